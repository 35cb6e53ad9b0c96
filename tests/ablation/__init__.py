"""What each pattern, cue and weight earns: see `__main__`."""
