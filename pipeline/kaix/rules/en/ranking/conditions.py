"""Whether a match of a rule states a rank: one condition for each rule, on what stands around the match."""

from __future__ import annotations

from kaix.rules.en.ranking import ordinal_conditions, phrase_conditions

CONDITIONS = {**ordinal_conditions.CONDITIONS, **phrase_conditions.CONDITIONS}
"""The condition of each rule, by its name."""
