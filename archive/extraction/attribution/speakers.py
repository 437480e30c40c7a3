"""From the words that name a speaker to the person they point at."""

from bisect import bisect_left

from archive.extraction.attribution import anaphors, just_told, things, told_ages
from archive.extraction.attribution.epithets import Epithets, is_definite, is_indefinite
from archive.extraction.clauses import fields, sources
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.decisions import CLAUSE_WITHIN, Decision
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import descriptions, groups, inflected_names, introduced_names, newcomers
from archive.extraction.mentions.carrier import Carrier, word_span
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import Gender, Mention, MentionKind
from archive.model import Certainty, Span, SpeakerKind

_TITLE_WORDS = 4
"""Words between a capital and the name that it leads to, at most: ``Valley council candidate``."""


class Speakers:
    """Resolves carriers against the people of a text, and adds the unnamed as they speak."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lexicon = reading.lexicon
        self._body: int | None = None
        """The body or document that spoke last: ``it``."""
        self._by_noun: dict[str, int] = {}
        """The unnamed speakers brought in last, by the noun of their description."""
        for person in sorted(reading.newcomers) if self._lexicon.verb_second else ():
            self._by_noun.update(dict.fromkeys(reading.table.entries[person].descriptions, person))
        entries = reading.table.entries
        self._unnamed = {entries[person].label.lower(): person for person in sorted(reading.newcomers)}
        self._epithets = Epithets(reading)
        self._ages: dict[int, set[str]] | None = None
        """The ages beside the names, once a description asks for them."""

    def stated(self, paragraph: Paragraph, clause: Clause, rule: str) -> Decision:
        """The speaker a clause names: stated by name beside the quotation, less firmly otherwise."""
        carrier = clause.carrier
        person, mention = self.person(paragraph, carrier)
        if self._reading.table.entries[person].kind is SpeakerKind.ORGANISATION:
            self._body = person
        named = carrier.kind is MentionKind.NAME
        own_words = carrier.kind is MentionKind.EPITHET and not self._reading.table.entries[person].named
        far = rule == CLAUSE_WITHIN
        if (named or own_words) and not far:
            certainty = Certainty.STATED
        elif named or carrier.kind is MentionKind.PRONOUN or not far:
            certainty = Certainty.INFERRED
        else:
            certainty = Certainty.UNCERTAIN
        if carrier.kind is MentionKind.PRONOUN and not self._reading.table.entries[person].named:
            certainty = Certainty.UNCERTAIN
        words = paragraph.tokens
        span = Span(words[clause.first].start, words[clause.end - 1].end)
        return Decision(person=person, mention=mention, rule=rule, certainty=certainty, clause=span)

    def signing(self, paragraph: Paragraph, carrier: Carrier, rule: str) -> Decision:
        """Whoever a line of its own names; who is only described there is nobody met before."""
        clause = Clause(0, 1, carrier, inverted=True)
        span = Span(*word_span(paragraph.tokens, carrier.first, carrier.after))
        label = self._label(span)
        pointing = label.split()[0].lower() in self._lexicon.definite
        if carrier.kind is not MentionKind.EPITHET or pointing:
            return self.stated(paragraph, clause, rule)
        kind, gender = self._kind(carrier.head, carrier), self._gender(carrier.head)
        person = self._reading.table.add_unnamed(label, kind, gender, carrier.head)
        self._reading.mentions.append(Mention(span=span, kind=carrier.kind, person=person))
        stated = Span(paragraph.tokens[0].start, span.end)
        return Decision(person=person, mention=span, rule=rule, certainty=Certainty.STATED, clause=stated)

    def person(self, paragraph: Paragraph, carrier: Carrier) -> tuple[int, Span]:
        """The person a carrier points at, and the carrier's place in the text."""
        span = Span(*word_span(paragraph.tokens, carrier.first, carrier.after))
        known = paragraph.persons.get(carrier.run.first if carrier.run else carrier.first)
        if carrier.kind is MentionKind.NAME and known is not None and not carrier.joint:
            self._describe(known, carrier.head)
            return known, span
        if carrier.kind is MentionKind.PRONOUN and known is not None:
            return known, span
        if carrier.kind is MentionKind.EPITHET and known in self._reading.newcomers:
            return known, span
        neuter = paragraph.tokens[carrier.first].folded in self._lexicon.neuter_pronouns
        if carrier.kind is MentionKind.PRONOUN and neuter and self._body is not None:
            return self._body, span
        if carrier.kind is MentionKind.PRONOUN and neuter and self._lexicon.complementizers:
            return self._by_thing(paragraph, carrier, span), span
        if carrier.kind is MentionKind.NAME and carrier.run is not None and not carrier.joint:
            return self._by_place(paragraph, carrier, carrier.run, span), span
        return self._by_description(paragraph, carrier, span), span

    def _describe(self, person: int, head: str) -> None:
        entry = self._reading.table.entries[person]
        if head:
            self._reading.table.note(person, (head,))
            if head in self._lexicon.official and entry.kind is SpeakerKind.PERSON:
                entry.kind = SpeakerKind.OFFICIAL

    def _by_thing(self, paragraph: Paragraph, carrier: Carrier, span: Span) -> int:
        """The sign or letter that ``it`` means, unnamed; the pronoun itself where there is none."""
        paragraphs = self._reading.paragraphs
        place = bisect_left(paragraphs, paragraph.number, key=lambda one: one.number)
        previous = paragraphs[place - 1] if place else None
        thing = things.before(paragraph, carrier.first, previous, self._lexicon)
        if thing is None:
            return self._by_description(paragraph, carrier, span)
        where, first, after = thing
        return self._by_description(
            where,
            Carrier(first, after, MentionKind.EPITHET, head=where.tokens[first + 1].folded),
            Span(where.tokens[first].start, where.tokens[after - 1].end),
        )

    def _by_place(self, paragraph: Paragraph, carrier: Carrier, run: NameRun, span: Span) -> int:
        """A name known only by its place beside the verb: a script without capitals."""
        table = self._reading.table
        person = table.link(run, span.start)
        self._describe(person, carrier.head)
        descriptions.add(table, person, paragraph.tokens, run, lexicon=self._lexicon)
        self._reading.mentions.append(Mention(span=span, kind=MentionKind.NAME, person=person))
        return person

    def _by_description(self, paragraph: Paragraph, carrier: Carrier, span: Span) -> int:
        label = self._label(span)
        head = carrier.head or label
        key = label.lower()
        gender = self._gender(head)
        aged = self._epithets.tells_age(key)
        single = carrier.kind is MentionKind.EPITHET and not carrier.joint and (aged or not carrier.weak)
        single = single and head not in self._lexicon.organisation and head not in self._lexicon.documents
        defined = self._is_defined(paragraph, carrier)
        if single and is_definite(label, self._lexicon) and not defined:
            known = self._pointed_at(paragraph, carrier, key, gender)
            if known is not None and known not in self._within(paragraph, carrier):
                self._reading.described[key] = known
                return known
        elif key in self._unnamed and not defined and not (single and is_indefinite(label, self._lexicon)):
            return self._unnamed[key]
        person = self._reading.table.add_unnamed(label, self._kind(head, carrier), gender, head)
        self._unnamed[key] = person
        self._reading.mentions.append(Mention(span=span, kind=carrier.kind, person=person))
        if single:
            self._by_noun[head] = person
            if is_definite(label, self._lexicon):
                self._introduce(paragraph, carrier, person)
                self._reading.described[key] = person
        return person

    def _is_defined(self, paragraph: Paragraph, carrier: Carrier) -> bool:
        """``the man WHO killed Ada``: a clause says which, so that nobody told of before is meant."""
        words, lexicon = paragraph.tokens, self._lexicon
        if carrier.kind is not MentionKind.EPITHET or carrier.after + 1 >= len(words):
            return False
        return words[carrier.after].folded in lexicon.relative - lexicon.complementizers

    def _within(self, paragraph: Paragraph, carrier: Carrier) -> set[int]:
        """Whom a description names as somebody else: ``der Anwalt VELTS``, ``the man who killed ADA``."""
        places = range(carrier.first, carrier.after)
        return {
            paragraph.persons[at] for at in places if at in paragraph.starting and at in paragraph.persons
        }

    def _pointed_at(
        self, paragraph: Paragraph, carrier: Carrier, key: str, gender: Gender | None
    ) -> int | None:
        """Whom a definite description means: somebody described so, the last speaker called so."""
        bare = carrier.head
        for beginning in self._lexicon.definite_beginnings:
            bare = bare.removeprefix(beginning)
        for head in dict.fromkeys((carrier.head, bare)):
            named = self._reading.table.described_as(head)
            if named is None and self._lexicon.inflects:
                noun = inflected_names.nominative(head, self._lexicon)
                named = self._reading.table.described_as(noun) if noun else None
            if named is not None:
                return named
            if head in self._by_noun:
                return self._by_noun[head]
        if key in self._unnamed:
            return self._unnamed[key]
        start = paragraph.tokens[carrier.first].start
        only = self._epithets.only_person(key, carrier.head, gender, start)
        if only is None:
            only = anaphors.find(self._reading, key, carrier.head, gender, start)
        if only is not None and self._is_another_age(only, key, carrier.head):
            return None
        if only is None:
            aged = self._epithets.tells_age(key)
            only = just_told.find(self._reading, paragraph, carrier, key, gender, aged=aged)
        return only

    def _is_another_age(self, person: int, label: str, head: str) -> bool:
        """Whether the age beside a name is not the one that a description tells."""
        if self._ages is None:
            self._ages = told_ages.by_person(self._reading)
        return told_ages.contradicts(self._ages.get(person, set()), label, head, self._lexicon)

    def _introduce(self, paragraph: Paragraph, carrier: Carrier, person: int) -> None:
        """Adds where an unnamed speaker was brought in, so that the tags are read there too."""
        introduced = self._epithets.introduction(paragraph, carrier.first, carrier.head)
        if introduced is not None:
            mention = Mention(span=introduced, kind=MentionKind.EPITHET, person=person)
            self._reading.mentions.append(mention)

    def _gender(self, head: str) -> Gender | None:
        if head in self._lexicon.female:
            return Gender.FEMALE
        if head in self._lexicon.male:
            return Gender.MALE
        return Gender.PLURAL if groups.means_many(head, self._lexicon) else None

    def is_somebody(self, person: int) -> bool:
        """Whether a person is more than a pronoun that points nowhere."""
        entry = self._reading.table.entries[person]
        pronouns = either(self._lexicon.subject_pronouns, self._lexicon.personal)
        return entry.named or entry.label.lower() not in pronouns

    def is_named_person(self, paragraph: Paragraph, carrier: Carrier) -> bool:
        """Whether a carrier is the name of a person, and not of a body."""
        known = paragraph.persons.get(carrier.run.first) if carrier.run else None
        return known is not None and self._reading.table.entries[known].kind is not SpeakerKind.ORGANISATION

    def _label(self, span: Span) -> str:
        label = " ".join(span.of(self._reading.text).split())
        described, _, last = label.rpartition(" ")
        if described and last.lower() in self._lexicon.relative:
            label = described.rstrip(",")  # a message that; the farmer, who
        first, _, rest = label.partition(" ")
        if rest and first.lower() in self._lexicon.determiners:
            label = f"{first.lower()} {rest}"
        return label

    def _kind(self, head: str, carrier: Carrier) -> SpeakerKind:
        lexicon = self._lexicon
        if carrier.joint:
            return SpeakerKind.ORGANISATION
        if head in lexicon.official or head.rstrip("s") in lexicon.official:
            return SpeakerKind.OFFICIAL
        if head in lexicon.organisation:
            return SpeakerKind.ORGANISATION
        return SpeakerKind.PERSON

    def _titled(self, paragraph: Paragraph, run: NameRun, high: int) -> NameRun | None:
        """The name that ``Valley candidate Ada Example`` leads to; ``run`` is the first capital."""
        words = paragraph.tokens
        for position in range(run.after, min(high, run.after + _TITLE_WORDS)):
            named = paragraph.starting.get(position)
            if named is not None:
                led = position > run.after and words[position - 1].folded in self._lexicon.describing
                return named if led and not named.possessive else None
            if not words[position].is_word or words[position].folded in self._lexicon.phrase_breaks:
                return None
        return None

    def subject(self, paragraph: Paragraph, low: int, high: int) -> Carrier | None:
        """Whom a stretch of tokens is about: a description it opens with, else its first ungoverned name."""
        words, lexicon = paragraph.tokens, self._lexicon
        if lexicon.verb_second:
            about = fields.leading(paragraph, lexicon, low, high)
            return about or sources.written(paragraph, lexicon, low, high)
        if paragraph.persons.get(low) in self._reading.newcomers and low not in paragraph.starting:
            return newcomers.find(words, paragraph.starting, low, high, lexicon)
        if low < high and words[low].folded in lexicon.determiners:
            described = Phrases(paragraph, lexicon).starting(low, high)
            if described is not None and described.kind is MentionKind.EPITHET and not described.weak:
                return described
        position = low
        while position < high:
            token = words[position]
            run = paragraph.starting.get(position)
            before = words[position - 1].folded if position > low else ""
            if run is not None:
                if before not in lexicon.prepositions and not run.possessive:
                    following = run.after
                    if following < high and words[following].folded in lexicon.pairing:
                        other = paragraph.starting.get(following + 1)
                        if other is not None and not other.possessive:
                            first = run.first - (1 if before in lexicon.determiners else 0)
                            return Carrier(first, other.after, MentionKind.NAME, run, joint=True)
                    titled = self._titled(paragraph, run, high)
                    if titled is not None:
                        return Carrier(run.first, titled.after, MentionKind.NAME, titled)
                    return Carrier(run.first, run.after, MentionKind.NAME, run)
                position = run.after
                continue
            if token.folded in lexicon.subject_pronouns and token.folded not in lexicon.relative:
                named = introduced_names.behind(words, position, lexicon)
                run = None if named is None else paragraph.starting.get(named)
                if run is not None and not run.possessive:
                    return Carrier(run.first, run.after, MentionKind.NAME, run)  # elle s'appelle Ada
                if token.folded not in lexicon.first:
                    return Carrier(position, position + 1, MentionKind.PRONOUN)
                return None
            position += 1
        return None
