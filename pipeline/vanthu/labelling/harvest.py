"""Training text that labels itself: sentences under headings that say plainly what they tell of.

A sentence is taken when the headings above it, or the words that lead its paragraph ("Về y tế: …"), name exactly one
domain and announce exactly one polarity, and when its own words do not speak against that polarity. A lead that is a
title in itself is left out of the text: it is the label, the rest is what there is to learn.

Such labels are not gold: some sentences under "results" only state facts. Look through the file before training on it,
and compare `vanthu evaluate` with and without it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vanthu.errors import UsageError, VanthuError
from vanthu.labelling.cues import find_cues
from vanthu.labelling.headings import heading_domain, heading_polarity
from vanthu.labelling.model import Encoded
from vanthu.notice import Notice
from vanthu.orthography import fold
from vanthu.vocabulary import table

SHORTEST, LONGEST = 5, 120
"""Words of a sentence that is worth learning from."""
LEAD_WORDS = 12
_LEAD = re.compile(r"[^.:;!?\n]{3,120}?:\s+|[^.:;!?\n]{3,120}?\.\s+(?=\w)")
_TOPIC = re.compile(r"(?:công tác|lĩnh vực|hoạt động|về) [^.:;,!?\n]{3,120}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d[\d.,/]*")


@dataclass(frozen=True, slots=True)
class Silver:
    """A sentence labelled by its heading. Offsets are 0-based, ends exclusive: `start`, `end` in the notice's clean
    text, `source_start`, `source_end` in the text as read from the file."""

    text: str
    domain: str
    polarity: str
    heading: str
    start: int
    end: int
    source_start: int
    source_end: int


def harvest(archive: Sequence[str | Path], out: str | Path) -> tuple[int, list[str]]:
    """Write the sentences of an archive that label themselves to `out`, a JSONL file for `vanthu train`.

    Sentences that differ in figures only are written once. Returns how many were written and one message for each file
    that could not be read. Raises UsageError when there is nothing to read.
    """
    from vanthu.layout import parse
    from vanthu.reading import find_files, read

    for item in archive:
        if not Path(item).exists():
            raise UsageError(f"{item} does not exist: check the path.")
    paths = find_files([Path(item) for item in archive])
    if not paths:
        raise UsageError(f"No files found in {', '.join(map(str, archive))}: is it the right folder?")
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    seen: set[bytes] = set()
    failures: list[str] = []
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for path in paths:
            try:
                found = list(harvest_notice(parse(read(path))))
            except VanthuError as error:
                failures.append(str(error))
                continue
            for silver in found:
                key = hashlib.blake2b(_FIGURE.sub("0", fold(silver.text)).encode(), digest_size=12).digest()
                if key not in seen:
                    seen.add(key)
                    file.write(json.dumps(_row(silver, path), ensure_ascii=False) + "\n")
    return len(seen), failures


def _row(silver: Silver, path: Path) -> dict[str, str | int]:
    return {
        "text": silver.text,
        "domain": silver.domain,
        "polarity": silver.polarity,
        "unit": "s",
        "labelled_by": "heading",
        "heading": silver.heading,
        "source": str(path),
        "start": silver.start,
        "end": silver.end,
        "source_start": silver.source_start,
        "source_end": silver.source_end,
    }


def harvest_notice(notice: Notice) -> Iterator[Silver]:
    """The sentences of one notice that label themselves, in text order."""
    from vanthu.segmentation import sentences

    candidates: list[Silver] = []
    for paragraph in notice.paragraphs:
        if paragraph.role != "body":
            continue
        titles = [section.title for section in notice.section_path(paragraph.section_id)]
        polarity = polarity_above(titles)
        if polarity is None:
            continue
        text = notice.text[paragraph.start : paragraph.end]
        domain, skipped = _domain(text, titles)
        if domain is None:
            continue
        for start, end in sentences(text[skipped:]):
            if _worth(text[skipped + start : skipped + end]):
                at = paragraph.start + skipped
                candidates.append(_silver(notice, at + start, at + end, domain, polarity, titles))
    for silver, signs in zip(candidates, _signs([c.text for c in candidates]), strict=True):
        if not contradicts(silver.polarity, signs, silver.text):
            yield silver


def polarity_above(titles: Sequence[str]) -> str | None:
    """The polarity that the titles above a paragraph (innermost first) announce; None if they mix report and task."""
    named = [polarity for title in titles if (polarity := heading_polarity(title))]
    mixed = "directive" in named and set(named) != {"directive"}
    return named[0] if named and not mixed else None


def _domain(text: str, titles: Sequence[str]) -> tuple[str | None, int]:
    """The domain of a paragraph, and the length of the lead that names it (0 where a title does)."""
    lead = _LEAD.match(text)
    if lead and len(lead.group().split()) <= LEAD_WORDS and (domain := heading_domain(lead.group())):
        return domain, lead.end()
    topic = _TOPIC.match(text)
    if topic and (domain := heading_domain(" ".join(topic.group().split()[:LEAD_WORDS]))):
        return domain, 0
    for title in titles:
        domain = heading_domain(title)
        if domain or not heading_polarity(title):
            return domain, 0
    return None, 0


def _worth(sentence: str) -> bool:
    """Whether a sentence says something by itself: neither a fragment nor the opening of a list."""
    return SHORTEST <= len(_WORD.findall(sentence)) <= LONGEST and not sentence.rstrip().endswith(":")


def _silver(notice: Notice, start: int, end: int, domain: str, polarity: str, titles: Sequence[str]) -> Silver:
    source_start, source_end = notice.offsets.to_source(start, end)
    text = notice.text[start:end]
    return Silver(text, domain, polarity, " < ".join(titles), start, end, source_start, source_end)


def _signs(texts: list[str]) -> list[set[str]]:
    """Which directions the cues of each text have."""
    if not texts:
        return []
    encoded = Encoded.of(texts)
    cues = find_cues(encoded, encoded.whole_texts(len(texts)), texts, list(range(len(texts))))
    return [{cue.direction for cue in found} for found in cues]


def contradicts(polarity: str, signs: set[str], text: str) -> bool:
    """Whether the cues of a text (`+`, `-`) or a turn ("tuy nhiên") speak against a heading's polarity.

    A shortcoming may name a good thing it falls short of, a task may name anything; neutral text names neither.
    """
    if polarity == "achievement":
        return "-" in signs or bool(_turns().search(fold(text)))
    if polarity == "shortcoming":
        return "+" in signs and "-" not in signs
    return polarity == "neutral" and bool(signs & {"+", "-"})


@cache
def _turns() -> re.Pattern[str]:
    words = (re.escape(row["word"]) for row in table("turns", __package__))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
