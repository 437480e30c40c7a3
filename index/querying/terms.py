"""One lexeme to one leaf of the query tree, within limits that keep every query cheap."""

import re

from index.periods import parse_ages, parse_dates
from index.querying.lexer import OPERATORS, QUOTATION_MARKS, Kind, Lexeme
from index.querying.notes import Notes
from index.querying.query import Field, Fuzzy, Near, Nothing, Phrase, Prefix, Query, Range, Word
from index.text.analysis import Token, analyse

MAX_TERMS = 24
"""Words, phrases and ranges of one query: each costs a look into the index."""
MAX_TERM_TEXT = 1_200
"""Characters of all terms together; leaves room in MAX_QUERY_LENGTH for the signs ``unparse`` adds."""
MAX_PHRASE_WORDS = 60
"""Words of one exact phrase: a long sentence pasted to find where it comes from."""
MAX_NEAR_WORDS = 10
MAX_GAP = 50
"""Words between the members of a NEAR: beyond that, standing in one quote says as much."""
DEFAULT_GAP = 5
MIN_PREFIX = 2
"""Letters before a star: a single letter begins a twentieth of all words."""
MIN_FUZZY = 4
"""Letters of a ``~`` word: with one letter of three changed it is another word."""

RANGE_TEXT = len("2023-09-26..2023-09-27")

_EXACT = frozenset({Field.KIND, Field.LANG})
_NEAR = re.compile(r"NEAR(/\d+)?")
_KINDS = frozenset({"testimony", "statement"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SUFFIX = re.compile(r"(\*|~\d*)[\W_]*$")
_LEADING = re.compile(r"[\W_]+")
_MARKS = str.maketrans(dict.fromkeys(QUOTATION_MARKS, " "))
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]+):(?!//)[^\W_]")


class Terms:
    """Reads words and phrases into leaves, and counts them against the limits."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.count = 0
        self.characters = 0
        self.cut = False
        """Whether a term was left out because the query is too long."""

    def stray(self, lexeme: Lexeme) -> None:
        """Punctuation outside any word: silent, but for a star that somebody meant something by."""
        if "*" in lexeme.text:
            self.notes.say("A star works only at the end of a word; elsewhere it was left out.")

    def read(self, lexeme: Lexeme, name: Field) -> Query | None:
        """The leaf for a word or phrase in a field; None where nothing of it can be searched for."""
        if not lexeme.closed:
            self.notes.say("A quotation mark was not closed; it was read as closing at the end.")
        if name is Field.AGE or name is Field.DATE:
            return self._range(lexeme.text, name)
        if name in _EXACT:
            return self._exact(lexeme, name)
        return self._phrase(lexeme, name) if lexeme.kind is Kind.PHRASE else self._word(lexeme.text, name)

    def _admits(self, length: int) -> bool:
        if self.count >= MAX_TERMS or self.characters + length > MAX_TERM_TEXT:
            self.notes.say("The search was cut after %(terms)s terms.", terms=self.count)
            self.cut = True
            return False
        self.count += 1
        self.characters += length
        return True

    def _range(self, text: str, name: Field) -> Query | None:
        if not self._admits(RANGE_TEXT):
            return None
        bounds = parse_ages(text) if name is Field.AGE else parse_dates(text)
        if bounds is None:
            if name is Field.AGE:
                self.notes.say("age: takes an age or ages such as 60..80; as written it can match nothing.")
            else:
                self.notes.say("date: takes a date such as 2023-09; as written it can match nothing.")
            return Nothing()
        return Range(name, *bounds)

    def _exact(self, lexeme: Lexeme, name: Field) -> Query | None:
        text = _plain(lexeme.text)
        tokens = self._tokens(text)
        if not tokens or not self._admits(tokens[-1].end - tokens[0].start):
            return None
        value = _no_operator(text[tokens[0].start : tokens[-1].end])
        if name is Field.KIND and value.lower() not in _KINDS:
            self.notes.say("kind: takes testimony or statement; there is no other.")
        if name is Field.LANG and not _LANGUAGE.fullmatch(value):
            self.notes.say("lang: takes the code of a language, such as hy, and not its name.")
        return Word(value, name)

    def _word(self, text: str, name: Field) -> Query | None:
        body, mark = _without_suffix(text)
        body = body.removeprefix(leading[0]) if (leading := _LEADING.match(body)) else body
        tokens = self._tokens(body)
        if not tokens or not self._admits(tokens[-1].end):
            return None
        body = _no_operator(body[: tokens[-1].end])
        if (unknown := _UNKNOWN_FIELD.match(body)) and name is Field.ANY:
            self.notes.say("There is no field “%(field)s”; it was searched for as a word.", field=unknown[1])
        if _NEAR.fullmatch(body):
            self.notes.say('NEAR was searched for as a word; nearness is asked for so: "road home"~5.')
        if "*" in body:
            self.notes.say("A star works only at the end of a word; elsewhere it was left out.")
        letters = len(tokens[0].form) if len(tokens) == 1 else 0
        if mark == "*" and letters >= MIN_PREFIX:
            return Prefix(body, name)
        if mark.startswith("~") and letters >= MIN_FUZZY:
            if mark not in ("~", "~1"):
                self.notes.say("~ allows one different letter, no more.")
            return Fuzzy(body, name)
        if mark:
            least, sign = (MIN_PREFIX, "*") if mark == "*" else (MIN_FUZZY, "~")
            self.notes.say(
                "%(sign)s needs one word of at least %(least)s letters before it; it was left out.",
                sign=sign,
                least=least,
            )
        return Word(body, name)

    def _phrase(self, lexeme: Lexeme, name: Field) -> Query | None:
        text = _plain(lexeme.text)
        tokens = self._tokens(text)
        limit = MAX_PHRASE_WORDS if lexeme.gap is None else MAX_NEAR_WORDS
        if len(tokens) > limit:
            self.notes.say("Only the first %(most)s words between the quotation marks were read.", most=limit)
            tokens = tokens[:limit]
        if not tokens or not self._admits(tokens[-1].end - tokens[0].start):
            return None
        text = text[tokens[0].start : tokens[-1].end]
        if lexeme.gap is None or len({token.form for token in tokens}) == 1:
            return Phrase(text, name)
        gap = int(lexeme.gap or DEFAULT_GAP)
        if gap > MAX_GAP:
            self.notes.say("At most %(most)s words between are allowed; %(most)s were taken.", most=MAX_GAP)
        return Near(text, min(gap, MAX_GAP), name)

    def _tokens(self, text: str) -> tuple[Token, ...]:
        tokens = analyse(text)
        if not tokens:
            self.notes.say("Something without letters or digits was left out.")
        return tokens


def _plain(text: str) -> str:
    """Quoted text on one line, without marks inside it."""
    return " ".join(text.translate(_MARKS).split())


def _without_suffix(text: str) -> tuple[str, str]:
    """A word without the signs at its end, and the innermost of them."""
    mark = ""
    while found := _SUFFIX.search(text):
        text, mark = text[: found.start()], found[1]
    return text, mark


def _no_operator(text: str) -> str:
    return text.lower() if text in OPERATORS else text
