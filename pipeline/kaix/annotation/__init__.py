"""From a run to an annotation tool and back: tasks with the run's facts in them → corrected → gold tables.

run folder ─ tasks ─▶ Task ─ FORMATS[name].write ─▶ file ─ a person corrects ─▶ file
gold folder ◀─ gold ── Task ◀─ FORMATS[name].read ─────────────────────────────┘
"""
