"""What changed between two states of a record, field by field, in words.

A state is what a revision holds: JSON without the words of the source. Its spans are told by the words that
stand there, so that an archivist reads what was said before and after.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from archive.joints import on_one_line
from archive.model import Span
from archive.withholding.withheld_words import WithheldWords

_LABELS = {
    "parts": "Words",
    "nested": "Quoted within",
    "speaker_id": "Speaker",
    "attribution": "Attributed to",
    "tags": "Tag",
    "kind": "Kind",
    "form": "Form",
    "review": "Review",
    "language": "Language",
    "access.status": "Access",
    "access.reason": "Reason of the withdrawal",
    "access.until": "Embargoed until",
    "names": "Name",
    "named": "Named in the source",
    "merged_into": "Merged into",
    "slug": "Address",
    "description.access": "Access, as the file asked",
    "description.access_reason": "Reason of the withdrawal, as the file gave it",
    "description.title": "Title",
    "description.note": "Note",
    "title": "Title",
    "identity": "Known to the public as",
    "public_name": "Name in public",
    "redactions": "Left out in public",
    "content_notes": "Content note",
}
_LEFT_OUT = frozenset({"id", "source_id", "version_id", "number", "note_html", "description_html", "html"})
"""Fields that never change, or that only repeat another one."""
_TEXTS = frozenset({"text", "description"})
"""Fields that hold Markdown: told by paragraphs, of which most stay."""
_CODES = frozenset({"reason", "basis"})
"""Fields that hold a term of several words."""
_NOTHING = WithheldWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that is not as it was; None where there was, or is, nothing."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How spans and ids are put into words."""

    text: str | None
    """Of the version; None where its words may not be shown, or there is none."""
    named: Callable[[str], str] = str
    """What the record with an id is called."""
    hidden: frozenset[str] = frozenset()
    """Names that were taken out of the record: not shown here either."""
    withdrawn: WithheldWords = _NOTHING
    """Words that titles and notes repeated before they were withdrawn."""


HIDDEN = "(a name that was taken out of the record)"
WITHDRAWN = "(it repeated words that were withdrawn)"
_State = Mapping[str, Any]


def differences(before: _State, after: _State, words: Words) -> tuple[Difference, ...]:
    """What differs, in the order of the fields; for lists, only the entries that do."""
    told_before, told_after = _by_label(before, words), _by_label(after, words)
    labels = tuple(dict.fromkeys((*told_before, *told_after)))
    return tuple(
        one
        for label in labels
        for one in _paired(label, told_before.get(label, ()), told_after.get(label, ()))
    )


def _by_label(state: _State, words: Words) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for label, told in _told(state, words):
        found[label] = (*found.get(label, ()), *told)
    return found


def _paired(label: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    kept = Counter(before) & Counter(after)
    gone, come = _without(before, kept), _without(after, kept)
    for one, other in zip_longest(gone, come):
        yield Difference(label=label, before=one, after=other)


def _without(told: Sequence[str], kept: Counter[str]) -> list[str]:
    left = Counter(kept)
    remaining = []
    for one in told:
        if left[one]:
            left[one] -= 1
        else:
            remaining.append(one)
    return remaining


def _told(state: _State, words: Words, above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each field as its label and what it says; fields within fields by the names of both."""
    for name, value in sorted(state.items(), key=lambda field: _order(f"{above}{field[0]}")):
        path = f"{above}{name}"
        if name in _LEFT_OUT or value in (None, "", [], {}) or (name == "slug" and _tells(str(value), words)):
            continue
        label = _LABELS.get(
            path, path.replace("description.", "").replace(".", ", ").replace("_", " ").capitalize()
        )
        if name in _TEXTS and isinstance(value, str):
            yield label, tuple(filter(None, map(str.strip, value.split("\n\n"))))
        elif name in ("parts", "nested"):
            yield label, (_words(value, words),)
        elif name == "attribution":
            yield label, (_attribution(value, words),)
        elif isinstance(value, list):
            yield from _entries(path, label, value, words)
        elif isinstance(value, dict) and not _is_span(value):
            yield from _told(value, words, f"{path}.")
        else:
            yield label, (_plain(name, value, words),)


def _order(path: str) -> tuple[int, str]:
    """Known fields as ``_LABELS`` has them, what holds others where their first one stands, the rest last."""
    known = (number for number, one in enumerate(_LABELS) if one == path or one.startswith(f"{path}."))
    return next(known, len(_LABELS)), path


def _entries(
    path: str, label: str, values: Sequence[Any], words: Words
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if path != "tags":
        yield label, tuple(_entry(path, value, words) for value in values)
        return
    by_field: dict[str, list[str]] = {}
    for tag in values:
        role = f" ({_plain('', tag['place_role'], words)})" if tag.get("place_role") else ""
        field = f"{str(tag['field']).replace('_', ' ').capitalize()}{role}"
        by_field.setdefault(field, []).append(_claim(tag["value"], tag["evidence"], words))
    yield from ((field, tuple(told)) for field, told in by_field.items())


def _entry(path: str, value: Any, words: Words) -> str:
    if _is_span(value):
        return _words([value], words)
    if path == "names" and isinstance(value, dict):
        notes = [value["language"], value["script"], "the first" if value["primary"] else None]
        told = ", ".join(note for note in notes if note)
        return f"{_shown(value['form'], words)}{f' ({told})' if told else ''}"
    if isinstance(value, dict):
        fields = (f"{label.lower()}: {'; '.join(said)}" for label, said in _told(value, words))
        return ", ".join(fields)
    return _plain(path, value, words)


def _attribution(value: Any, words: Words) -> str:
    unnamed = "" if value["named"] else ", not named"
    return _claim(f"{_shown(value['name'], words)}{unnamed}", value["evidence"], words)


def _claim(said: str, evidence: Any, words: Words) -> str:
    told = _words(evidence["spans"], words)
    return f"{_shown(said, words)} ({evidence['certainty']}: {told}; {evidence['method']})"


def _words(spans: Sequence[Any], words: Words) -> str:
    parts = tuple(Span(int(span["start"]), int(span["end"])) for span in spans)
    if words.text is None:
        return ", ".join(f"characters {part.start} to {part.end}" for part in parts)
    return f"“{on_one_line(parts, words.text)}”"


def _plain(name: str, value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if _is_span(value):
        return _words([value], words)
    if name in ("speaker_id", "merged_into", "agreement_id"):
        return words.named(str(value))
    if name == "" or name in _CODES:
        return _shown(str(value).replace("_", " ").replace("-", " "), words)
    return _shown(str(value), words)


def _tells(slug: str, words: Words) -> bool:
    return bool(words.hidden) or words.withdrawn.are_told_in(slug.replace("-", " "))


def _shown(text: str, words: Words) -> str:
    if words.withdrawn.are_told_in(text):
        return WITHDRAWN
    return HIDDEN if text in words.hidden else text


def _is_span(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"start", "end"}
