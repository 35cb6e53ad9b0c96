"""The analysis of English: tagged words, chunks, clauses with roles, cues, and what a sentence takes from before."""
