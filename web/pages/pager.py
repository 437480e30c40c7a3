"""Where a page stands among the others of a long list."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.errors import ArchiveError
from web.language.languages import decimal, gettext as _


class NoSuchPage(ArchiveError):
    """A page after the last of a list; ``first`` is the address of the first."""

    def __init__(self, number: int, last: int, first: str) -> None:
        self.first = first
        super().__init__(
            _(
                "there is no page %(number)s: the last one is page %(last)s",
                number=decimal(number),
                last=decimal(last),
            ),
            remedy=_("Go back to the first page."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The page's number, and the way to its neighbours."""

    number: int
    last: int
    previous: str | None
    next: str | None
    is_cut: bool
    """Whether there is more than the last page that can be reached."""


def pager(number: int, pages: int, reachable: int, address: Callable[[int], str]) -> Pager:
    """The pager of one page of ``pages``; pages after ``reachable`` have no address.

    Raises NoSuchPage after the last.
    """
    last = min(pages, reachable)
    if number > last:
        raise NoSuchPage(number, last, address(1))
    return Pager(
        number=number,
        last=last,
        previous=address(number - 1) if number > 1 else None,
        next=address(number + 1) if number < last else None,
        is_cut=pages > reachable,
    )
