"""What `rankings.PATTERNS` finds: whether it states a rank, and who is ranked, in what, where and by whom."""
