"""The spaCy component of the family: `doc.spans["people"]`, `doc.spans["organisations"]`, and then `doc.ents`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.marking import mark
from vanthu.notice import Mention, Notice
from vanthu.segmentation.extensions import attribute, text_of
from vanthu.segmentation.recutting import cut

from .aliases import Aliases
from .entities import set_entities
from .organisations import find_organisations
from .people import find_people
from .short_names import authors
from .value import Person

_OTHERS = ("references", "places", "figures", "dates")
"""Families whose words stay whole."""


class Actors:
    """Sets people, organisations and, as the last of the extractors, the Doc's entities. Keeps no state.

    A word that a name begins or ends in is cut there, in a Doc that takes the place of the one given.
    """

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        named: list[tuple[int, list[Mention]]] = []
        acting: list[tuple[int, list[Mention]]] = []
        aliases = Aliases()
        for start, end, role in _passages(doc):
            passage = text[start:end]
            found = find_organisations(passage, aliases)
            named.append((start, found))
            if role != "signature":
                acting.append((start, find_people(passage, found)))
        acting.append((0, _signers(doc)))  # before the authors: the last line may be a signer's name
        taken = {start + at for start, found in acting for m in found for at in range(m.start, m.end)}
        acting.append((0, [author for author in authors(text) if author.start not in taken]))
        edges = {start + at for start, found in (*named, *acting) for m in found for at in (m.start, m.end)}
        doc = cut(doc, edges, _OTHERS)
        bodies: list[Span] = []
        people: list[Span] = []
        for spans, mentions in ((bodies, named), (people, acting)):
            for start, found in mentions:
                mark(doc, found, start, spans)
        doc.spans["people"] = people
        doc.spans["organisations"] = bodies
        set_entities(doc)
        return doc


@Language.factory("vanthu_actors")
def create_actors(nlp: Language, name: str) -> Actors:  # noqa: ARG001 - spaCy's signature
    """Factory of the component; it needs `doc.spans["paragraphs"]` and stands after the other extractors."""
    return Actors()


def _passages(doc: Doc) -> list[tuple[int, int, str | None]]:
    """Where the paragraphs are, and their roles; off the notice where there is one, since spans take longer to read.

    Lines of a letterhead are one passage: a body's unit stands in the next (`ỦY BAN NHÂN DÂN` / `HUYỆN CẦU KÈ`).
    """
    if "paragraphs" not in doc.spans:
        return []
    notice: Notice | None = doc._.notice
    if notice is not None:
        passages: list[tuple[int, int, str | None]] = []
        for paragraph in notice.paragraphs:
            start, end, role = paragraph.start, paragraph.end, paragraph.role
            last = passages[-1] if passages else (0, 0, None)
            if role == last[2] == "letterhead" and notice.text[last[1] : start] == "\n":
                passages[-1] = (last[0], end, role)
            elif start < end:
                passages.append((start, end, role))
        return passages
    spans = [(span.start_char, span.end_char) for span in doc.spans["paragraphs"]]
    return [(start, end, attribute(doc, "role", start, end)) for start, end in spans]


def _signers(doc: Doc) -> list[Mention]:
    """Who signed, where the signatures stand; a joint paper has several (see `Letterhead.signer`)."""
    notice: Notice | None = doc._.notice
    if notice is None or not notice.letterhead.signer:
        return []
    head = notice.letterhead
    names = head.signer.split("; ")
    roles = head.signer_role.split("; ") if len(names) > 1 else [head.signer_role]
    found: list[Mention] = []
    for i, printed in enumerate(names):
        held = (roles[i],) if len(roles) == len(names) and roles[i] else ()
        for paragraph in reversed(notice.paragraphs):
            if paragraph.role != "signature":
                continue
            at = notice.text.rfind(printed, paragraph.start, paragraph.end)
            if at < 0:  # the letterhead has it as in running text
                at = notice.text.rfind(printed.upper(), paragraph.start, paragraph.end)
            if at >= 0:
                name = printed.title() if printed.isupper() else printed
                person = Person(name, held, (head.issuer,) if head.issuer else (), signer=True)
                found.append(Mention(at, at + len(printed), "PERSON", person))
                break
    return sorted(found, key=lambda m: m.start)
