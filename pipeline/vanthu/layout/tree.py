"""The structure of a notice as text, for `vanthu inspect --layout`."""

from __future__ import annotations

from dataclasses import fields

from vanthu.notice import Notice

_WIDTH = 90


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def render(notice: Notice) -> str:
    """Letterhead fields, then one line a paragraph: indented by section, with its role and marker."""
    lines = []
    for field in fields(notice.letterhead):
        value = getattr(notice.letterhead, field.name)
        if value:
            lines.append(f"{field.name}: {'; '.join(value) if isinstance(value, tuple) else value}")
    lines.append("")
    seen: set[int] = set()
    for paragraph in notice.paragraphs:
        text = notice.text[paragraph.start : paragraph.end]
        section = notice.sections[paragraph.section_id] if paragraph.section_id is not None else None
        level = section.level if section else 0
        if section and section.id not in seen:
            seen.add(section.id)
            heading = " ".join(x for x in (section.number, section.title) if x)
            lines.append(f"{'  ' * (level - 1)}§ {_short(heading)}")
        if paragraph.role != "heading":
            marker = f"{paragraph.marker} " if paragraph.marker else ""
            lines.append(f"{'  ' * level}[{paragraph.role}] {marker}{_short(text)}")
    lines.extend(f"warning: {warning}" for warning in notice.warnings)
    return "\n".join(lines)
