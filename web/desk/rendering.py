"""A page context of the desk and its template become an answer."""

from datetime import UTC, datetime
from typing import Protocol

from flask import Response, make_response, render_template

from web import desk_addresses as addresses
from web.desk.frame import frame


class DeskPage(Protocol):
    """What every page context of the desk has."""

    @property
    def title(self) -> str:
        """The heading of the page, and its title."""
        ...


def render(template: str, page: DeskPage, status: int = 200) -> Response:
    """An answer that is kept nowhere; the template is one of ``templates/desk``."""
    context = {"page": page, "frame": frame(), "desk": addresses}
    return make_response(render_template(f"desk/{template}", **context), status)


def moment(at: datetime) -> str:
    """A moment as tables of the desk show it: ``2026-03-05 14:07 UTC``."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
