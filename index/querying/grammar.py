"""The query language: ``parse`` and ``unparse``, a pair.

``parse`` reads any text and never raises; what it left out or cut it says in plain notes. For every parsed
query, ``parse(unparse(query)).query == query``, so that clicking a facet is editing the query.
``docs/search.md`` describes the language for the people who use it.

Precedence: NOT and ``-`` bind to what follows, words side by side are all required, OR is weakest.
"""

from dataclasses import dataclass

from index.querying.lexer import Kind, Lexeme, lex
from index.querying.notes import Note, Notes
from index.querying.query import And, Everything, Field, Not, Nothing, Or, Query
from index.querying.terms import (
    MAX_GAP,
    MAX_PHRASE_WORDS,
    MAX_TERM_TEXT,
    MAX_TERMS,
    MIN_FUZZY,
    MIN_PREFIX,
    Terms,
)
from index.querying.unparsing import unparse

__all__ = [
    "MAX_DEPTH",
    "MAX_GAP",
    "MAX_PHRASE_WORDS",
    "MAX_QUERY_LENGTH",
    "MAX_TERMS",
    "MAX_TERM_TEXT",
    "MIN_FUZZY",
    "MIN_PREFIX",
    "Parsed",
    "parse",
    "unparse",
]

MAX_QUERY_LENGTH = 2_000
"""Characters read. Nobody types more; a caller may refuse longer text outright."""
MAX_DEPTH = 8
"""Parentheses within parentheses."""

_FIELDS = frozenset(str(name) for name in Field if name is not Field.ANY)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query, and what the reader should know about how it was read."""

    query: Query
    notes: tuple[Note, ...] = ()


def parse(text: str) -> Parsed:
    """The query a text asks for; ``Everything`` for a text without words. Never raises.

    ``Nothing`` where all that was asked for was too long to be read.
    """
    notes = Notes()
    if len(text) > MAX_QUERY_LENGTH:
        notes.say("Only the first %(most)s characters were read.", most=f"{MAX_QUERY_LENGTH:,}")
    lexemes = _balanced(tuple(lex(text[:MAX_QUERY_LENGTH], _FIELDS)), notes)
    parser = _Parser(lexemes, notes)
    query = parser.any_of(Field.ANY)
    if query is None and parser.terms.cut:
        # Somebody asked for something: showing everything would look like an answer to it.
        return Parsed(Nothing(), tuple(notes.texts))
    if query is None and text.strip():
        notes.say("There was nothing in it to search for; every quote is shown.")
    return Parsed(query or Everything(), tuple(notes.texts))


def _balanced(lexemes: tuple[Lexeme, ...], notes: Notes) -> tuple[Lexeme, ...]:
    """The lexemes with as many closing parentheses as opening ones, none deeper than MAX_DEPTH."""
    kept: list[Lexeme] = []
    depth = 0
    for lexeme in lexemes:
        if lexeme.kind is Kind.OPEN:
            depth += 1
        if depth > MAX_DEPTH and lexeme.kind in (Kind.OPEN, Kind.CLOSE):
            notes.say("Parentheses more than %(most)s deep were left out.", most=MAX_DEPTH)
        elif lexeme.kind is Kind.CLOSE and not depth:
            notes.say("A closing parenthesis without an opening one was left out.")
        else:
            kept.append(lexeme)
        if lexeme.kind is Kind.CLOSE:
            depth = max(depth - 1, 0)
    if depth:
        notes.say("A parenthesis was not closed; it was read as closing at the end.")
    return (*kept, *[Lexeme(kind=Kind.CLOSE, text=")")] * min(depth, MAX_DEPTH))


class _Parser:
    """Recursive descent over balanced lexemes; a method answers None where nothing searchable stood."""

    def __init__(self, lexemes: tuple[Lexeme, ...], notes: Notes) -> None:
        self.lexemes = lexemes
        self.at = 0
        self.notes = notes
        self.terms = Terms(notes)

    def any_of(self, field: Field) -> Query | None:
        """Alternatives parted by OR, up to a closing parenthesis or the end."""
        groups = [self.all_of(field)]
        while self.at < len(self.lexemes) and self._is_operator("OR"):
            self.at += 1
            groups.append(self.all_of(field))
        found = [group for group in groups if group is not None]
        if found and len(found) < len(groups):
            self.notes.say("OR had nothing beside it and was left out.")
        flat = [part for group in found for part in (group.children if isinstance(group, Or) else (group,))]
        return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)

    def all_of(self, field: Field) -> Query | None:
        """Operands side by side, up to an OR, a closing parenthesis or the end."""
        found: list[Query] = []
        negated = False
        while self.at < len(self.lexemes):
            lexeme = self.lexemes[self.at]
            if lexeme.kind is Kind.CLOSE or self._is_operator("OR"):
                break
            self.at += 1
            if lexeme.kind is Kind.MINUS or (lexeme.kind is Kind.OPERATOR and lexeme.text == "NOT"):
                negated = not negated
            elif lexeme.kind is Kind.STRAY:
                self.terms.stray(lexeme)
            elif lexeme.kind is not Kind.OPERATOR:
                operand = self._operand(lexeme, field)
                if operand is not None:
                    found.append(_negation(operand) if negated else operand)
                negated = False
        if negated:
            self.notes.say("NOT had nothing after it and was left out.")
        flat = [part for query in found for part in (query.children if isinstance(query, And) else (query,))]
        return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)

    def _operand(self, lexeme: Lexeme, field: Field) -> Query | None:
        if lexeme.kind is Kind.FIELD:
            field = Field(lexeme.text)
            following = self.lexemes[self.at] if self.at < len(self.lexemes) else None
            if following is None or following.kind not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
                self.notes.say("%(field)s: had nothing after it and was left out.", field=lexeme.text)
                return None
            self.at += 1
            lexeme = following
        if lexeme.kind is Kind.OPEN:
            group = self.any_of(field)
            self.at += 1
            if group is None:
                self.notes.say("Empty parentheses were left out.")
            return group
        return self.terms.read(lexeme, field)

    def _is_operator(self, name: str) -> bool:
        lexeme = self.lexemes[self.at]
        return lexeme.kind is Kind.OPERATOR and lexeme.text == name


def _negation(query: Query) -> Query:
    return query.child if isinstance(query, Not) else Not(query)
