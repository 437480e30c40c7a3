"""Verbs of speech without a subject of their own: ``“…”, dice.``, ``وأضافت: «…»``, ``« … », sourit-elle``.

Spanish, Turkish, Arabic and Persian leave the subject out where it is clear; French hangs a pronoun on the
verb. Who is meant is whoever spoke last or, where somebody was brought in since, whom the text names last.
Russian and Ukrainian leave it out now and then: the words around tell who is meant.
"""

from bisect import bisect_left

from archive.extraction.clauses import agreement
from archive.extraction.clauses.clause import Clause
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import SpeakerKind

_PAUSES = frozenset(",—–-.․…،'’”!?")
_LEADS = 14
"""Words between a verb that opens its sentence and the quotation it introduces, at most."""
_REACH = 1500
"""Code points after which nobody is clear enough to be left out."""
_TITLE = 4
"""Words of a title before a name at most: ``Le vice-premier ministre Ada Example``."""
_PREMODIFIERS = 6
"""Words that describe a person before the name (Turkish), at most."""
_PARTICIPLES = ("an", "en", "ığımız", "iğimiz", "uğumuz", "üğümüz")
"""How what describes a person before the name ends: ``Halep’ten gelen ADA EXAMPLE``."""
_VERB = 3
"""Words before a subject that follows its verb (Arabic), at most: ``لم تنم هدى``."""
_OWNED = 3
"""Words before whose something it is that a sentence begins with."""
_ADVERBIAL = (
    *("arak", "erek", "ca", "ce", "ça", "çe", "la", "le", "na", "ne", "ya", "ye"),
    *("da", "de", "ta", "te", "dan", "den", "tan", "ten"),
)
"""Endings of words behind a verb that are no subject (Turkish): ``gülerek``, ``usulca``, ``karısına``."""
_NEAREST = 24
"""Mentions looked at."""


def at(words: list[Token], position: int, low: int, high: int, lexicon: Lexicon) -> Clause | None:
    """The clause of a verb that stands beside a quotation and has no subject; None elsewhere."""
    token = words[position]
    if position + 1 < high and words[position + 1].folded in lexicon.first:
        return None  # հարցնում եմ: "I ask"
    hung = _attached(token, lexicon) != ""
    leaves_out = lexicon.drops_subjects or lexicon.elides
    if not hung and not (leaves_out and token.folded in lexicon.strong_verbs):
        return None
    if not (
        _closes(words, position, low, lexicon) or (not hung and _opens(words, position, low, high, lexicon))
    ):
        return None
    carrier = Carrier(position, position + 1, MentionKind.PRONOUN, dropped=True)
    return Clause(position, position + 1, carrier, inverted=True)


def attached_gender(token: Token, lexicon: Lexicon) -> Gender | None:
    """What the pronoun hung on a verb tells: ``dit-elle``; None where there is none, or it tells nothing."""
    pronoun = _attached(token, lexicon)
    if pronoun in lexicon.female_pronouns:
        return Gender.FEMALE
    if pronoun in lexicon.male_pronouns:
        return Gender.MALE
    return Gender.PLURAL if pronoun in lexicon.plural_pronouns else None


def _attached(token: Token, lexicon: Lexicon) -> str:
    """The pronoun hung on a verb; empty where there is none. "They" and "one" hang on other verbs, too."""
    verb, hyphen, pronoun = token.folded.rpartition("-")
    if not (hyphen and lexicon.attached_pronouns and token.text.islower()):
        return ""
    if pronoun in lexicon.attached_pronouns:
        return pronoun
    told = verb.removesuffix("-t") in either(lexicon.verbs, lexicon.beside)
    return pronoun if told and pronoun in lexicon.attached_others else ""


def is_nobodys(paragraph: Paragraph, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb without a subject means nobody who stands in the sentences before.

    Many say so (``dicen``), one says so (``dit-on``), or who says so stands behind it, in a word that is not
    known for somebody (``diyor dükkâncı``).
    """
    words, verb = paragraph.tokens, clause.verb
    if agreement.is_plural(words, verb, lexicon) or _postposed(words, verb, lexicon):
        return True
    return _attached(words[verb], lexicon) in lexicon.attached_others


def _postposed(words: list[Token], verb: int, lexicon: Lexicon) -> bool:
    """Whether an unread word in lower case stands where a subject would, behind a verb that comes last."""
    behind = verb + 1
    while behind < min(len(words), verb + _VERB) and words[behind].folded in lexicon.skip:
        behind += 1
    if behind >= len(words):
        return False
    token = words[behind]
    if token.quote >= 0 or not token.is_word or not token.text.islower():
        return False
    if token.folded in lexicon.own or token.folded in either(
        lexicon.light, lexicon.prepositions, lexicon.subordinators, lexicon.verbs
    ):
        return False
    if lexicon.verb_last and not lexicon.caseless:
        return not token.folded.endswith(_ADVERBIAL) and token.folded not in lexicon.personal
    return bool(lexicon.stop_presents) and token.folded.endswith(lexicon.definite_endings)


def _closes(words: list[Token], position: int, low: int, lexicon: Lexicon) -> bool:
    """Whether nothing but a quotation and a pause, or ``diye``, stands before the verb in its sentence."""
    light = either(lexicon.skip, _PAUSES) if lexicon.verb_last else _PAUSES
    before = position - 1
    while before >= low and words[before].quote < 0 and words[before].folded in light:
        before -= 1
    return before >= low and words[before].quote >= 0 and all(words[i].quote >= 0 for i in range(low, before))


def _opens(words: list[Token], position: int, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether the verb opens its sentence and a colon leads from it to a quotation."""
    if any(words[i].folded not in lexicon.light for i in range(low, position)):
        return False
    reach = min(high, position + _LEADS)
    return any(words[i].text == ":" and words[i + 1].quote >= 0 for i in range(position + 1, reach - 1))


class DroppedSubjects:
    """Whom the verbs without a subject mean, in one text."""

    def __init__(self, reading: Reading, decisions: dict[int, Decision]) -> None:
        self._reading = reading
        self._decisions = decisions
        self._known: list[Mention] = []
        """The mentions that the first reading found, by their place; later ones are added behind."""
        self._read = -1

    def resolve(self, paragraph: Paragraph, clause: Clause) -> bool:
        """Writes the person meant beside the verb; whether there is one."""
        position = clause.carrier.first
        token = paragraph.tokens[position]
        lexicon = self._reading.lexicon
        if not lexicon.drops_subjects and not lexicon.attached_pronouns:
            return False
        plural = agreement.is_plural(paragraph.tokens, position, lexicon)
        wanted = attached_gender(token, lexicon) or (Gender.PLURAL if plural else self._form_gender(token))
        if is_nobodys(paragraph, clause, lexicon) and wanted is not Gender.PLURAL:
            return False
        person = self._meant(token.start, wanted)
        if person is None:
            return False
        paragraph.persons[position] = person
        return True

    def _form_gender(self, token: Token) -> Gender | None:
        """What the form of the verb tells of its subject (Arabic)."""
        lexicon = self._reading.lexicon
        if token.folded in lexicon.female_verbs:
            return Gender.FEMALE
        return Gender.MALE if lexicon.female_verbs else None

    def _meant(self, before: int, wanted: Gender | None) -> int | None:
        best: tuple[int, int] | None = None
        for index, decision in reversed(self._decisions.items()):
            start = self._reading.quotations[index].content.start
            if start < before - _REACH:
                break
            if start < before and self._fits(decision.person, wanted):
                best = (max(start, decision.mention.start), decision.person)
                break
        for mention in self._mentions(before):
            start = mention.span.start
            if (
                (best is None or start > best[0])
                and self._leads(start)
                and self._fits(mention.person, wanted)
            ):
                best = (start, mention.person)
        if best is None:
            return self._only_one(before, wanted)
        return self._sure(best, before, wanted) if before - best[0] <= _REACH else None

    def _sure(self, best: tuple[int, int], before: int, wanted: Gender | None) -> int:
        """Whoever is known to be of the gender, behind one who may be: ``Ada et son mari KARL … dit-il``."""
        entries = self._reading.table.entries
        if wanted not in (Gender.FEMALE, Gender.MALE) or entries[best[1]].gender is not None:
            return best[1]
        behind = [m for m in self._mentions(before) if _start(m) > best[0]]
        sure = (m.person for m in reversed(behind) if entries[m.person].gender is wanted)
        return next(sure, best[1])

    def _only_one(self, before: int, wanted: Gender | None) -> int | None:
        """The only one named in the paragraph so far: ``Conocí a Ilka Brandt. Me dijo: “…”``"""
        if not self._reading.lexicon.drops_subjects:
            return None
        begin = self._reading.text.rfind("\n", max(0, before - _REACH), before)
        entries = self._reading.table.entries
        named = {m.person for m in self._mentions(before) if entries[m.person].named and _start(m) > begin}
        fitting = [person for person in named if self._fits(person, wanted)]
        return fitting[0] if len(fitting) == 1 else None

    def _mentions(self, before: int) -> list[Mention]:
        """The names and descriptions shortly before a place, in order."""
        if self._read < 0:
            self._read = len(self._reading.mentions)
            self._known = sorted(self._reading.mentions, key=_start)
        low = bisect_left(self._known, before - _REACH, key=_start)
        high = bisect_left(self._known, before, key=_start)
        added = self._reading.mentions[self._read :][-_NEAREST:]
        near = [*self._known[max(low, high - _NEAREST) : high], *added]
        near.sort(key=_start)
        return [
            m for m in near if m.kind is not MentionKind.PRONOUN and before - _REACH <= _start(m) < before
        ]

    def _leads(self, start: int) -> bool:
        """Whether a mention opens its sentence or follows a verb of speech, so that the text is about it."""
        spans = self._reading.paragraphs
        at_paragraph = bisect_left(spans, start + 1, key=lambda paragraph: paragraph.span.start) - 1
        words = spans[at_paragraph].tokens
        place = bisect_left(words, start, key=lambda token: token.start)
        low, _ = spans[at_paragraph].sentence_of(min(place, len(words) - 1))
        lexicon = self._reading.lexicon
        between = words[low:place]
        if introduced_names.is_introduced(words, place, lexicon):
            return True  # "Elle s'appelle Ilka Brandt"
        run = spans[at_paragraph].starting.get(place)
        if lexicon.verb_last and run is not None and run.possessive:
            return False  # Halep’ten
        if between and between[-1].text == "," and between[0].folded in lexicon.prepositions:
            return not any(token.quote >= 0 for token in between)  # "A sus 40 años, Ilka Brandt"
        if between and between[-1].folded in lexicon.copulas:
            return True  # "Entre ellos estaba Ilka Brandt"
        if len(between) == _OWNED and between[-1].folded in lexicon.authors:
            return between[1].folded not in lexicon.agents  # "La voz de Ilka Brandt"
        if lexicon.verb_first and len(between) <= _VERB and all(token.is_word for token in between):
            kin = load(lexicon.code).kin
            return not any(token.folded in lexicon.prepositions | kin for token in between)
        if lexicon.verb_last and len(between) <= _PREMODIFIERS and all(t.is_word for t in between):
            described = bool(between) and between[-1].folded.endswith(_PARTICIPLES)
            return described or not any("'" in token.text or "’" in token.text for token in between)
        if between and _is_title(between, lexicon):
            return True
        return all(
            token.folded in lexicon.verbs
            or token.folded in lexicon.determiners
            or token.folded in lexicon.titles_all
            or token.folded in lexicon.light
            or token.folded in lexicon.describing
            or token.quote >= 0
            or not token.is_word
            for token in between
        )

    def _fits(self, person: int, wanted: Gender | None) -> bool:
        entry = self._reading.table.entries[person]
        if entry.kind is SpeakerKind.ORGANISATION or self._reading.table.is_place(person):
            return False
        if wanted is Gender.PLURAL or (entry.gender is Gender.PLURAL and self._reading.lexicon.shows_number):
            return entry.gender is wanted
        return wanted is None or entry.gender in (None, wanted)


def _is_title(words: list[Token], lexicon: Lexicon) -> bool:
    """``Le vice-premier ministre`` before a name: an article and words in lower case."""
    article, *others = words
    return (
        article.folded in lexicon.definite
        and 0 < len(others) < _TITLE
        and all(token.text.islower() and token.quote < 0 for token in others)
        and not any(token.folded in lexicon.prepositions for token in others)
    )


def _start(mention: Mention) -> int:
    return mention.span.start
