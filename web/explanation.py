"""A query in plain words, so that a reader sees what was understood before trusting what was found."""

from index.query import (
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

_FIELDS = {
    Field.WORDS: "in the speaker’s own words",
    Field.SPEAKER: "in the speaker’s name",
    Field.PLACE: "in the name of a place",
    Field.ROLE: "in the speaker’s role",
    Field.SOURCE: "in the source’s title or publisher",
    Field.KIND: "as the kind",
    Field.LANG: "as the language",
}


def in_words(query: Query) -> str:
    """One sentence without its stop: ``quotes with “left” and the exact words “no one”``."""
    match query:
        case Everything():
            return "all quotes"
        case Nothing():
            return "no quotes: nothing can match this"
        case Not(child=child):
            return f"all quotes without {_grouped(child)}"
    return f"quotes with {_clause(query)}"


def _clause(query: Query) -> str:
    match query:
        case And(children=children):
            wanted = [_grouped(child) for child in children if not isinstance(child, Not)]
            unwanted = [_grouped(child.child) for child in children if isinstance(child, Not)]
            kept = " and ".join(wanted) or "anything"
            return f"{kept}, but without {' and without '.join(unwanted)}" if unwanted else kept
        case Or(children=children):
            return " or ".join(_grouped(child) for child in children) or "nothing"
        case Not(child=child):
            return f"no {_grouped(child)}"
        case Everything():
            return "anything"
        case Nothing():
            return "something that can’t be found"
    return _leaf(query)


def _grouped(query: Query) -> str:
    compound = isinstance(query, And | Or) and len(query.children) > 1
    return f"({_clause(query)})" if compound else _clause(query)


def _leaf(query: Word | Phrase | Near | Prefix | Fuzzy | Range) -> str:
    match query:
        case Word(text=text, field=field):
            return f"{_quoted(text)}{_where(field)}"
        case Phrase(text=text, field=field):
            return f"the exact words {_quoted(text)}{_where(field)}"
        case Near(text=text, gap=gap, field=field):
            return f"{_quoted(text)} within {_words(gap)} of one another{_where(field)}"
        case Prefix(text=text, field=field):
            return f"words beginning with {_quoted(text)}{_where(field)}"
        case Fuzzy(text=text, field=field):
            return f"words spelt nearly like {_quoted(text)}{_where(field)}"
        case Range(field=field, low=low, high=high):
            return f"{'an age' if field is Field.AGE else 'a date'} {_bounds(field, low, high)}"


def _bounds(field: Field, low: int | None, high: int | None) -> str:
    first, last = _value(field, low), _value(field, high)
    if first and last:
        return f"of {first}" if first == last else f"from {first} to {last}"
    if first:
        return f"from {first} on"
    return f"up to {last}" if last else "of any value"


def _value(field: Field, value: int | None) -> str | None:
    if value is None or field is not Field.DATE:
        return None if value is None else str(value)
    text = f"{value:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _where(field: Field) -> str:
    return f" {_FIELDS[field]}" if field in _FIELDS else ""


def _words(gap: int) -> str:
    return "no other word" if gap == 0 else "1 other word" if gap == 1 else f"{gap} other words"
