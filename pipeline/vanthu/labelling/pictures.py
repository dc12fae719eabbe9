"""Pictures of the model card as SVG files, drawn with altair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FONT = "Liberation Sans, Arial, sans-serif"
"""The first ships with the converter, so that every machine lays the text out alike."""
_CELL = 46


def confusion_picture(labels: Sequence[str], matrix: npt.NDArray[np.int64], path: Path) -> None:
    """A confusion matrix: rows gold, columns found, coloured by the share of the row."""
    import altair as alt
    import pandas as pd

    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    rows = [
        {"gold": gold, "found": found, "texts": int(matrix[i, j]), "share": round(float(shares[i, j]), 4)}
        for i, gold in enumerate(labels)
        for j, found in enumerate(labels)
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("found:N", sort=list(labels), title="found", axis=alt.Axis(labelAngle=-40, labelLimit=200)),
        y=alt.Y("gold:N", sort=list(labels), title="gold", axis=alt.Axis(labelLimit=200)),
    )
    cells = base.mark_rect().encode(
        color=alt.Color("share:Q", scale=alt.Scale(range=["#ffffff", "#1b6ca8"], domain=[0, 1]), legend=None)
    )
    numbers = base.mark_text(fontSize=11).encode(
        text="texts:Q",
        color=alt.condition("datum.share > 0.5", alt.value("white"), alt.value("#333")),
    )
    side = _CELL * len(labels)
    _save((cells + numbers).properties(width=side, height=side * 3 // 5), path)


def reliability_picture(points: Sequence[tuple[str, float, float, float, float, int]], path: Path) -> None:
    """Share of right labels against mean probability, one line a task.

    A point is task, mean probability, share right, lower and upper end of its 95% interval, number of texts.
    """
    import altair as alt
    import pandas as pd

    names = ["task", "probability", "right", "low", "high", "texts"]
    rows = [[task, *(round(v, 4) for v in values), number] for task, *values, number in points]
    unit = alt.Scale(domain=[0, 1])
    x = alt.X("probability:Q", scale=unit, title="probability given")
    color = alt.Color("task:N", title=None, scale=alt.Scale(range=["#1b6ca8", "#c8553d"]))
    base = alt.Chart(pd.DataFrame(rows, columns=names)).encode(x=x, color=color)
    right = alt.Y("right:Q", scale=unit, title="share that is right")
    bars = base.mark_rule(opacity=0.6).encode(y=alt.Y("low:Q", scale=unit, title="share that is right"), y2="high:Q")
    line = base.mark_line(strokeWidth=1.5).encode(y=right)
    dots = base.mark_point(filled=True, size=45).encode(y=right)
    ideal = alt.Chart(pd.DataFrame({"a": [0, 1], "b": [0, 1]})).mark_line(color="#999", strokeDash=[4, 4])
    diagonal = ideal.encode(x=alt.X("a:Q", title="probability given"), y=alt.Y("b:Q", title="share that is right"))
    _save((diagonal + bars + line + dots).properties(width=360, height=300), path)


def _save(chart: Any, path: Path) -> None:
    chart.configure(font=FONT, background="white").save(str(path), format="svg")
