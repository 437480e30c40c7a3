"""Text to proposals: every step of extraction, in order."""

from dataclasses import dataclass

from archive.dates import PartialDate
from archive.extraction import collector
from archive.extraction.accounts import account_facts, narratives, narrators, voice
from archive.extraction.attribution import (
    deciding,
    described_mentions,
    elisions,
    grouping,
    headlines,
    naming,
    pointing,
)
from archive.extraction.decisions import Decision
from archive.extraction.forms import kinds, standing
from archive.extraction.interviews import (
    dashed_interviews,
    joined_turns,
    leads,
    questions,
    reporters_questions,
    turns,
    whose_turn,
)
from archive.extraction.language import detection, lexicons
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import reading
from archive.extraction.mentions.reading import Reading
from archive.extraction.people import People
from archive.extraction.quotations import (
    dialogue,
    furniture as page_furniture,
    interruptions,
    marks,
    paragraphs,
    unclosed,
)
from archive.extraction.quotations.marks import Quotation
from archive.extraction.tags import attributes, minors
from archive.extraction.utterance import Utterance
from archive.model import (
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    Proposal,
    Span,
    Tag,
    TagField,
)
from archive.places.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the machine proposes for one text."""

    quotes: tuple[Proposal, ...]
    furniture: tuple[Span, ...]
    """Stretches that were not read for quotes: those given and those recognised."""


@collector.paused()
def extract(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    furniture: tuple[Span, ...] = (),
) -> Extraction:
    """Proposals for the quotes of a text: full utterances and fragments, in order; phrases are left out.

    ``published`` is a partial date (``2023-09-27``) against which weekdays resolve; ``language`` a BCP 47
    tag, guessed from the words where it is None or has no vocabulary; ``furniture`` stretches that are known
    not to be prose. Offsets are positions in ``text`` exactly as given. Pure and deterministic.
    """
    words = lexicons.load(detection.read_as(text, language))
    spans = joined_turns.parted(text, paragraphs.split(text), words)
    skipped = _skipped(text, spans, furniture, words)
    talk = (
        turns.find(text, spans, words)
        or questions.find(text, spans, words, skipped)
        or dashed_interviews.find(text, spans, words, skipped)
    )
    found = _quoted(text, spans, talk, skipped, words)
    account = None if talk else narratives.find(text, spans, found, words.code, skipped)
    narrator = narrators.find(text, account)
    account = narrators.without_the_listeners(text, account, narrator)
    found = voice.merge(text, found, account)
    marked = tuple(sorted({*furniture, *(spans[number] for number in skipped)}))
    if not found:
        if published:
            PartialDate.parse(published)  # a wrong one is told of whatever the text holds
        return Extraction(quotes=(), furniture=marked)
    headings = account.headings(text) if account is not None else frozenset()
    read = reading.read(text, spans, found, words, skipped | headings)
    decisions = deciding.decide(read)
    headlines.resolve(read, decisions)
    answers = whose_turn.decide(read, talk)
    decisions.update(answers)
    decisions = narrators.decide(read, account, narrator, decisions)
    asked, answered = reporters_questions.find(read, decisions)
    decisions = answered | decisions
    utterances, second = _utterances(read, decisions, asked)
    read.mentions.extend(described_mentions.mentions(read, read.described))
    read.mentions.extend(elisions.mentions(read))
    read.mentions.extend(leads.mentions(read, talk, answers))
    pointing.sort_in(read, decisions)
    mentions = sorted(read.mentions, key=lambda mention: (mention.span.start, mention.span.end))
    people = People(persons=read.table.persons(), mentions=tuple(mentions))
    prose = _without(text, furniture)
    tags = attributes.tag(
        prose, utterances, people, published=published, gazetteer=Gazetteer.load(), language=words.code
    )
    tags = account_facts.add(text, account, narrator, utterances, tags)
    quotes = tuple(
        _proposal(read, utterance, (*own, *minors.settle(_of_the_speaker(more, own, utterance))))
        for utterance, own, more in zip(utterances, second, tags, strict=True)
    )
    return Extraction(quotes=quotes, furniture=marked)


def _quoted(
    text: str,
    spans: tuple[Span, ...],
    talk: tuple[turns.Turn, ...],
    skipped: frozenset[int],
    words: Lexicon,
) -> list[Quotation]:
    """Everything between marks, behind dashes and in turns, without what stands in furniture."""
    found = [q for q in marks.find(text, spans) if q.paragraph not in skipped]
    found = unclosed.end(text, found, spans, words)
    found = interruptions.split(text, found, words)
    found = dialogue.merge(found, dialogue.find(text, spans, words))
    return [q for q in turns.merge(found, talk) if q.paragraph not in skipped]


def _without(text: str, furniture: tuple[Span, ...]) -> str:
    """The text with blanks for what its format says is no prose, so that every offset stays."""
    pieces: list[str] = []
    position = 0
    for span in sorted(furniture):
        start = max(span.start, position)
        if span.end <= start:
            continue
        pieces.append(text[position:start])
        pieces.append(
            "".join(character if character.isspace() else " " for character in text[start : span.end])
        )
        position = span.end
    return "".join((*pieces, text[position:]))


def _skipped(text: str, spans: tuple[Span, ...], given: tuple[Span, ...], words: Lexicon) -> frozenset[int]:
    numbers = set(page_furniture.find(text, spans, words))
    given = tuple(sorted(given))
    current = 0
    for number, span in enumerate(spans):
        while current < len(given) and given[current].end <= span.start:
            current += 1
        if current < len(given) and given[current].start < span.end:
            numbers.add(number)
    return frozenset(numbers)


def _utterances(
    read: Reading, decisions: dict[int, Decision], asked: frozenset[int]
) -> tuple[tuple[Utterance, ...], list[tuple[Tag, ...]]]:
    forms: dict[int, Form] = {}
    for paragraph in read.paragraphs:
        for quote in paragraph.quotes:
            decision, beside = decisions.get(quote), read.pointless.get(quote)
            if beside is not None and not (decision is not None and decision.has_clause):
                decision = beside
            form = kinds.form_of(read, paragraph, quote, decision)
            forms[quote] = Form.PHRASE if quote in asked else form
    introduced = naming.introductions(read)
    utterances: list[Utterance] = []
    second: list[tuple[Tag, ...]] = []
    for members in grouping.group(read, decisions, forms):
        decision = _strongest([decisions[m] for m in members if m in decisions])
        full = any(forms[m] is Form.FULL for m in members)
        attribution = _attribution(read, decision, introduced) if decision else None
        form = Form.FULL if full else Form.FRAGMENT
        utterances.append(_utterance(read, members, decision, attribution, form))
        second.append(_second_level(read, decision) if decision else ())
    return tuple(utterances), second


_ORDER = (Certainty.STATED, Certainty.INFERRED, Certainty.UNCERTAIN)


def _strongest(decisions: list[Decision]) -> Decision | None:
    """The decision that names the speaker most firmly; the first among equals."""
    return min(decisions, key=lambda decision: _ORDER.index(decision.certainty), default=None)


def _utterance(
    read: Reading,
    members: tuple[int, ...],
    decision: Decision | None,
    attribution: Attribution | None,
    form: Form,
) -> Utterance:
    entry = read.table.entries[decision.person] if decision else None
    kind: Kind = kinds.kind_of(entry, read.lexicon)
    return Utterance(
        parts=tuple(read.quotations[m].content for m in members),
        form=form,
        kind=kind,
        attribution=attribution,
        person=decision.person if decision else None,
        clause=decision.clause if decision else None,
        nested=tuple(span for m in members for span in read.quotations[m].nested),
    )


def _attribution(read: Reading, decision: Decision, introduced: dict[int, Span]) -> Attribution:
    entry = read.table.entries[decision.person]
    return Attribution(
        name=entry.label,
        mention=decision.mention,
        evidence=naming.evidence(read, decision, introduced),
        speaker_kind=entry.kind,
        named=entry.named,
    )


def _second_level(read: Reading, decision: Decision) -> tuple[Tag, ...]:
    tags = []
    for field, other in ((TagField.QUOTING, decision.quoting), (TagField.REPORTED_BY, decision.reported_by)):
        if other is not None:
            evidence = Evidence(
                spans=(other.clause or other.mention,),
                certainty=other.certainty,
                method=f"{field.value}.clause@1",
            )
            tags.append(Tag(field=field, value=read.table.entries[other.person].label, evidence=evidence))
    return tuple(tags)


def _of_the_speaker(tags: tuple[Tag, ...], second: tuple[Tag, ...], utterance: Utterance) -> tuple[Tag, ...]:
    """Without the day and the listener of somebody whom the speaker relays.

    In `X asked Y on Tuesday "…", Z said`, Tuesday is the day on which X asked; when Z spoke is not told.
    """
    if not any(tag.field is TagField.QUOTING for tag in second):
        return tags
    begin = utterance.parts[0].start
    told = (TagField.SAID_ON, TagField.SAID_TO)
    return tuple(tag for tag in tags if tag.field not in told or tag.evidence.spans[-1].start > begin)


def _proposal(read: Reading, utterance: Utterance, tags: tuple[Tag, ...]) -> Proposal:
    entry = read.table.entries[utterance.person] if utterance.person is not None else None
    return Proposal(
        parts=utterance.parts,
        form=utterance.form,
        kind=standing.settle(utterance.kind, entry, tags, read.text, read.lexicon),
        attribution=utterance.attribution,
        tags=tags,
        nested=utterance.nested,
        person=utterance.person,
    )
