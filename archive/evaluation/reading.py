"""Gold and predictions from JSON lines: one document a line, in the forms of the field's scorers."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from archive.errors import ArchiveError, Problems, UnreadableFile
from archive.evaluation.annotation import GoldDocument, GoldQuotation, PlaceMark, Quotation
from archive.evaluation.fields import Fields
from archive.model import Form, Span

T = TypeVar("T")

MOST_PROBLEMS = 20
"""Told at once; a file of another format would have one for each line."""


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a gold file (``.jsonl``, or ``.jsonl.gz``), in its order.

    Raises UnreadableFile where there is no such file, Problems with every bad line, up to ``MOST_PROBLEMS``:
    a figure over half a file would be a wrong figure.
    """
    documents = _read(path, _gold_document)
    return tuple(documents.values())


def read_predictions(path: Path) -> dict[str, tuple[Quotation, ...]]:
    """Quotations by document: what ``testimony extract --jsonl`` prints, or plain ``start``/``end`` lines.

    Raises as ``read_gold``.
    """
    return _read(path, lambda fields, _: tuple(_quotation(quote) for quote in fields.objects("quotes")))


def as_quotations(document: Mapping[str, object], where: str) -> tuple[Quotation, ...]:
    """The quotations of one extraction in its JSON form."""
    return tuple(_quotation(quote) for quote in Fields(document, where).objects("quotes"))


def _read(path: Path, convert: Callable[[Fields, str], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    problems: list[ArchiveError] = []
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            fields = Fields(_object(line, where), where)
            document_id = fields.required("doc_id")
            if document_id in found:
                raise UnreadableFile(
                    f'"doc_id" {document_id} stands there twice',
                    where=where,
                    remedy="Remove one of the lines.",
                )
            found[document_id] = convert(fields, document_id)
        except UnreadableFile as problem:
            problems.append(problem)
            if len(problems) == MOST_PROBLEMS:
                break
    if problems:
        raise Problems(problems)
    return found


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or "not a gzip file, or a cut one"
        raise UnreadableFile(
            f"can't be read ({reason})", where=str(path), remedy="Check the name and the file."
        ) from error


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            "not a JSON object in UTF-8", where=where, remedy="Write one object a line."
        ) from error
    if not isinstance(value, dict):
        raise UnreadableFile("not a JSON object", where=where, remedy="Write one object a line.")
    return value


def _gold_document(fields: Fields, document_id: str) -> GoldDocument:
    text = fields.required("text")
    document = GoldDocument(
        id=document_id,
        text=text,
        quotations=tuple(_gold_quotation(quote) for quote in fields.objects("quotes")),
        phrases=fields.spans("phrases"),
        language=fields.text("lang"),
        published=fields.text("published"),
        difficulties=fields.texts("difficulties"),
    )
    ends = [part.end for quote in document.quotations for part in quote.parts]
    if max((*ends, *(phrase.end for phrase in document.phrases)), default=0) > len(text):
        raise UnreadableFile(
            "a quote ends after the end of its text",
            where=fields.where,
            remedy="Count positions in characters, not in bytes.",
        )
    return document


def _gold_quotation(fields: Fields) -> GoldQuotation:
    speaker, role = fields.text("speaker"), fields.text("role")
    others = (*fields.texts("speaker_aliases"), *fields.texts("speaker_alts"))
    silver = fields.text("speaker_silver")
    return GoldQuotation(
        parts=_parts(fields),
        kind=fields.text("kind"),
        speaker=speaker,
        speaker_span=fields.span("speaker_span"),
        names=(speaker, *others, *((silver,) if silver else ())) if speaker is not None else (),
        resolved="speaker_aliases" in fields.values,
        speaker_type=fields.text("speaker_type"),
        age=fields.whole("age"),
        accepted_ages=fields.wholes("age_ok"),
        age_band=fields.text("age_band"),
        age_span=fields.span("age_span"),
        role=role,
        roles=(role, *_other_roles(fields)) if role else (),
        places=_places(fields),
        said_to=fields.text("said_to"),
        said_on=fields.text("said_on"),
        soft=frozenset(fields.texts("soft")),
    )


def _quotation(fields: Fields) -> Quotation:
    return Quotation(
        parts=_parts(fields),
        kind=fields.text("kind"),
        form=fields.text("form") or Form.FULL.value,
        speaker=fields.text("speaker") or None,
        speaker_span=fields.span("speaker_span"),
        speaker_rule=fields.inner("evidence").inner("speaker").text("rule"),
        speaker_certainty=fields.text("speaker_certainty"),
        age=fields.whole("age"),
        age_band=fields.text("age_band"),
        age_span=fields.span("age_span"),
        role=fields.text("role"),
        places=_places(fields),
        said_to=fields.text("said_to"),
        said_on=fields.text("said_on"),
    )


def _parts(fields: Fields) -> tuple[Span, ...]:
    """The parts; a quotation without them is one part from start to end."""
    if parts := fields.spans("parts"):
        return parts
    start, end = fields.whole("start"), fields.whole("end")
    if start is None or end is None or not 0 <= start <= end:
        raise UnreadableFile(
            "a quote without its place", where=fields.where, remedy='Write "start" and "end", or "parts".'
        )
    return (Span(start, end),)


def _other_roles(fields: Fields) -> tuple[str, ...]:
    """As strings, or as objects that say where they stand."""
    given = fields.values.get("role_alts")
    if isinstance(given, list) and any(isinstance(role, dict) for role in given):
        return tuple(role.required("role") for role in fields.objects("role_alts"))
    return fields.texts("role_alts")


def _places(fields: Fields) -> tuple[PlaceMark, ...]:
    return tuple(
        PlaceMark(
            name=place.text("name") or "",
            role=place.text("role"),
            span=place.span("span"),
            optional=place.values.get("optional") is True,
        )
        for place in fields.objects("places")
    )
