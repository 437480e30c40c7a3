"""Small invented archives and random searches over them: few words, so that everything meets everything."""

from hypothesis import strategies as st

from archive.terms import PlaceRole
from index.documents import SearchDocument
from index.engine import Facet
from index.querying.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)

WORDS = (
    *("left", "leave", "leaving", "house", "houses", "road", "bread", "mother", "mothers", "the", "we"),
    *("don’t", "тётя", "дома", "տուն", "بيت", "Goris", "Vera"),
)
NAMES = (
    "Vera Examplian",
    "Vera",
    "Anna Testova",
    "Вера",
    "Goris",
    "Gori",
    "Old Road",
    "Պետք",
    "Anna's House",
    "Petrosyan",
    "Պետրոսյան",
    "Петросян",
    "Bedrosian",
)
TEXT_FIELDS = (Field.ANY, Field.ANY, Field.WORDS, Field.SPEAKER, Field.PLACE, Field.ROLE, Field.SOURCE)
PUBLISHED = (20230901, 20230926, 20231231, 20240101)

one_word = st.sampled_from((*WORDS, "Петросян", "Petrosian"))
some_words = st.lists(one_word, min_size=1, max_size=8).map(" ".join)
names = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
text_fields = st.sampled_from(TEXT_FIELDS)


@st.composite
def documents(draw: st.DrawFn, document_id: str) -> SearchDocument:
    day = draw(st.none() | st.sampled_from(PUBLISHED))
    age = draw(st.none() | st.integers(0, 100))
    return SearchDocument(
        id=document_id,
        words="\n\n".join(draw(st.lists(some_words, min_size=1, max_size=2))),
        speaker_id=draw(st.none() | st.sampled_from(("s1", "s2", "s3"))),
        speaker_names=draw(names),
        role=draw(st.none() | st.sampled_from(("teacher", "retired teachers", "mother of three"))),
        place_ids=draw(st.lists(st.sampled_from(("p1", "p2", "p3")), max_size=4).map(tuple)),
        place_names=draw(names),
        holding_names=draw(names),
        source_id=draw(st.sampled_from(("a1", "a2"))),
        source_names=draw(st.sampled_from((("The road out", "Sample Gazette"), ("Houses left",)))),
        kind=draw(st.sampled_from(("testimony", "statement"))),
        language=draw(st.sampled_from((None, "en", "hy"))),
        age=age,
        age_band=None if age is None else f"{age // 10 * 10}-{age // 10 * 10 + 9}",
        date_from=day,
        date_to=day and day + draw(st.sampled_from((0, 0, 30))),
        year=str(day)[:4] if day else None,
        month=f"{str(day)[:4]}-{str(day)[4:6]}" if day else None,
        day=f"{str(day)[:4]}-{str(day)[4:6]}-{str(day)[6:]}" if day else None,
        publisher=draw(st.sampled_from((None, "Sample Gazette", "Valley Post"))),
        certainty=draw(st.sampled_from((None, "stated", "inferred", "uncertain"))),
        collection=draw(st.sampled_from((None, "first", "second"))),
        place_roles=tuple(
            draw(st.sets(st.tuples(st.sampled_from(PlaceRole), st.sampled_from(("p1", "p2")))))
        ),
        topics=draw(st.lists(st.sampled_from(("loss", "return")), unique=True).map(tuple)),
        evidence=draw(st.sampled_from((None, "stated", "inferred", "uncertain"))),
        speaker_order=draw(st.sampled_from((None, "examplian vera s1", "testova anna s2", "вера s3"))),
        place_in_record=draw(st.sampled_from((0, 0, 1_000_001, 1_000_002, 9_000_000_000_000_003))),
    )


def _bounds(low: int, high: int) -> st.SearchStrategy[tuple[int | None, int | None]]:
    end = st.none() | st.integers(low, high)
    return st.tuples(end, end)


leaves: st.SearchStrategy[Query] = st.one_of(
    st.builds(Word, one_word, text_fields),
    st.builds(Word, st.sampled_from(("left-house", "mother-of-three", "…")), text_fields),
    st.builds(Phrase, some_words, text_fields),
    st.builds(Phrase, st.sampled_from(NAMES), text_fields),
    st.builds(Near, st.lists(one_word, min_size=2, max_size=3).map(" ".join), st.integers(0, 4), text_fields),
    st.builds(Prefix, st.sampled_from(("le", "hou", "mo", "ver", "gor", "տու")), text_fields),
    st.builds(
        Fuzzy,
        st.sampled_from(("leaf", "road", "raod", "mother", "mohter", "goris", "gorri", "anna")),
        text_fields,
    ),
    st.builds(Word, st.sampled_from(("testimony", "Statement", "other")), st.just(Field.KIND)),
    st.builds(Word, st.sampled_from(("en", "HY")), st.just(Field.LANG)),
    _bounds(0, 100).map(lambda bounds: Range(Field.AGE, *bounds)),
    _bounds(20230801, 20240201).map(lambda bounds: Range(Field.DATE, *bounds)),
    st.sampled_from((Everything(), Nothing())),
)

queries: st.SearchStrategy[Query] = st.recursive(
    leaves,
    lambda children: st.one_of(
        st.lists(children, min_size=1, max_size=4).map(lambda parts: And(tuple(parts))),
        st.lists(children, min_size=1, max_size=4).map(lambda parts: Or(tuple(parts))),
        st.builds(Not, children),
    ),
    max_leaves=8,
)

filters = st.dictionaries(
    st.sampled_from(Facet),
    st.lists(
        st.sampled_from(
            (
                "s1",
                "s2",
                "p1",
                "p2",
                "a1",
                "60-69",
                "2023",
                "teacher",
                "testimony",
                "en",
                "stated",
                "loss",
                "?",
            )
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    max_size=2,
)

Change = tuple[str, SearchDocument | None]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A document under one of few ids, or (None) the removal of that id."""
    document_id = f"q{draw(st.integers(0, 5))}"
    return document_id, draw(st.none() | documents(document_id))


batches = st.lists(st.lists(changes(), max_size=5), min_size=1, max_size=6)
archives = st.integers(0, 12).flatmap(
    lambda count: st.tuples(*(documents(f"q{number:02}") for number in range(count)))
)
