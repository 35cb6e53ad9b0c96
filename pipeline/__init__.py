"""kaix: officials, sums, GPU counts and rankings from news about Korean AI."""

from __future__ import annotations

__version__ = "0.1.0"
