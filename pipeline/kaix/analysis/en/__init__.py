"""The analysis of English: words with tags, chunks, clauses with roles, cues, and what a sentence takes from those before."""
