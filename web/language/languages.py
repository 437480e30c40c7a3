"""The languages of the interface: English under ``/``, the others each under its own first step, as ``/hy/``.

The language is in the address and nowhere else: no cookie, no guess from the browser's settings, so that a
page that is sent on looks the same to who receives it. The words of testimonies are never translated here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import flask_babel
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask
from werkzeug.wsgi import ClosingIterator

from web import urls

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Key = TypeVar("Key")

OF_NO_LANGUAGE = (urls.EXPORT, urls.CONCORDANCE_SHEET, urls.HARVEST, f"{urls.API_ROOT}/", urls.DESK)
"""Files, feeds and the API: what is taken along is the same for everybody, wherever it was asked for.
The desk is in English only."""

MOST_NUMBERS = 10_000
"""Numbers whose writing is remembered: counts beside the facets come again from search to search."""

CATALOGUES = Path(__file__).parents[1] / "translations"
"""``hy.po`` and so on; read as they are, so that nothing compiled can be out of step with them."""


def gettext(message: str, **values: object) -> str:
    """The message in the language of the page, with ``%(name)s`` filled in; outside a request, in English."""
    # A catalogue keeps its header under the empty message.
    said = _translations().gettext(message) if message else ""
    return said % values if values else said


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """The message for a number, in the page's language; ``%(num)s`` is the number as written there."""
    message = _translations().ngettext(one, many, number)
    return message % {"num": decimal(number), **values}


def pgettext(context: str, message: str) -> str:
    """The message where the same English means different things: ``from`` a place, ``from`` the words."""
    return str(_translations().pgettext(context, message))


def marked(message: str) -> str:
    """A message that is translated where it is used, not where it stands."""
    return message


def marked_in(context: str, message: str) -> str:
    """The same for a message that has a context; the context is for who translates."""
    del context
    return message


class Translated(Mapping[Key, str]):
    """Words by what they stand for, in the language of the page that looks them up."""

    def __init__(self, words: Mapping[Key, str], context: str = "") -> None:
        self._words = words
        self._context = context

    def __getitem__(self, key: Key) -> str:
        message = self._words[key]
        return pgettext(self._context, message) if self._context else gettext(message)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def format_date(day: date, pattern: str) -> str:
    """A day by one of CLDR's patterns, in the language of the page."""
    return str(flask_babel.format_date(day, pattern))


def decimal(number: int) -> str:
    """A number with the separators of the page's language: ``2,300``."""
    return _decimal(number, urls.spoken())


@lru_cache(MOST_NUMBERS)
def _decimal(number: int, tag: str) -> str:
    return format_decimal(number, locale=tag)


def _translations() -> NullTranslations:
    """The messages of the language that is spoken: a page says a hundred of them."""
    return _of_language(urls.spoken())


@cache
def _of_language(tag: str) -> NullTranslations:
    return NullTranslations() if tag == urls.ENGLISH else catalogue(CATALOGUES / f"{tag}.po")


def catalogue(path: Path) -> Translations:
    """The translations in a ``.po`` file."""
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.stem))
    compiled.seek(0)
    return Translations(compiled)


def country(code: str, otherwise: str = "") -> str:
    """What the state with an ISO 3166 code is called in the language of the page; unknown codes as told."""
    return str(Locale.parse(urls.spoken()).territories.get(code, otherwise or code))


class _FirstStep:
    """Takes the language off the path, and tells the addresses which one it was."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        language, path = urls.split_language(environ.get("PATH_INFO", ""))
        environ["PATH_INFO"] = path or "/"
        urls.speak(urls.ENGLISH if path.startswith(OF_NO_LANGUAGE) else language)
        # A streamed answer is still being made after this returns, and its links are in that language too.
        return ClosingIterator(self._app(environ, start_response), [lambda: urls.speak(urls.ENGLISH)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The same page in another language."""

    tag: str
    name: str
    """Its own name for itself."""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The language of a page, and the others it can be had in."""

    tag: str
    direction: str
    others: tuple[Other, ...]


def of_page(path: str) -> Spoken:
    """The language in which the page at a path is shown."""
    tag = urls.spoken()
    others = (
        Other(tag=other, name=name, href=urls.in_language(path, other))
        for other, name in urls.LANGUAGES.items()
        if other != tag
    )
    return Spoken(tag=tag, direction=Locale.parse(tag).text_direction, others=tuple(others))


def speak_them(app: Flask) -> None:
    """Make an application answer in every language of the interface."""
    flask_babel.Babel(app, default_locale=urls.ENGLISH, locale_selector=urls.spoken)
    app.jinja_env.filters["decimalformat"] = decimal
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext,
        lambda one, many, number: _translations().ngettext(one, many, number),
        newstyle=True,
        pgettext=pgettext,
    )
    app.wsgi_app = _FirstStep(app.wsgi_app)  # type: ignore[method-assign]
