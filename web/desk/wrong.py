"""What is wrong with what was sent, as pages of the desk say it: in sentences, by the fields concerned."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from archive.errors import ArchiveError, Problems
from archive.field_checks import WrongValue
from archive.ids import is_id

NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})
_KEY = re.compile(r"[a-z-]+:[^/\\\s]*")
"""By which the record names something: ``quote:ID``."""


def told(error: ArchiveError) -> str:
    """What an error says, as a sentence of a page; keys of the record tell nobody anything there."""
    if error.where and not _KEY.fullmatch(error.where) and not is_id(error.where):
        # The name of a file is written as it is.
        return str(error)
    return said(error)


def said(error: ArchiveError) -> str:
    """What an error says where it is seen what it is about: as a sentence, without the place."""
    sentence = str(ArchiveError(error.what, remedy=error.remedy))
    return sentence[:1].upper() + sentence[1:]


def by_field(problem: ArchiveError) -> tuple[Mapping[str, str], str]:
    """What is wrong with the fields, by their names, and what is wrong besides."""
    each = problem.problems if isinstance(problem, Problems) else (problem,)
    wrong = {one.field: said(one) for one in each if isinstance(one, WrongValue)}
    return wrong, " ".join(told(one) for one in each if not isinstance(one, WrongValue))
