"""The candidates and the evidence of English: for amounts, GPU counts, and what rankings share with them."""
