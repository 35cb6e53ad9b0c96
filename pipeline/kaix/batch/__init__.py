"""Many articles: sources read as streams, workers that survive what they read, a ledger of what is done."""
