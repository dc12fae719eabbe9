"""The annotated text for those who train or annotate: spaCy's DocBin, CoNLL-U, tasks for Label Studio."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.corpus.exports.tables import records
from vanthu.corpus.schema import DOMAINS, POLARITIES, TABLES

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus


def _doc_ids(corpus: Corpus) -> list[str]:
    return [
        str(doc_id) for (doc_id,) in corpus.connection.execute("select doc_id from documents order by path").fetchall()
    ]


def write_docbin(corpus: Corpus, folder: Path) -> list[Path]:
    """train.spacy and dev.spacy, split by document (one in five to dev, by its id), entities as `doc.ents`."""
    from spacy.tokens import Doc, DocBin, Span

    bins = {"train": DocBin(), "dev": DocBin()}
    for doc_id in _doc_ids(corpus):
        rebuilt = corpus.doc(doc_id)
        plain = Doc(rebuilt.vocab, words=[t.text for t in rebuilt], spaces=[bool(t.whitespace_) for t in rebuilt])
        plain.ents = [Span(plain, e.start, e.end, label=e.label_) for e in rebuilt.ents]
        bins["dev" if int(doc_id, 16) % 5 == 0 else "train"].add(plain)
    written = []
    for name, store in bins.items():
        path = folder / f"{name}.spacy"
        store.to_disk(path)
        written.append(path)
    return written


def write_conllu(corpus: Corpus, folder: Path) -> list[Path]:
    """One CoNLL-U file: segmented words with SpaceAfter, domain and polarity as sentence comments."""
    path = folder / "corpus.conllu"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        document = None
        for row in records(corpus, "sentences"):
            if row["doc_id"] != document:
                document = row["doc_id"]
                file.write(f"# newdoc id = {document}\n")
            text = " ".join(row["text"].split())
            file.write(f"# sent_id = {document}-{row['sentence_id']}\n# text = {text}\n")
            file.write(f"# domain = {row['domain']}\n# polarity = {row['polarity']}\n")
            at = 0
            for number, word in enumerate(row["words"], 1):
                at = row["text"].index(word, at) + len(word)
                glued = at < len(row["text"]) and not row["text"][at].isspace()
                form = " ".join(word.split())
                file.write(f"{number}\t{form}\t_\tX\t_\t_\t_\t_\t_\t{'SpaceAfter=No' if glued else '_'}\n")
            file.write("\n")
    return [path]


def write_label_studio(corpus: Corpus, folder: Path) -> list[Path]:
    """Tasks with predictions: one a running-text paragraph, its labels as choices, its entities as spans."""
    entities: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in records(corpus, "entities"):
        entities.setdefault((row["doc_id"], row["paragraph_id"]), []).append(row)
    tasks = []
    for row in records(corpus, "paragraphs"):
        if row["role"] not in ("body", "table"):
            continue
        result: list[dict[str, Any]] = [
            {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": [row[name]]}}
            for name in ("domain", "polarity")
        ]
        for entity in entities.get((row["doc_id"], row["paragraph_id"]), ()):
            value = {
                "start": entity["start"] - row["start"],
                "end": entity["end"] - row["start"],
                "text": entity["text"],
                "labels": [entity["label"]],
            }
            result.append({"from_name": "entities", "to_name": "text", "type": "labels", "value": value})
        data = {"text": row["text"], "doc_id": row["doc_id"], "paragraph_id": row["paragraph_id"]}
        score = round((row["domain_score"] + row["polarity_score"]) / 2, 4)
        tasks.append({"data": data, "predictions": [{"model_version": "vanthu", "score": score, "result": result}]})
    path = folder / "tasks.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    config = folder / "label-config.xml"
    config.write_text(_label_config(), encoding="utf-8")
    return [path, config]


def _label_config() -> str:
    entity_column = next(c for c in TABLES["entities"].columns if c.name == "label")
    labels = "".join(f'<Label value="{v}"/>' for v in entity_column.values)
    choices = "".join(
        f'<Choices name="{name}" toName="text" choice="single">'
        + "".join(f'<Choice value="{v}"/>' for v in values)
        + "</Choices>"
        for name, values in (("domain", DOMAINS), ("polarity", POLARITIES))
    )
    spans = f'<Labels name="entities" toName="text">{labels}</Labels>'
    return f'<View>{spans}<Text name="text" value="$text"/>{choices}</View>\n'
