"""A transcript that names nobody: an archivist says who speaks, and its words become proposals. All invented."""

import json

import pytest

from archive import decisions, review
from archive.errors import ArchiveError, UnknownId
from archive.formats.registry import document_of
from archive.intake import add
from archive.model import Certainty, Quote, Review, Span, TagField
from archive.narrating import name_narrator, unnamed_turns
from archive.record.store import Record
from archive.review import NewSpeaker
from archive.verify import verify
from tests.accounts import Signature

ILKA = NewSpeaker(label="Ilka Fictive")
WHO: Signature = {"who": "A. Archivist", "why": "heard in the recording"}
SENTENCES = (
    "I am 71 years old and I had never left the village before.",
    "We kept bees near Goris and the house stood by the road.",
    "Then the buses came and we took the bread and the keys.",
    "Did you go back.",
    "Nobody of us ever went back to that village.",
)


def spoken(pause: float = 3.0) -> bytes:
    """Segments without speakers, as Whisper writes them; a pause makes a paragraph."""
    length = 4.0
    segments = [
        {"start": n * (length + pause), "end": n * (length + pause) + length, "text": f" {words}"}
        for n, words in enumerate(SENTENCES)
    ]
    return json.dumps({"text": "", "segments": segments, "language": "en"}).encode()


@pytest.fixture
def version_id(record: Record) -> str:
    added = add(record, document_of(spoken(), "invented.json", where="x"), who="Test")
    assert not added.quote_ids
    return added.version_id


def text_of(record: Record, version_id: str) -> str:
    version = record.version(version_id)
    assert version is not None
    return version.text


def run_of(record: Record, version_id: str, first: str, last: str) -> Span:
    text = text_of(record, version_id)
    return Span(text.index(first), text.index(last) + len(last))


def words(quotes: tuple[Quote, ...]) -> str:
    return " ".join(" ".join(quote.exact) for quote in quotes)


def test_a_whole_transcript_is_one_narrators(record: Record, version_id: str) -> None:
    assert unnamed_turns(record, version_id)
    made = name_narrator(record, version_id, ILKA, **WHO)
    assert " ".join(words(made).split()) == " ".join(SENTENCES)
    assert len({quote.speaker_id for quote in made}) == 1
    for quote in made:
        assert quote.review is Review.PROPOSED and quote.attribution is not None
        assert quote.attribution.evidence.certainty is Certainty.INFERRED
        assert quote.attribution.evidence.method == "archivist:A. Archivist"
        assert quote.attribution.evidence.spans == quote.parts
    ages = {tag.value for quote in made for tag in quote.tags if tag.field is TagField.AGE}
    assert ages == {"71"}, "what the words tell of the narrator is read as for a named one"
    assert made[0].start_seconds == 0.0
    speaker = record.speaker(made[0].speaker_id or "")
    assert speaker is not None and speaker.label == "Ilka Fictive"
    assert verify(record).ok


def test_a_run_of_segments_is_one_narrators_and_the_rest_anothers(record: Record, version_id: str) -> None:
    run = run_of(record, version_id, "I am 71", "the keys.")
    first = name_narrator(record, version_id, ILKA, run, **WHO)
    assert "Did you" not in words(first) and "the keys." in words(first)
    rest = name_narrator(record, version_id, NewSpeaker(label="Nona Asker"), **WHO)
    assert " ".join(words(rest).split()) == " ".join(SENTENCES[3:])
    assert rest[0].start_seconds == 21.0
    with pytest.raises(ArchiveError, match="nobody is named"):
        name_narrator(record, version_id, ILKA, **WHO)
    assert verify(record).ok


def test_a_known_speaker_tells_and_a_rejected_quote_is_free_again(record: Record, version_id: str) -> None:
    (made, *_) = name_narrator(record, version_id, ILKA, **WHO)
    assert made.speaker_id
    decisions.reject(record, made.id, **WHO)
    (again,) = name_narrator(record, version_id, made.speaker_id, **WHO)
    assert again.exact == made.exact and again.speaker_id == made.speaker_id
    with pytest.raises(UnknownId):
        name_narrator(record, version_id, "0" * 16, **WHO)


def test_words_that_were_quoted_by_hand_stay_as_they_are(record: Record, version_id: str) -> None:
    span = run_of(record, version_id, "We kept bees", "Goris")
    mine = review.propose_by_hand(record, version_id, (span,), **WHO)
    made = name_narrator(record, version_id, ILKA, **WHO)
    assert all(part.end <= span.start or span.end <= part.start for quote in made for part in quote.parts)
    assert record.quote(mine.id) == mine


def test_without_a_name_or_words_nothing_is_made(record: Record, version_id: str) -> None:
    head = record.head()
    for speaker, run in ((NewSpeaker(label=" "), None), (ILKA, Span(0, 0)), ("0" * 16, None)):
        with pytest.raises(ArchiveError):
            name_narrator(record, version_id, speaker, run, **WHO)
    with pytest.raises(UnknownId):
        name_narrator(record, "0" * 16, ILKA, **WHO)
    other = next(iter(record.sources())).id
    with pytest.raises(ArchiveError, match="nobody is named"):
        name_narrator(record, record.versions(other)[0].id, ILKA, **WHO)
    assert record.head() == head
