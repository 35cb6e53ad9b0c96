"""What the articles of a run say together: who held which office, and what does not fit.

`positions.positions` and `checks.checks` read the records of all articles and make rows of their
own; neither changes a record. `gathering.Gathering` does both for articles that come one by one.
"""
