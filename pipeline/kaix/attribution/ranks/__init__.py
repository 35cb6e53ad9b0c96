"""Who is ranked in what, among whom and by whom: the same evidence for both languages, out of their analyses."""
