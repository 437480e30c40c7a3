"""A query tree back to the text a person would type for it: the half of the pair that facets edit with."""

from index.periods import format_ages, format_dates
from index.querying.lexer import needs_quotes
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

NOTHING = "date:none"
"""Text that is read as ``Nothing``."""


def unparse(query: Query) -> str:
    """The text of a query; the empty text for ``Everything``."""
    match query:
        case And(children):
            return " ".join(
                _grouped(child) if isinstance(child, Or) else unparse(child) for child in children
            )
        case Or(children):
            return " OR ".join(unparse(child) for child in children)
        case Not(child):
            return f"-{_grouped(child) if isinstance(child, And | Or) else unparse(child)}"
        case Everything():
            return ""
        case Nothing():
            return NOTHING
        case Range(Field.AGE, low, high):
            return f"age:{format_ages(low, high)}"
        case Range(name, low, high):
            return f"{name}:{format_dates(low, high)}"
    return _term(query)


def _grouped(query: Query) -> str:
    return f"({unparse(query)})"


def _term(query: Word | Phrase | Near | Prefix | Fuzzy) -> str:
    name = "" if query.field is Field.ANY else f"{query.field}:"
    match query:
        case Word(text):
            return f'{name}"{text}"' if needs_quotes(text) else name + text
        case Phrase(text):
            return f'{name}"{text}"'
        case Near(text, gap):
            return f'{name}"{text}"~{gap}'
        case Prefix(text):
            return f"{name}{text}*"
        case Fuzzy(text):
            return f"{name}{text}~"
