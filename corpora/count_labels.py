"""Writes the table of counts into corpora/labelled/README.md: `python corpora/count_labels.py`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from vanthu.corpus.schema import POLARITIES
from vanthu.labelling.data import counts, read_labelled

LABELLED = Path(__file__).resolve().parent / "labelled"
START, END = "<!-- counts -->", "<!-- /counts -->"


def table(folder: Path = LABELLED) -> str:
    """Texts of each domain and polarity, and of each batch, as Markdown."""
    examples = read_labelled([folder])
    lines = [f"| domain | {' | '.join(POLARITIES)} | all |", f"|---|{'--:|' * (len(POLARITIES) + 1)}"]
    for domain, row in counts(examples).items():
        lines.append(f"| {domain} | {' | '.join(str(row[p]) for p in POLARITIES)} | {sum(row.values())} |")
    units = Counter((example.batch, example.unit) for example in examples)
    lines += ["", "| batch | sentences | paragraphs |", "|---|--:|--:|"]
    lines += [f"| {b} | {units[b, 's']} | {units[b, 'p']} |" for b in sorted({batch for batch, _ in units})]
    return "\n".join([*lines, "", f"{len(examples)} texts in all."])


def with_table(readme: str, counted: str) -> str:
    """The README with `counted` between its markers."""
    before, rest = readme.split(START)
    return f"{before}{START}\n{counted}\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Write the table."""
    path = LABELLED / "README.md"
    path.write_text(with_table(path.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
