"""How a run reads and writes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaix.batch import grading
from kaix.batch.about import DEFAULT, Wanted
from kaix.batch.child_process import Limits
from kaix.batch.fetch import Manners
from kaix.batch.pageindex import REFRESH
from kaix.columns import Columns


@dataclass(frozen=True, slots=True)
class Options:
    """How to run; what the tables hold depends on `wanted` and `columns` alone."""

    workers: int = 0  # 0: as many as there are cores
    cluster: str | None = None
    about: str | None = None
    about_min: float | None = None
    refresh: float = REFRESH
    is_offline: bool = False
    fresh: bool = False
    formats: tuple[str, ...] = ("csv",)
    columns: Columns = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)

    @property
    def wanted(self) -> Wanted:
        """What articles are graded by, and the grade from which on they are kept."""
        if self.about is None and self.about_min is None:
            return Wanted()
        least = grading.KEPT if self.about_min is None else self.about_min
        return Wanted(self.about or DEFAULT, least)
