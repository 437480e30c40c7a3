"""Pieces of pages that come again and again, kept by the values they are made of.

The same values in the same language make the same markup, whatever was decided meanwhile: a piece is never
out of date, only asked for no more.
"""

from collections.abc import Callable, Hashable

from markupsafe import Markup

from web import urls
from web.kept.memory import Kept

MOST_BYTES = 8_000_000
"""Kept at once; a caption has about a thousand."""


class KeptMarkup:
    """What templates call as ``{% call once(value, …) %}…{% endcall %}``: all they show is in the values."""

    def __init__(self) -> None:
        self._kept: Kept[Markup] = Kept(MOST_BYTES)

    def __call__(self, *values: Hashable, caller: Callable[[], Markup]) -> Markup:
        """The piece of these values, made now if it is not kept."""
        key = (urls.spoken(), *values)
        piece = self._kept.get(None, key)
        if piece is None:
            piece = caller()
            self._kept.keep(None, key, piece, len(piece))
        return piece
