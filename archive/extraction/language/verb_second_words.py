"""What a language file says for languages like German: capitals on nouns, the verb in second place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.extraction.language import vocabulary_files
from archive.extraction.language.compounds import Compounds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VerbSecondWords:
    """The words that only such a language needs, folded to lower case."""

    common: Compounds
    """Nouns that name nobody, though they have a capital."""
    common_endings: tuple[str, ...]
    """Endings of such nouns."""
    common_firsts: frozenset[str]
    """Adverbs and adjectives that open a sentence with a capital and are part of no name."""
    feminine_endings: tuple[str, ...]
    """Endings of feminine nouns: after ``der`` they are no subject."""
    separable: Mapping[str, frozenset[str]]
    """Verb forms that report speech only with one of these particles: ``gab … bekannt``."""
    companions: Mapping[str, str]
    """A word that such a verb, written as one, needs beside it: ``ausgeht`` only with ``davon``."""
    views: Mapping[str, frozenset[str]]
    """Verbs that say what somebody thinks, with the article of the noun: ``ist der Meinung``."""
    entitling: frozenset[str]
    """Nouns after which marks hold a name, whatever stands in them: ``Titel``."""
    entitled: frozenset[str]
    """Verbs between such a noun and the name: ``das Thema lautete``."""
    foreign: frozenset[str]
    """Small words inside names of other languages: ``of``."""
    facing: frozenset[str]
    """Prepositions before whoever was told: ``gegenüber``."""
    reflexive: frozenset[str]
    """Verbs that report with ``sich`` only, beside a quotation."""
    telling: frozenset[str]
    """Verb forms beside which a dative is who was told: ``sagte der „Talpost“``."""
    occasions: frozenset[str]
    """Prepositions before the place or occasion of somebody's words: ``bei der „Brunnenmesse“ sagte``."""
    coming: frozenset[str]
    """Verbs between words and whom they come from: ``stammt von``."""
    opinions: Compounds
    """These nouns."""
    sides: frozenset[str]
    """Nouns for one of two sides: ``von städtischer Seite``."""
    quoted: frozenset[str]
    """Participles whose passive has the speaker as its subject: ``er wird zitiert``."""
    auxiliaries: frozenset[str]
    """Finite forms whose participle or infinitive comes last."""
    nominative: frozenset[str]
    """Pronouns that are always the subject."""
    lone: frozenset[str]
    """Words for several persons that need no noun: ``viele``."""
    contracted: frozenset[str]
    """Prepositions with an article in them: ``im``."""
    surnames: frozenset[str]
    """Nouns that are surnames too: ``Richter``, ``Stein``."""
    adjectives: frozenset[str]
    """Adjectives with a capital that make a name of such a noun and no person: ``Alte Burg``."""
    times: Compounds
    """Nouns for stretches of time, which stand where a subject would."""
    sources: Compounds
    """Nouns for what somebody says: ``nach Angaben``."""
    claims: Compounds
    """Nouns for what somebody says, with these: what follows their owner's comma is said."""
    source_prepositions: frozenset[str]
    """Prepositions before these nouns: ``nach``, ``laut``."""
    firm_prepositions: frozenset[str]
    """Those that need no such noun: ``laut Ada Example``."""
    viewing: frozenset[str]
    """Prepositions that give a view where they open a sentence: ``Für Ada Example ist``."""
    relaying: frozenset[str]
    """Verbs whose object speaks: ``zitierte den Minister``."""
    postpositions: frozenset[str]
    """Words after the one who says: ``dem Bericht zufolge``."""
    mentioned: frozenset[str]
    """Nouns in phrases that say so too: ``in dem Brief ist von … die Rede``."""
    stands: frozenset[str]
    """Forms that say what stands in a document: ``heißt es in dem Brief``."""


@cache
def load(code: str) -> VerbSecondWords:
    """The words of one language by its two-letter code; empty where its file says nothing."""
    table: Mapping[str, Any] = vocabulary_files.tables(code).get("verb_second_words", {})

    def words(key: str) -> list[str]:
        return str(table.get(key, "")).split()

    return VerbSecondWords(
        common=Compounds(words("common")),
        common_endings=tuple(words("common_endings")),
        common_firsts=frozenset(words("common_firsts")),
        feminine_endings=tuple(words("feminine_endings")),
        separable=_separable(words("separable")),
        companions=dict(entry.split(":") for entry in words("companions")),
        views={
            form: frozenset(articles.split(","))
            for form, _, articles in (e.partition(":") for e in words("views"))
        },
        entitling=frozenset(words("entitling")),
        entitled=frozenset(words("entitled")),
        foreign=frozenset(words("foreign")),
        facing=frozenset(words("facing")),
        reflexive=frozenset(words("reflexive")),
        telling=frozenset(words("telling")),
        occasions=frozenset(words("occasions")),
        coming=frozenset(words("coming")),
        opinions=Compounds(words("opinions")),
        sides=frozenset(words("sides")),
        quoted=frozenset(words("quoted")),
        auxiliaries=frozenset(words("auxiliaries")),
        nominative=frozenset(words("nominative")),
        lone=frozenset(words("lone")),
        contracted=frozenset(words("contracted")),
        surnames=frozenset(words("surnames")),
        adjectives=frozenset(words("adjectives")),
        times=Compounds(words("times")),
        sources=Compounds(words("sources")),
        claims=Compounds(words("sources") + words("claims")),
        source_prepositions=frozenset(words("source_prepositions")),
        firm_prepositions=frozenset(words("firm_prepositions")),
        viewing=frozenset(words("viewing")),
        relaying=frozenset(words("relaying")),
        postpositions=frozenset(words("postpositions")),
        mentioned=frozenset(words("mentioned")),
        stands=frozenset(words("stands")),
    )


def _separable(entries: list[str]) -> dict[str, frozenset[str]]:
    """From ``gab:an,bekannt``: the particles by verb form, and the forms written as one word (``angab``)."""
    found: dict[str, frozenset[str]] = {}
    for form, _, particles in (entry.partition(":") for entry in entries):
        found[form] = found.get(form, frozenset()) | frozenset(particles.split(","))
        found |= {particle + form: frozenset[str]() for particle in found[form]}
    return found
