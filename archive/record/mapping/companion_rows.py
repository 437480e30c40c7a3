"""Rows to values and back: relations, essays, featured quotes, and the finding aid in a collection's row."""

import json
from typing import Any

from archive.description.essays import Essay
from archive.description.featured import Choice, Featured
from archive.finding_aid import FindingAid, from_stated
from archive.record.mapping.states import canonical
from archive.record.schema import companion_tables as tables
from archive.record.schema.columns import Row, sound, term, unreadable
from archive.relations import Related, Relation, RelationKind
from archive.terms import Certainty


def relation_of(row: Row) -> Relation:
    """A relation from its row. Raises IntegrityError."""
    where = f"relation:{row['id']}"
    sound(row, tables.relations, where)
    return Relation(
        id=row["id"],
        noun=term(Related, row["noun"], where),
        kind=term(RelationKind, row["kind"], where),
        record_id=row["record_id"],
        other_id=row["other_id"],
        certainty=term(Certainty, row["certainty"], where),
        method=row["method"],
        evidence=row["evidence"],
        translator=row["translator"],
        retracted=bool(row["retracted"]),
    )


def relation_row(relation: Relation) -> dict[str, Any]:
    """The columns of a relation."""
    values = {name: getattr(relation, name) for name in Relation.__slots__}
    return values | {name: values[name].value for name in ("noun", "kind", "certainty")}


def essay_of(row: Row) -> Essay:
    """An essay from its row. Raises IntegrityError."""
    sound(row, tables.essays, f"essay:{row['id']}")
    values = {name: row[name] for name in Essay.__slots__}
    return Essay(**(values | {"is_public": bool(row["is_public"])}))


def essay_row(essay: Essay) -> dict[str, Any]:
    """The columns of an essay."""
    return {name: getattr(essay, name) for name in Essay.__slots__}


def choice_of(row: Row) -> Choice:
    """What was chosen for a place, from its row. Raises IntegrityError."""
    where = f"choice:{row['id']}"
    sound(row, tables.featured, where)
    try:
        told: list[dict[str, str]] = json.loads(row["quotes"])
        chosen = tuple(Featured(quote_id=one["quote_id"], reason=one["reason"]) for one in told)
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable("quotes", where) from error
    return Choice(id=row["id"], place=row["place"], quotes=chosen)


def choice_row(choice: Choice) -> dict[str, Any]:
    """The columns of what was chosen for a place."""
    told = [{"quote_id": one.quote_id, "reason": one.reason} for one in choice.quotes]
    return {"id": choice.id, "place": choice.place, "quotes": canonical(told)}


def aid_of(text: str | None, where: str) -> FindingAid:
    """The finding aid from a collection's column. Raises IntegrityError."""
    try:
        return from_stated(dict(json.loads(text or "{}")))
    except (TypeError, ValueError) as error:
        raise unreadable("aid", where) from error


def aid_text(aid: FindingAid) -> str | None:
    """The finding aid as a collection's column holds it; None where nothing is stated."""
    stated = aid.stated()
    return canonical(stated) if stated else None
