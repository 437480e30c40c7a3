"""The page that explains the API, with examples that run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.model import Kind
from index.engine import Facet
from web import urls
from web.api.endpoints import ENDPOINTS, Endpoint
from web.api.problems import DETAILS, REMEDIES
from web.exports.annotations import TERMS
from web.exports.forms import FORMS
from web.language.languages import gettext
from web.pages.parts import Head
from web.searching.examples import Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One parameter with its limits in words."""

    name: str
    meaning: str
    limits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointRow:
    """One endpoint as it is shown."""

    anchor: str
    path: str
    meaning: str
    parameters: tuple[ParameterRow, ...]
    answer: str
    """The name of the answer's type in the description."""
    example: str | None
    """An address that answers; None where the archive has nothing to show yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """One kind of problem."""

    status: int
    meaning: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word that the Web Annotations of this archive add to those of the standard."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """What ``api.html`` shows."""

    head: Head
    endpoints: tuple[EndpointRow, ...]
    problems: tuple[ProblemRow, ...]
    export: str
    """The whole address of an example of a file."""
    files: tuple[tuple[str, str], ...]
    """Endings of the files of a search, and what each is for."""
    terms: tuple[Term, ...]


def api_page(site: str, keys: Mapping[str, str], examples: Examples) -> ApiPage:
    """The page; ``keys`` are ids of records to show, by the names of their endpoints."""
    kept = ((Facet.KIND.value, Kind.TESTIMONY.value),)
    return ApiPage(
        head=Head(title=gettext("The API"), path=urls.here(urls.API)),
        endpoints=tuple(_row(endpoint, keys.get(endpoint.name), examples) for endpoint in ENDPOINTS),
        problems=tuple(
            ProblemRow(status=status, meaning=gettext(meaning), remedy=gettext(REMEDIES[status]))
            for status, meaning in DETAILS.items()
        ),
        export=site + urls.lasting(urls.search(examples.word, kept, path=f"{urls.EXPORT}jsonl")),
        files=tuple((ending, gettext(form.purpose)) for ending, form in FORMS.items()),
        terms=tuple(Term(name=name, meaning=gettext(meaning)) for name, meaning in TERMS.items()),
    )


def _row(endpoint: Endpoint, key: str | None, examples: Examples) -> EndpointRow:
    path = urls.API_ROOT + endpoint.path
    example: str | None = urls.lasting(urls.search(parameters=endpoint.example(examples), path=path))
    if "{key}" in path:
        example = path.format(key=key) if key else None
    return EndpointRow(
        anchor=endpoint.name,
        path=path,
        meaning=gettext(endpoint.meaning),
        parameters=tuple(
            ParameterRow(
                name=p.name, meaning=p.explained(), limits=", ".join(_limits(p.schema, p.facet is not None))
            )
            for p in endpoint.parameters
        ),
        answer=endpoint.answer.__name__,
        example=example,
    )


def _limits(schema: Mapping[str, object], is_repeated: bool) -> Iterable[str]:
    if isinstance(values := schema.get("enum"), list):
        yield gettext("one of: %(values)s", values=", ".join(map(str, values)))
    if "maximum" in schema:
        yield f"{schema['minimum']}–{schema['maximum']}"
    if "maxLength" in schema:
        yield gettext("%(number)s characters at most", number=schema["maxLength"])
    if is_repeated:
        yield gettext("may be repeated")
