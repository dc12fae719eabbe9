"""Plots of a corpus as Altair charts: each function takes a Corpus and returns a chart that can be changed further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vanthu.views.words import names

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

POLARITY_COLOURS = {
    "achievement": "#2a7f62",
    "shortcoming": "#b5423c",
    "directive": "#3b6ea5",
    "neutral": "#b8b8b8",
}


FONT = "Be Vietnam Pro, Noto Sans, Segoe UI, DejaVu Sans, sans-serif"
"""Fonts that hold every Vietnamese letter: others mix two faces within a word."""


def use_theme(*, png: bool = False) -> None:
    """Draw all Altair charts of this session with Vietnamese fonts and quiet axes; with `png` as pictures."""
    import altair as alt

    @alt.theme.register("vanthu", enable=True)
    def theme() -> alt.theme.ThemeConfig:
        axis = {"labelLimit": 260, "domainColor": "#c9c4b8", "tickColor": "#c9c4b8", "gridColor": "#eeebe4"}
        return alt.theme.ThemeConfig(config={"font": FONT, "axis": axis, "view": {"stroke": None}})  # type: ignore[typeddict-item]

    if png:
        alt.renderers.enable("png", scale_factor=1.5)


def domain_polarity(corpus: Corpus, language: str = "vi") -> Any:
    """Bars: sentences of each domain, split by polarity. Formal text without a field is left out."""
    import altair as alt

    counts = corpus.sql(
        "select domain, polarity, count(*) as sentences from sentences where domain <> 'none' group by all"
    )
    return _stacked(alt, counts, "domain", "sentences", language)


def timeline(corpus: Corpus, language: str = "vi") -> Any:
    """Bars: sentences of achievement and shortcoming by the year of the document."""
    import altair as alt

    counts = corpus.sql(
        "select cast(d.year as varchar) as year, s.polarity, count(*) as sentences "
        "from sentences s join documents d using (doc_id) "
        "where s.polarity in ('achievement', 'shortcoming') and d.year is not null group by all"
    )
    return _stacked(alt, counts, "year", "sentences", language)


def _stacked(alt: Any, counts: Any, group: str, value: str, language: str) -> Any:
    """Stacked bars of `value` by `group`, coloured by polarity, with names in `language`."""
    polarity = names("polarity", language)
    counts["polarity_name"] = counts["polarity"].map(polarity)
    domains = names("domain", language)
    if group == "domain":
        counts["domain"] = counts["domain"].map(domains)
    scale = alt.Scale(domain=list(polarity.values()), range=[POLARITY_COLOURS[label] for label in polarity])
    counts["order"] = counts["polarity"].map({label: i for i, label in enumerate(polarity)})
    sort = list(domains.values()) if group == "domain" else "ascending"
    return (
        alt.Chart(counts)
        .mark_bar()
        .encode(
            y=alt.Y(f"{group}:N", sort=sort, title=None, axis=alt.Axis(labelLimit=260)),
            x=alt.X(f"sum({value}):Q", title="câu" if language == "vi" else "sentences"),
            color=alt.Color("polarity_name:N", scale=scale, title=None),
            order=alt.Order("order:Q"),
            tooltip=[f"{group}:N", "polarity_name:N", f"{value}:Q"],
        )
        .properties(width=460)
    )
