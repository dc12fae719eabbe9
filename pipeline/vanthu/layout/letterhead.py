"""The fields of `Letterhead`, from the head, the end matter and, where those are silent, the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from vanthu.dates import find_dates
from vanthu.layout.blocks import Block
from vanthu.layout.casing import usual_case
from vanthu.layout.ending import Ending
from vanthu.layout.signing import main_signatories
from vanthu.layout.stamp import Head, type_of
from vanthu.notice import Letterhead
from vanthu.orthography import UPPER, fold, modern_tones
from vanthu.vocabulary import table

_PARENT = (
    r"(?:\s+(?:Trung ương(?: Đảng)?|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng|[Xx]ã) ủy|[Đđ]ảng bộ"
    r"|[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|"
    r"[Pp]hường|[Xx]ã|[Cc]ấp|MTTQ|Việt Nam|quan|và))"
)
_PROPER = rf"(?:\s+[{UPPER}][^\W\d_]*(?:\s*-\s*[{UPPER}][^\W\d_]*)?)"
_SPEAKS = re.compile(
    r"\s+(?:(?:thống nhất|đã|trân trọng)\s+)?(?:kết luận|thông báo|ban hành|xây dựng|báo cáo|yêu cầu|hướng dẫn"
    r"|quyết định|đề ra|triển khai|chỉ đạo)"
)
_SUBJECT = re.compile(r"^(?P<opened>[\"“(])?\s*[Vv]\s?/\s?[Vv]\s*:?\s*")
"""What a letter's subject begins with, also in quotes or brackets."""
_CLOSING_MARKS = {'"': '"', "“": "”", "(": ")"}
_CLOSES = re.compile(r"[Tt]rên đây là [^.]{0,120}của\s$")


@cache
def _body() -> re.Pattern[str]:
    """The name of a body in running text: a word of `bodies.tsv` with the parent body, unit and names after it."""
    names = sorted((row["name"] for row in table("bodies", __package__)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?:{_PARENT}|{_PROPER}){{0,6}}")


def _bodies(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if b.role == "body"]


def _infer_issuer(bodies: list[str], blocks: list[Block]) -> str:
    """The body that the opening and closing sentences say speaks, in accord with the signature where there is one."""
    texts = _bodies(blocks)
    near = [*texts[:4], *texts[-4:]]
    signed = fold(usual_case(bodies[0])) if bodies else ""
    scores: dict[str, float] = {}
    evident: set[str] = set()
    for text in map(modern_tones, near):
        for match in _body().finditer(text):
            name = " ".join(match.group().split())
            score = 1.0
            if _SPEAKS.match(text, match.end()):
                score += 3
            if _CLOSES.search(text[max(0, match.start() - 140) : match.start()]):
                score += 4
            if signed and fold(name).startswith(signed):
                score += 6
            elif signed and not signed.startswith(fold(name)):
                score -= 2
            scores[name] = scores.get(name, 0.0) + score
            evident |= {name} if score >= 3 else set()
    best = max(evident, key=lambda n: (scores[n], len(n), n), default="")
    return best or (usual_case(bodies[0]) if bodies else "")


def _infer_date(title: str, blocks: list[Block]) -> str:
    """The year that the title names, else the latest date of the first paragraphs."""
    if found := find_dates(title, years=True):
        return found[0].iso[:4]
    for text in _bodies(blocks)[-6:]:
        if match := re.search(r"thông qua (?=ngày \d)", text):
            return max((d.iso for d in find_dates(text[match.end() : match.end() + 40])), default="")
    for text in _bodies(blocks)[:2]:
        if found := find_dates(text, years=True):
            return max(d.iso for d in found)[:4]
    return ""


def _printed(values: Iterable[str]) -> str:
    """What several signatories have, each thing once."""
    return "; ".join(filter(None, dict.fromkeys(values)))


def letterhead(head: Head, ending: Ending, blocks: list[Block]) -> Letterhead:
    """All fields in their usual spelling; a field that nothing states is empty."""
    # An annexed paper has its own head.
    heads = list(takewhile(lambda b: b.role in ("letterhead", "doc_type", "title"), blocks))
    title = " ".join(b.text for b in heads if b.role == "title")
    if subject := _SUBJECT.match(title):
        title = title[subject.end() :].removesuffix(_CLOSING_MARKS.get(subject["opened"], ""))
    doc_block = next((b for b in heads if b.role == "doc_type"), None)
    if doc_block is not None and head.doc_type and type_of(doc_block.text) != (head.doc_type, ""):
        rest = doc_block.text.strip(" .:*")[len(head.doc_type) :].strip(" :")
        if rest and not rest.lower().startswith("của "):
            title = f"{rest} {title}".strip()
    signed = main_signatories(ending.signatories, head.issuer)
    found = any((head.doc_type, head.number, head.issuer, *(s.name or s.modes for s in signed)))
    return Letterhead(
        doc_type=head.doc_type,
        number=head.number,
        symbol=head.symbol,
        superior=head.superior,
        issuer=head.issuer or (_infer_issuer(signed[0].bodies if signed else [], blocks) if found else ""),
        place=head.place or ending.place,
        issued_on=head.issued_on or ending.issued_on or (_infer_date(title, blocks) if found else ""),
        title=title,
        recipients=tuple(name for r in ending.recipients if (name := r.rstrip(" ;,./"))),
        signature_mode=_printed(" ".join(s.modes) for s in signed),
        signer="; ".join(s.name for s in signed if s.name),
        signer_role="; ".join(filter(None, [s.role for s in signed])),
        file_code=ending.file_code,
        urgency=head.urgency,
        secrecy=head.secrecy,
    )
