"""The rules for Korean."""
