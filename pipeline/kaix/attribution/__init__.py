"""Who, what for, when and whether: the value of each slot of a found mention, chosen by evidence.

For a slot of a mention (`amounts.entity`, `rankings.domain`, …) the analysis of the text gives candidates, of which
"the text does not say" is one; each comes with the names of the evidence that speaks for it (`evidence.EVIDENCE`).
`choose` adds up the weights of the evidence (`weights.tsv`, learned by `kaix train`), and the highest sum wins.
"""
