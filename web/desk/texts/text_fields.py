"""The fields of the forms in which archivists write their own texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from web.desk.description_form import LABELS, Option, kinds
from web.desk.wrong import NOTHING_WRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One field: a line, a text of several lines, one of a few, or a box to tick."""

    name: str
    label: str
    hint: str = ""
    rows: int = 1
    is_box: bool = False
    is_fixed: bool = False
    """Given when the text is begun, and never changed."""
    options: tuple[Option, ...] = ()
    """Where one of a few is chosen."""
    value: str = ""
    problem: str = ""
    """What is wrong with it."""


COLLECTION = (
    TextField(name="title", label="Title"),
    TextField(
        name="text",
        label="Scope and content",
        hint="Markdown: what the sources have in common, who gathered them, what is missing.",
        rows=10,
    ),
    TextField(name="reference", label="Reference code"),
    TextField(name="creators", label="Gathered by", hint="Several are parted by semicolons."),
    TextField(name="dates", label="Dates", hint="Left empty: from the first to the last publication."),
    TextField(name="history", label="Of those who gathered it", rows=4),
    TextField(name="arrangement", label="Arrangement", rows=3),
    TextField(name="access_conditions", label="Conditions of access", rows=3),
    TextField(name="use_conditions", label="Conditions of use", rows=3),
    TextField(name="languages", label="Languages", hint="In words. Left empty: those of its sources."),
    TextField(name="custodial_history", label="Custodial history", rows=3),
    TextField(name="acquisition", label="How it came here", rows=3),
    TextField(name="accruals", label="What may still come", rows=2),
    TextField(name="related", label="Related materials", rows=3),
    TextField(name="processing", label="Processing", rows=3),
    TextField(name="rules", label="Rules of description"),
    TextField(name="language", label="Language of this description", hint="As a tag: en, hy."),
)
ESSAY = (
    TextField(
        name="slug",
        label="Name in the address",
        hint="Small letters, digits and hyphens; it can't be changed later.",
        is_fixed=True,
    ),
    TextField(name="title", label="Title"),
    TextField(name="author", label="Author"),
    TextField(name="written", label="Written", hint="2024, 2024-05 or 2024-05-06."),
    TextField(name="language", label="Language", hint="As a tag: en, hy."),
    TextField(name="collection", label="Collection", hint="Its name in addresses; may be empty."),
    TextField(
        name="text",
        label="Text",
        hint="Markdown. {{quote ID}}, alone on its line, stands for a quote; write none of its words here.",
        rows=24,
    ),
    TextField(name="is_public", label="Public (an editor decides)", is_box=True),
)
FEATURED = (
    TextField(
        name="quotes",
        label="Quotes",
        hint="One a line, in order: the quote's id or address, then why it is chosen. Twelve at most.",
        rows=12,
    ),
)


def _of_source(name: str) -> TextField:
    label, hint = LABELS[name]
    return TextField(name=name, label=label, hint=hint, options=kinds() if name == "kind" else ())


SOURCE = (
    *map(_of_source, ("title", "kind", "publisher", "author", "published")),
    TextField(
        name="published_note",
        label="How that day is known",
        hint="Where the source itself does not state it; readers are told that it is inferred.",
    ),
    *map(_of_source, ("url", "archived_url", "retrieved", "language", "rights")),
    TextField(name="note", label="The archivist’s note", hint="Markdown; readers see it.", rows=5),
)


def filled(
    fields: tuple[TextField, ...], values: Mapping[str, str], problems: Mapping[str, str] = NOTHING_WRONG
) -> tuple[TextField, ...]:
    """The fields with what stands in them, and what is wrong with that."""
    return tuple(
        replace(one, value=values.get(one.name, ""), problem=problems.get(one.name, "")) for one in fields
    )
