"""A statement while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from .units import Quantity
from .value import Comparator, Verdict


@dataclass(slots=True)
class Statement:
    """A statement being put together. Offsets are those of the text given to `statements`."""

    main: Quantity
    name: str | None
    percent: float | None = None
    percent_decimals: int = 0
    numerator: float | None = None
    denominator: float | None = None
    factors: tuple[float, float] = (1.0, 1.0)
    target: float | None = None
    target_percent: bool = False
    target_high: float | None = None
    """The upper end of a target that is a range."""
    comparator: Comparator | None = None
    verdict: Verdict | None = None
    stated: bool = True
    comparison: bool = False
    """The verdict is stated by `cao hơn` or `thấp hơn`, which is good or bad as the indicator is."""
    of_plan: bool = False
    turned: bool = False
    """It went the other way than planned."""
    timely: bool = False
    """Its verdict says only that it was reached in time."""
    capped: bool = False
    """Its target is one not to be passed."""
    part_of_year: bool = False
    """It holds for a part of a year: a plan not reached says nothing yet."""
    off: float | None = None
    """How much more than planned was reached, in its own unit."""
    share: float | None = None
    """The share of its plan that `vượt 7,2%` tells."""
    qualified: bool = False
    """Those it counts are told by how far they have come: `12 chủ đầu tư giải ngân dưới 50%`."""
    lowered: bool = False
    """It is told as lowered (`giảm còn`): less of it was wanted."""
    ended: bool = False
    """Its plan is one for its own period (`93,8% kế hoạch 6 tháng`): one not reached is missed."""
    approximate: bool = False
    change: int = 0
    elsewhere: bool = False
    """It is that of another place or time, which the figure before it is compared with."""
    total: Statement | None = None
    """The statement of whose figure this one is a part."""
    some: bool = False
    """The parts are named as a choice (`trong đó có`)."""
    all_of_it: bool = False
    """The parts are named as all there are (`gồm`, `chia ra`)."""
    settled: bool = False
    """Words for a plan reach it: whether it is planned or only told beside (a base, a norm, a year before) is known."""
    last: int = 0
    """Where the last figure merged into it ends."""
    bracket: int = -1
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def aim(self, bound: Comparator) -> None:
        """Notes that its figure is still to be reached: what is told is the target."""
        self.notes.append("planned")
        if not self.stated:
            self.verdict, self.stated = None, True  # a plan of 100% is not yet met
        self.target, self.target_percent = self.main.value, self.main.kind == "percent"
        self.comparator = bound
