"""A work whose modules take a while to load, as spaCy's do."""

from __future__ import annotations

import time

from tests.batch.works import numbers

__all__ = ["numbers"]

time.sleep(1.2)
