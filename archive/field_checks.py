"""What is wrong with the fields of a form, all of it together, each with the name of its field."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archive.errors import ArchiveError, Problems


class WrongValue(ArchiveError):
    """What a field holds can't be kept; the error it stands for, with the field's name."""

    def __init__(self, field: str, problem: ArchiveError) -> None:
        self.field = field
        super().__init__(problem.what, where=problem.where, remedy=problem.remedy)


@contextmanager
def in_field(field: str) -> Iterator[None]:
    """What is wrong here is wrong with this field. Raises WrongValue."""
    try:
        yield
    except WrongValue:
        raise
    except ArchiveError as problem:
        raise WrongValue(field, problem) from problem


def check_fields(*checks: tuple[str, Callable[[], object]]) -> None:
    """Try every check, by the name of its field, until the first that fails for it.

    Raises Problems of WrongValue.
    """
    wrong: dict[str, WrongValue] = {}
    for field, check in checks:
        if field in wrong:
            continue
        try:
            check()
        except ArchiveError as problem:
            wrong[field] = WrongValue(field, problem)
    if wrong:
        raise Problems([*wrong.values()])
