"""What a mention of a document says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document. A field that the text does not state, and that nothing certain gives, is None.

    `key` is the printed identity, normalised (`213-QĐ/TW`; `Luật Đất đai 2013` when it is cited by name). It is not
    unique: Party numbers restart each term and repeat in every province, State numbers restart each year.
    """

    type: str | None = None
    """The noun before the number (`Quy định`); from the symbol only where that has one meaning."""
    number: str | None = None
    """The running number as printed, zeros kept: `213`, `04`, `30a`."""
    symbol: str | None = None
    """`QĐ/TW`, `NĐ-CP`, `QH15`."""
    year: int | None = None
    """Year in the number or in the name, else of the date."""
    term: int | None = None
    """Khóa: of the Central Committee (`khóa XII` → 12) or of the National Assembly (`QH15` → 15)."""
    issuer: str | None = None
    """As printed; from the symbol only where that names one body (see `method`)."""
    issued_on: str | None = None
    """ISO date, `2022-10` when only the month is stated."""
    article: str | None = None
    """Numbers of Điều, khoản, điểm that the mention points to: `5`, `5, 7`, `5-9`."""
    clause: str | None = None
    point: str | None = None
    key: str | None = None
    method: str = ""
    """The family of the grammar, then what was inferred or why something was not: `party; type: symbol`."""
