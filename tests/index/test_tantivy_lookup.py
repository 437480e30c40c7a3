"""What Tantivy is asked, leaf by leaf. `python -m tests.index.test_tantivy_lookup` writes the golden file anew."""

from collections.abc import Iterator
from pathlib import Path

from index.matching.groups import SEARCHED
from index.on_tantivy.lookup import (
    AllOf,
    AnyOf,
    Beginning,
    Checked,
    Counted,
    Lookup,
    Nowhere,
    Resembling,
    Row,
    Term,
    lookup,
)
from index.querying.grammar import parse
from index.querying.query import And, Leaf, Not, Or, Query, Range

GOLDEN = Path(__file__).parents[1] / "golden" / "tantivy_lookup.txt"
QUERIES = (
    "leaving",
    "words:leaving",
    "speaker:petrosyan's",
    "source:gazettes",
    "mother-of-three",
    '"no one is going back"',
    '"house"',
    '"house key"~3',
    '"house key door"~2',
    '"the the house"~1',
    "displac*",
    "place:gor*",
    "Petrosian~",
    "words:l’exil",
    "դուռը -words:տուն",
    "words:東京",
)


def written(what: Lookup) -> str:
    match what:
        case Term(field, term):
            return f"{field}:{term}"
        case Counted(field, stem):
            return f"{field}:{stem}=…"
        case Beginning(field, start):
            return f"{field}:{start}*"
        case Resembling(field, term):
            return f"{field}:{term}~"
        case Row(field, terms, between):
            return f"{field}:[{' '.join(terms)}]" + (f"+{between}" if between else "")
        case AnyOf(parts):
            return f"any({', '.join(map(written, parts))})"
        case AllOf(parts):
            return f"all({', '.join(map(written, parts))})"
        case Checked(wider, terms, gap):
            return f"{written(wider)} where {' '.join(terms)} have {gap} between"
        case Nowhere():
            return "nowhere"


def leaves(query: Query) -> Iterator[Leaf]:
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child)
        case Not(child):
            yield from leaves(child)
        case Range():
            pass
        case _:
            assert isinstance(query, Leaf)
            yield query


def text() -> str:
    lines = []
    for query in QUERIES:
        lines.append(query)
        for leaf in leaves(parse(query).query):
            lines += [f"    {written(lookup(leaf, group))}" for group in SEARCHED[leaf.field]]
    return "\n".join(lines) + "\n"


def test_tantivy_is_asked_what_the_golden_file_says() -> None:
    assert text() == GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(text(), "utf-8")
