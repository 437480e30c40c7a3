"""Where a page stands among the others of a long list."""

from collections.abc import Callable
from dataclasses import dataclass


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
    """The pager of one page of ``pages``; pages after ``reachable`` have no address."""
    last = min(pages, reachable)
    return Pager(
        number=number,
        last=last,
        previous=address(min(number - 1, last)) if number > 1 else None,
        next=address(number + 1) if number < last else None,
        is_cut=pages > reachable,
    )
