"""What a file's front matter says of its relation to another source: ``translation_of`` and the like."""

from collections.abc import Mapping

from archive.errors import FrontMatterError
from archive.formats.heads.frontmatter import Value
from archive.ids import ALPHABET, ID_LENGTH, is_id
from archive.relations import RelationKind, StatedRelation

KINDS = {
    "translation_of": RelationKind.TRANSLATION_OF,
    "reprint_of": RelationKind.REPRINT_OF,
    "same_interview_as": RelationKind.SAME_INTERVIEW,
}
"""Key → relation; each holds the id of the other source."""
TRANSLATOR = "translated_by"
KEYS = (*KINDS, TRANSLATOR)


def relations_of(values: Mapping[str, Value]) -> tuple[StatedRelation, ...]:
    """The relations that these values state; the values were checked by ``problems_of``."""
    translator = _given(values, TRANSLATOR)
    return tuple(
        StatedRelation(
            kind=kind,
            other_id=other,
            translator=translator if kind is RelationKind.TRANSLATION_OF else None,
        )
        for key, kind in KINDS.items()
        if (other := _given(values, key))
    )


def problems_of(values: Mapping[str, Value], where: str) -> list[FrontMatterError]:
    """What is wrong with the relations that these values state; ``where``: the file."""
    problems = [
        FrontMatterError(
            f"“{key}” must be the id of a source: {ID_LENGTH} of the characters {ALPHABET}",
            where=f"{where}:{values[key].line}",
            remedy="`testimony show` prints it.",
        )
        for key in KINDS
        if (other := _given(values, key)) and not is_id(other)
    ]
    if _given(values, TRANSLATOR) and not _given(values, "translation_of"):
        problems.append(
            FrontMatterError(
                f"“{TRANSLATOR}” stands without “translation_of”",
                where=f"{where}:{values[TRANSLATOR].line}",
                remedy="Name the original, or say it in the note.",
            )
        )
    return problems


def _given(values: Mapping[str, Value], key: str) -> str | None:
    return values[key].text.strip() or None if key in values else None
