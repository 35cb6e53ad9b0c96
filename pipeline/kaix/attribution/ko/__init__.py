"""Korean: the candidates of each slot of sums and GPU counts, out of the analysis, and the evidence for each."""
