"""What the articles of a run say together: who held which office, and what does not fit.

`positions.positions` and `checks.checks` read the records of all articles and write rows of their
own; neither changes a record.
"""
