"""What Tantivy keeps of a document: its terms, analysed here, and beside them what a search needs of it.

Tantivy's tokenizers and its query parser see nothing that a person wrote: it is handed our own terms with
spaces between them. Change anything and VERSION must change with it; indexes of another version are rebuilt.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tantivy

from index.documents import SearchDocument
from index.matching.facts import Facts
from index.matching.groups import REPEATED, Group, exact_term, loose_form, tokens_of
from index.querying.terms import MAX_GAP, MAX_NEAR_WORDS
from index.text.analysis import POSITION_GAP

VERSION = 7
"""Of everything that decides what an index holds: schema, analysis, groups."""

ID_FIELD = "id"
NUMBER_FIELD = "number"
"""Which version of which document: given once in the life of an index, kept when files are written anew."""
FACTS_FIELD = "facts"
FORMS_FIELD = "forms"
_ANALYSER = "spaces"

GAP = "¶"
"""No form of a word; Tantivy leaves it out and keeps its place."""
_GAP_TEXT = " ".join([GAP] * (MAX_GAP + MAX_NEAR_WORDS + 1))
"""As many places as no nearness spans."""
_TIMES = "="
"""Between a stem and how often it stands in the quote; in no stem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document as its own index gives it back, for writing it anew."""

    number: int
    id: str
    facts: bytes
    """JSON."""
    forms: str
    """One line for each group, as ``Group`` orders them: forms, ``GAP`` between values and paragraphs."""


def stored(document: SearchDocument, number: int) -> Stored:
    """What is kept of a document."""
    tokens = {group: tokens_of(document, group) for group in Group}
    lines = []
    for group in Group:
        words: list[str] = []
        before = -1
        for token in tokens[group]:
            if token.position > before + 1:
                words.append(GAP)
            words.append(exact_term(token, group))
            before = token.position
        lines.append(" ".join(words))
    facts = Facts.of(document, [len(tokens[group]) for group in Group])
    return Stored(
        number=number,
        id=document.id,
        facts=json.dumps(facts, ensure_ascii=False).encode(),
        forms="\n".join(lines),
    )


def given_back(document: tantivy.Document) -> Stored:
    """What the index kept of a document."""
    return Stored(
        number=document[NUMBER_FIELD][0],
        id=document[ID_FIELD][0],
        facts=document[FACTS_FIELD][0],
        forms=document[FORMS_FIELD][0].decode(),
    )


def added(kept: Stored) -> tantivy.Document:
    """The same as Tantivy takes it."""
    document = tantivy.Document()
    document.add_text(ID_FIELD, kept.id)
    document.add_unsigned(NUMBER_FIELD, kept.number)
    document.add_bytes(FACTS_FIELD, kept.facts)
    document.add_bytes(FORMS_FIELD, kept.forms.encode())
    for group, line in zip(Group, kept.forms.split("\n"), strict=True):
        document.add_text(exact_field(group), line.replace(GAP, _GAP_TEXT))
        document.add_text(loose_field(group), " ".join(_loose(line.split(), group)))
    return document


def _loose(forms: Sequence[str], group: Group) -> Iterator[str]:
    counts = Counter(loose_form(form, group) for form in forms if form != GAP)
    for term, count in counts.items():
        yield times(term, count) if group in REPEATED else term


def times(term: str, count: int | None = None) -> str:
    """The term of a stem that stands so often in a quote; without a count, how all of them begin."""
    return f"{term}{_TIMES}{'' if count is None else count}"


def count_in(term: str) -> int:
    """How often the stem of such a term stands in the quote."""
    return int(term.rpartition(_TIMES)[2])


def facts_in(documents: Iterable[tantivy.Document]) -> list[Facts]:
    """The facts as they were stored; reading them in one go takes a fifth of the time."""
    together = b",".join(document[FACTS_FIELD][0] for document in documents)
    return [Facts(*values) for values in json.loads(f"[{together.decode()}]")]


def positions_in(document: tantivy.Document, group: Group) -> Iterator[tuple[int, str]]:
    """The forms of one group and where they stand."""
    position = 0
    for form in given_back(document).forms.split("\n")[tuple(Group).index(group)].split():
        if form == GAP:
            position += POSITION_GAP
        else:
            yield position, form
            position += 1


def exact_field(group: Group) -> str:
    """The field of a group's forms, with positions."""
    return str(group)


def loose_field(group: Group) -> str:
    """The field of a group's stems, or of the keys of its names."""
    return f"{group}_loose"


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID_FIELD, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(NUMBER_FIELD, stored=True, fast=True)
    for name in (FACTS_FIELD, FORMS_FIELD):
        builder.add_bytes_field(name, stored=True)
    for group in Group:
        builder.add_text_field(exact_field(group), tokenizer_name=_ANALYSER, index_option="position")
        builder.add_text_field(loose_field(group), tokenizer_name=_ANALYSER, index_option="basic")
    return builder.build()


SCHEMA = _schema()


def with_analyser(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing how our terms are parted: at spaces."""
    index.register_tokenizer(_ANALYSER, analyser())
    return index


def analyser() -> tantivy.TextAnalyzer:
    """Parts our terms at spaces, and leaves gaps out but not the places they take."""
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return spaces.filter(tantivy.Filter.custom_stopword([GAP])).build()
