"""The page that lists what archivists write themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.access import Viewer, may_see, may_see_source
from archive.description.featured import HOME
from archive.model import Source
from archive.record.store import Record
from archive.relations import Related, Relation
from archive.terms import Certainty
from web import desk_addresses as addresses
from web.desk.description_form import Option
from web.desk.terms import RELATIONS, options
from web.desk.texts.text_kind import NEW
from web.desk.wrong import NOTHING_WRONG
from web.desk_addresses import FRONT_PAGE
from web.language import wording
from web.pages.parts import Link
from web.reading.passages import LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One text in the list."""

    link: Link
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """One relation in the list."""

    id: str
    one: str
    kind: str
    other: str
    evidence: str
    """What it rests on; a sign where that is withdrawn, or tells of what is."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPage:
    """What ``desk/texts.html`` shows."""

    title: str
    collections: tuple[Row, ...]
    essays: tuple[Row, ...]
    featured: tuple[Row, ...]
    relations: tuple[RelationLine, ...]
    kinds: tuple[Option, ...]
    certainties: tuple[Option, ...]
    new_essay: str
    problem: str
    given: Mapping[str, str]
    """What a form held that was refused."""
    wrong: Mapping[str, str]
    """What is wrong with a field of it, by its name."""


def texts_page(
    record: Record,
    *,
    problem: str = "",
    given: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] = NOTHING_WRONG,
) -> TextsPage:
    """Everything there is, drafts and retracted relations left where they are."""
    return TextsPage(
        title="Collections, essays, relations",
        collections=tuple(_collections(record)),
        essays=tuple(
            Row(
                link=Link(text=essay.title, href=addresses.text("essays", essay.slug)),
                note=", ".join(filter(None, (essay.author, "public" if essay.is_public else "draft"))),
            )
            for essay in record.essays()
        ),
        featured=tuple(_featured(record)),
        relations=tuple(_relations(record)),
        kinds=options(RELATIONS),
        certainties=tuple(Option(value=one, text=one) for one in Certainty),
        new_essay=addresses.text("essays", NEW),
        problem=problem,
        given=given or {},
        wrong=wrong,
    )


def _collections(record: Record) -> Iterator[Row]:
    """Described ones, and those that sources belong to and nobody described."""
    titles = {one.slug: one.title for one in record.collections()}
    used = {source.description.collection for source in record.sources()} - {None}
    for key in sorted(titles.keys() | used, key=str):
        link = Link(text=titles.get(str(key), str(key)), href=addresses.text("collections", str(key)))
        yield Row(link=link, note="" if key in titles else "not described yet")


def _featured(record: Record) -> Iterator[Row]:
    chosen = record.choices()
    places = {HOME: "The front page"} | {one.slug: one.title for one in record.collections()}
    for place, title in places.items():
        number = len(chosen[place].quotes) if place in chosen else 0
        link = Link(text=title, href=addresses.text("featured", place or FRONT_PAGE))
        yield Row(link=link, note=wording.count(number, "quote"))


def _relations(record: Record) -> Iterator[RelationLine]:
    standing = [one for one in record.relations() if not one.retracted]
    ends = {end for one in standing for end in (one.record_id, one.other_id)}
    sources = {source.id: source for source in record.sources(ends)}
    chains, withdrawn = record.chains(ends - sources.keys()), record.withdrawn_words()
    gone = {one.id for one in sources.values() if not may_see_source(one, Viewer.ARCHIVIST)}
    gone |= {key for key, one in chains.items() if not may_see(one.quote, one.source, Viewer.ARCHIVIST)}
    titles = {source.id: _title(source) for source in sources.values()}
    for one in standing:
        is_told = not gone & {one.record_id, one.other_id} and not withdrawn.are_told_in(one.evidence)
        yield RelationLine(
            id=one.id,
            one=_end(one, one.record_id, titles),
            kind=RELATIONS[one.kind],
            other=_end(one, one.other_id, titles),
            evidence=one.evidence if is_told else LEFT_OUT,
            note=f"{one.certainty.value}, {wording.maker(one.method)}",
        )


def _title(source: Source) -> str:
    is_told = may_see_source(source, Viewer.ARCHIVIST)
    return source.description.title if is_told else f"source {source.id} (withdrawn)"


def _end(relation: Relation, record_id: str, titles: Mapping[str, str]) -> str:
    if relation.noun is Related.QUOTE:
        return f"quote {record_id}"
    return titles.get(record_id, f"source {record_id} (not here yet)")
