"""`python -m pipeline VERB` is `kaix VERB`."""

from pipeline.cli import main

main()
