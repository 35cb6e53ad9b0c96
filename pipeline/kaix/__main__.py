"""`python -m kaix VERB` is `kaix VERB`."""

from kaix.cli import main

main()
