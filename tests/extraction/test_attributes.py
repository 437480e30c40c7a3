"""Age, role, places and conversation, each with its evidence. All people and places of the fixtures are invented."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from archive.extraction.language import attribute_rules
from archive.extraction.people import Mention, MentionKind, People, Person
from archive.extraction.tags.attributes import tag
from archive.extraction.utterance import Utterance
from archive.model import (
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    PlaceRole,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)
from archive.places.gazetteer import Gazetteer

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GAZETTEER = Gazetteer.load()
PRONOUNS = frozenset({"he", "she", "they", "He", "She", "They"})


def tagged(
    text: str,
    *speakers: tuple[str, ...],
    words: tuple[tuple[str, ...], ...],
    published: str | None = None,
    language: str | None = "en",
    kind: Kind = Kind.TESTIMONY,
) -> tuple[tuple[Tag, ...], ...]:
    """The tags of each utterance; ``speakers`` lists how each is called, ``words`` the parts of what each says."""
    parts = [tuple(_span(text, part) for part in said) for said in words]
    hidden = [part for said in parts for part in said]
    mentions = [
        Mention(span=span, kind=_kind(name), person=person)
        for person, names in enumerate(speakers)
        for name in names
        for span in _places(text, name, hidden)
    ]
    mentions.sort(key=lambda mention: mention.span)
    kept = [
        mention
        for mention in mentions
        if not any(
            other is not mention
            and other.span.start <= mention.span.start < mention.span.end <= other.span.end
            for other in mentions
        )
    ]
    people = People(
        persons=tuple(
            Person(name=names[0], kind=SpeakerKind.PERSON, named=_kind(names[0]) is MentionKind.NAME)
            for names in speakers
        ),
        mentions=tuple(kept),
    )
    utterances = tuple(
        _utterance(said, person, speakers[person][0], kept, kind) for person, said in enumerate(parts)
    )
    return tag(text, utterances, people, published=published, gazetteer=GAZETTEER, language=language)


def one(text: str, *names: str, said: str = "We left the keys.", **options: object) -> tuple[Tag, ...]:
    """The tags of the single utterance of a single speaker."""
    return tagged(text, names, words=((said,),), **options)[0]  # type: ignore[arg-type]


def value(tags: tuple[Tag, ...], field: TagField) -> str | None:
    values = [tag.value for tag in tags if tag.field is field]
    assert len(values) <= 1
    return values[0] if values else None


def places(tags: tuple[Tag, ...]) -> set[tuple[str, str]]:
    return {
        (tag.place_role.value, tag.value)
        for tag in tags
        if tag.place_role is not None and tag.place_role is not PlaceRole.MENTIONED
    }


def evidence(text: str, tags: tuple[Tag, ...], field: TagField) -> tuple[str, ...]:
    return next(tuple(span.of(text) for span in tag.evidence.spans) for tag in tags if tag.field is field)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _kind(name: str) -> MentionKind:
    if name in PRONOUNS:
        return MentionKind.PRONOUN
    return MentionKind.EPITHET if re.match(r"(?i)(?:an?|the|une|die|пожилая)\s", name) else MentionKind.NAME


def _places(text: str, name: str, hidden: list[Span]) -> list[Span]:
    found = (Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return [span for span in found if not any(span.start in part for part in hidden)]


def _utterance(
    parts: tuple[Span, ...], person: int, name: str, mentions: list[Mention], kind: Kind
) -> Utterance:
    own = [mention.span for mention in mentions if mention.person == person]
    nearest = min(own, key=lambda span: abs(span.start - parts[0].end))
    stated = Evidence(spans=(nearest,), certainty=Certainty.STATED, method="test@1")
    attribution = Attribution(name=name, mention=nearest, evidence=stated)
    return Utterance(
        parts=parts, form=Form.FULL, kind=kind, attribution=attribution, person=person, clause=None
    )


STATED_AGES = [
    ("“We left the keys.” Zara Invent, 71, folded the map.", "71"),
    ("“We left the keys.” said Zara Invent (8).", "8"),
    ("“We left the keys.” said Zara Invent, aged 19.", "19"),
    ("“We left the keys.” said Zara Invent, who is 44 and keeps bees.", "44"),
    ("“We left the keys.” said Zara Invent, a 33-year-old roofer.", "33"),
    ("“We left the keys.” said 90-year-old Zara Invent.", "90"),
    ("“We left the keys.” said the ninety-one-year-old Zara Invent.", "91"),
    ("“We left the keys.” said Zara Invent, the eldest, a 62‑year‑old tailor.", "62"),
    ("“We left the keys.” said Zara Invent. Zara Invent is 57.", "57"),
    ("“We left the keys.” said Zara Invent, a baker, 38.", "38"),
    ("Age: 64\n“We left the keys.” said Zara Invent.", "64"),
]


@pytest.mark.parametrize(("text", "age"), STATED_AGES)
def test_an_age_stated_at_the_speaker_is_found(text: str, age: str) -> None:
    tags = one(text, "Zara Invent")
    assert value(tags, TagField.AGE) == age


@pytest.mark.parametrize(
    "text",
    [
        "“We left the keys.” said Zara Invent, 30 years ago a baker.",
        "“We left the keys.” said Zara Invent. Her son, 12, slept.",
        "“We left the keys.” said Zara Invent, whose husband is 80.",
        "“We left the keys.” said Zara Invent at number 47.",
        "“We left the keys.” said Zara Invent, a grandmother of five.",
        "“We left the keys.” said Zara Invent after a 24-hour offensive.",
        "“We left the keys.” said Zara Invent, who was 9 when the bridge fell.",
        "“We left the keys.” said Zara Invent, who turns 40 next month.",
        "“We left the keys.” said Zara Invent. It was 70 kilometres to the border.",
        "“We left the keys.” said Zara Invent, 2,000 others behind her.",
        "“We left the keys.” said Zara Invent, of her neighbour Tolo, 6, who slept.",
        "“My father, who is 91, asks. We left the keys.” said Zara Invent.",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    said = re.search("“(.*?)”", text)
    assert said is not None
    assert value(one(text, "Zara Invent", said=said[1]), TagField.AGE) is None


@pytest.mark.parametrize(
    ("text", "names", "band"),
    [
        ("“We left the keys.” said Zara Invent, now in her eighties.", ("Zara Invent",), "80s"),
        ("“We left the keys.” said Zara Invent, who is past seventy.", ("Zara Invent",), "70s"),
        ("“We left the keys.” said a man in his late 60s.", ("a man",), "60s"),
        ("“We left the keys.” said an elderly woman.", ("an elderly woman",), "elderly"),
        ("“We left the keys.” said a teenage girl.", ("a teenage girl",), "teenager"),
        ("“We left the keys.” said Zara Invent, an elderly baker.", ("Zara Invent",), "elderly"),
    ],
)
def test_an_age_told_as_a_band_stays_a_band(text: str, names: tuple[str, ...], band: str) -> None:
    tags = one(text, *names)
    assert value(tags, TagField.AGE_BAND) == band
    assert value(tags, TagField.AGE) is None


def test_a_stated_number_goes_before_a_band() -> None:
    tags = one("“We left the keys.” said Zara Invent, an elderly baker, 81.", "Zara Invent")
    assert value(tags, TagField.AGE) == "81"
    assert value(tags, TagField.AGE_BAND) is None


@pytest.mark.parametrize(
    ("text", "names", "role"),
    [
        ("“We left the keys.” said Zara Invent, a retired teacher.", ("Zara Invent",), "retired teacher"),
        ("“We left the keys.” said Zara Invent, 40, a bus driver from Tolo.", ("Zara Invent",), "bus driver"),
        (
            "“We left the keys.” said Zara Invent, a tearful mother-of-three.",
            ("Zara Invent",),
            "mother-of-three",
        ),
        ("“We left the keys.” said Zara Invent, a father of two.", ("Zara Invent",), "father of two"),
        ("“We left the keys.” said the mill foreman, Zara Invent.", ("Zara Invent",), "mill foreman"),
        ("“We left the keys.” Fire chief Zara Invent said.", ("Zara Invent",), "Fire chief"),
        (
            "“We left the keys.” said Zara Invent, deputy head of the Invented Archive.",
            ("Zara Invent",),
            "deputy head of the Invented Archive",
        ),
        ("“We left the keys.” said Zara Invent, who worked as a nurse.", ("Zara Invent",), "nurse"),
        ("“We left the keys.” said the shepherd.", ("the shepherd",), "shepherd"),
        ("“We left the keys.” She was a weaver.", ("She",), "weaver"),
        (
            "“We left the keys.” said Zara Invent.\nOccupation: clock mender\n",
            ("Zara Invent",),
            "clock mender",
        ),
        ("“We left the keys.” said Zara Invent, a resident of Tolo.", ("Zara Invent",), None),
        ("“We left the keys.” said her neighbour Zara Invent.", ("Zara Invent",), None),
        ("“We left the keys.” said Zara Invent, an elderly woman.", ("Zara Invent",), None),
    ],
)
def test_a_role_is_given_as_the_source_words_it(text: str, names: tuple[str, ...], role: str | None) -> None:
    assert value(one(text, *names), TagField.ROLE) == role


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("“We left the keys.” said Zara Invent, from Tolo.", ("Zara Invent",), {("from", "Tolo")}),
        (
            "“We left the keys.” said Zara Invent, 31, of Upper Tolo.",
            ("Zara Invent",),
            {("from", "Upper Tolo")},
        ),
        ("“We left the keys.” said Zara Invent, a resident of Tolo.", ("Zara Invent",), {("from", "Tolo")}),
        ("“We left the keys.” said Zara Invent, who fled Tolo in May.", ("Zara Invent",), {("left", "Tolo")}),
        (
            "“We left the keys.” said Zara Invent, displaced from the village of Tolo.",
            ("Zara Invent",),
            {("left", "Tolo")},
        ),
        ("“We left the keys.” She lives in Bemba now.", ("She",), {("now_living", "Bemba")}),
        ("“We left the keys.” said Zara Invent in Bemba.", ("Zara Invent",), {("spoke_at", "Bemba")}),
        (
            "“We left the keys.” said Zara Invent, a miller, at the school gate in Bemba.",
            ("Zara Invent",),
            {("spoke_at", "Bemba")},
        ),
        (
            "BEMBA - Rain fell.\n“We left the keys.” said Zara Invent.",
            ("Zara Invent",),
            {("spoke_at", "BEMBA")},
        ),
        (
            "“We left the keys.” Zara Invent said from her hospital bed in Bemba.",
            ("Zara Invent",),
            {("spoke_at", "Bemba")},
        ),
        ("“We left the keys.” said Zara Invent in April.", ("Zara Invent",), set()),
        ("“We left the keys.” said Zara Invent in Armenian.", ("Zara Invent",), set()),
        ("“We left the keys.” said Zara Invent, whose son is in Bemba.", ("Zara Invent",), set()),
        ("“We left the keys.” said Zara Invent, who left Monday.", ("Zara Invent",), set()),
    ],
)
def test_a_place_is_told_by_what_it_is_to_the_speaker(
    text: str, names: tuple[str, ...], expected: set[tuple[str, str]]
) -> None:
    assert places(one(text, *names)) == expected


def test_a_title_within_the_mention_is_the_role() -> None:
    text = "“We left the keys.” District President Zara Invent said."
    said, mention = _span(text, "We left the keys."), _span(text, "District President Zara Invent")
    people = People(
        persons=(Person(name="Zara Invent", kind=SpeakerKind.OFFICIAL, named=True),),
        mentions=(Mention(span=mention, kind=MentionKind.NAME, person=0),),
    )
    stated = Evidence(spans=(mention,), certainty=Certainty.STATED, method="test@1")
    utterance = Utterance(
        parts=(said,),
        form=Form.FULL,
        kind=Kind.STATEMENT,
        attribution=Attribution(name="Zara Invent", mention=mention, evidence=stated),
        person=0,
        clause=None,
    )
    tags = tag(text, (utterance,), people, published=None, gazetteer=GAZETTEER, language="en")[0]
    assert value(tags, TagField.ROLE) == "District President"


def test_a_place_left_by_somebody_else_is_not_the_speakers() -> None:
    text = "“We left the keys.” said Zara Invent. Tolo Made left Bemba. “I swept the yard.” he said."
    first, second = tagged(
        text, ("Zara Invent",), ("Tolo Made", "he"), words=(("We left the keys.",), ("I swept the yard.",))
    )
    assert places(first) == set()
    assert places(second) == {("left", "Bemba")}


def test_places_named_in_the_words_are_mentioned_and_resolved() -> None:
    tags = one(
        "“We walked from Shushi to Goris.” said Zara Invent.",
        "Zara Invent",
        said="We walked from Shushi to Goris.",
    )
    found = {(tag.value, tag.place_key) for tag in tags if tag.place_role is PlaceRole.MENTIONED}
    assert found == {("Shushi", "karabakh:shushi"), ("Goris", "geonames:174895")}


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("“We left the keys.” Zara Invent told the Tolo Herald.", "the Tolo Herald"),
        ("“We left the keys.” Zara Invent said in an interview with Radio Tolo.", "Radio Tolo"),
        ("“We left the keys.” Zara Invent told reporters.", "reporters"),
        ("“We left the keys.” Zara Invent told this newspaper.", "this newspaper"),
        ("“We left the keys.” Zara Invent told him.", None),
        ("“We left the keys.” Zara Invent told neighbours.", None),
        ("“We left the keys.” said Zara Invent.", None),
    ],
)
def test_said_to_names_the_listener(text: str, listener: str | None) -> None:
    assert value(one(text, "Zara Invent"), TagField.SAID_TO) == listener


def test_the_news_agency_is_the_only_one_named_before() -> None:
    text = "Others told Reuters little. “We left the keys.” Zara Invent told the news agency."
    tags = one(text, "Zara Invent")
    found = next(tag for tag in tags if tag.field is TagField.SAID_TO)
    assert (found.value, found.evidence.certainty) == ("Reuters", Certainty.INFERRED)
    assert evidence(text, tags, TagField.SAID_TO) == ("Reuters", "told the news agency")


def test_the_news_agency_stays_as_written_when_two_are_named() -> None:
    text = "Reuters and AFP were there. “We left the keys.” Zara Invent told the news agency."
    assert value(one(text, "Zara Invent"), TagField.SAID_TO) == "the news agency"


@pytest.mark.parametrize(
    ("published", "day", "certainty"),
    [
        ("2023-09-28", "2023-09-26", Certainty.INFERRED),
        ("2023-09-26", "2023-09-26", Certainty.INFERRED),
        ("2023-09", "Tuesday", Certainty.STATED),
        (None, "Tuesday", Certainty.STATED),
    ],
)
def test_a_weekday_resolves_only_against_a_known_day(
    published: str | None, day: str, certainty: Certainty
) -> None:
    tags = one("“We left the keys.” Zara Invent said on Tuesday.", "Zara Invent", published=published)
    found = next(tag for tag in tags if tag.field is TagField.SAID_ON)
    assert (found.value, found.evidence.certainty) == (day, certainty)


def test_a_day_after_a_place_is_still_when_it_was_said() -> None:
    text = "“We left the keys.” Zara Invent told Radio Tolo by phone from Bemba on Thursday."
    tags = one(text, "Zara Invent", published="2023-09-29")
    assert value(tags, TagField.SAID_ON) == "2023-09-28"
    assert places(tags) == {("spoke_at", "Bemba")}


def test_an_epithet_with_an_age_tells_of_the_only_speaker() -> None:
    text = "“We left the keys.” said Zara Invent. The 59-year-old seamstress is patient."
    tags = one(text, "Zara Invent")
    found = {tag.field: (tag.value, tag.evidence.certainty) for tag in tags}
    assert found[TagField.AGE] == ("59", Certainty.INFERRED)
    assert found[TagField.ROLE] == ("seamstress", Certainty.INFERRED)


def test_a_day_on_which_something_else_happened_is_not_when_it_was_said() -> None:
    text = "“We left the keys.” said Zara Invent, who crossed on Sunday."
    assert value(one(text, "Zara Invent", published="2023-09-28"), TagField.SAID_ON) is None


def test_later_words_of_a_conversation_take_it_over_as_inferred() -> None:
    text = "“We left the keys.” Zara Invent told Radio Tolo. Rain fell. “I swept the yard.” she said."
    span_a, span_b = "We left the keys.", "I swept the yard."
    first, second = tagged_twice(text, ("Zara Invent", "she"), span_a, span_b)
    assert value(first, TagField.SAID_TO) == value(second, TagField.SAID_TO) == "Radio Tolo"
    carried = next(tag for tag in second if tag.field is TagField.SAID_TO)
    assert carried.evidence.certainty is Certainty.INFERRED
    assert carried.evidence.method == "said-to.told.same-conversation@1"


def tagged_twice(text: str, names: tuple[str, ...], *words: str) -> tuple[tuple[Tag, ...], ...]:
    """Two utterances of one person."""
    parts = [_span(text, said) for said in words]
    mentions = sorted(
        (
            Mention(span=span, kind=_kind(name), person=0)
            for name in names
            for span in _places(text, name, parts)
        ),
        key=lambda mention: mention.span,
    )
    people = People(
        persons=(Person(name=names[0], kind=SpeakerKind.PERSON, named=True),), mentions=tuple(mentions)
    )
    utterances = tuple(_utterance((part,), 0, names[0], mentions, Kind.TESTIMONY) for part in parts)
    return tag(text, utterances, people, published=None, gazetteer=GAZETTEER, language="en")


@pytest.mark.parametrize(
    ("language", "text", "name", "said", "field", "expected"),
    [
        ("ru", "«Мы ушли», — сказала Зара Выдуман, 68 лет.", "Зара Выдуман", "Мы ушли", TagField.AGE, "68"),
        ("ru", "«Мы ушли», — сказала девятилетняя Зара.", "Зара", "Мы ушли", TagField.AGE, "9"),
        (
            "ru",
            "«Мы ушли», — сказал учитель Тол Выдуман.",
            "Тол Выдуман",
            "Мы ушли",
            TagField.ROLE,
            "учитель",
        ),
        ("uk", "«Ми пішли», — каже Зара, 51 рік, вчителька.", "Зара", "Ми пішли", TagField.ROLE, "вчителька"),
        (
            "fr",
            "« Partons », dit Zara Invent, 39 ans, couturière.",
            "Zara Invent",
            "Partons",
            TagField.AGE,
            "39",
        ),
        (
            "fr",
            "« Partons », dit Zara Invent, 39 ans, couturière.",
            "Zara Invent",
            "Partons",
            TagField.ROLE,
            "couturière",
        ),
        ("de", "„Gehen wir“, sagt die sechsjährige Zara.", "Zara", "Gehen wir", TagField.AGE, "6"),
        (
            "es",
            "«Vamos», dijo Zara Invent, 33 años, enfermera.",
            "Zara Invent",
            "Vamos",
            TagField.ROLE,
            "enfermera",
        ),
        ("hy", "«Գնացինք»,- ասաց 73-ամյա Զառա Հնարյանը։", "Զառա Հնարյանը", "Գնացինք", TagField.AGE, "73"),
        ("ar", "«ذهبنا»، قالت زارا (52 عاماً).", "زارا", "ذهبنا", TagField.AGE, "52"),
        ("tr", "“Gittik” dedi Zara İcat, 57 yaşında, fırıncı.", "Zara İcat", "Gittik", TagField.AGE, "57"),
        (
            "ka",
            "ზარა გამოგონილი, 64 წლის ექთანი, ამბობს: „წავედით“.",
            "ზარა გამოგონილი",
            "წავედით",
            TagField.AGE,
            "64",
        ),
    ],
)
def test_other_languages_tell_age_and_role(
    language: str, text: str, name: str, said: str, field: TagField, expected: str
) -> None:
    assert value(one(text, name, said=said, language=language), field) == expected


def test_every_language_file_can_be_read() -> None:
    for language in attribute_rules.languages():
        vocabulary = attribute_rules.vocabulary(language)
        assert vocabulary.rules
        names = [rule.name for rules in vocabulary.rules.values() for rule in rules]
        assert all(re.fullmatch(r"[a-z.-]+@\d+", name) for name in names)


SAMPLES = st.sampled_from(
    [
        "said Zara Invent, 70, a 70-year-old baker from Tolo,",
        "who told Reuters on Tuesday at the hotel on the Armenian side",
        "“", "”", ".", "\n", ", ", " - ", "in ", "Age: 33\n", "TOLO - ", "(", ")", "’s", "she ", "on 31 February ",
        "года", "ում", "\u200f", "١٢", "²",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(SAMPLES | st.text(max_size=12), max_size=14), st.data())
def test_evidence_lies_in_any_text_and_is_never_empty(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    spans = [Span(*edges[0:2]), Span(*edges[2:4]), Span(*edges[4:6])]
    mentions = tuple(
        Mention(span=spans[place], kind=kind, person=place)
        for place, kind in ((0, MentionKind.NAME), (2, MentionKind.EPITHET))
    )
    persons = tuple(Person(name=str(n), kind=SpeakerKind.PERSON, named=True) for n in range(3))
    people = People(persons=persons, mentions=mentions)
    stated = Evidence(spans=(spans[0],), certainty=Certainty.STATED, method="test@1")
    attribution = Attribution(name="0", mention=spans[0], evidence=stated)
    utterances = (
        Utterance(
            parts=(spans[1],),
            form=Form.FULL,
            kind=Kind.TESTIMONY,
            attribution=attribution,
            person=0,
            clause=spans[2],
        ),
        Utterance(
            parts=(spans[2],), form=Form.FULL, kind=Kind.STATEMENT, attribution=None, person=None, clause=None
        ),
    )
    language = data.draw(st.sampled_from((None, *attribute_rules.languages())))

    def tags() -> tuple[tuple[Tag, ...], ...]:
        return tag(text, utterances, people, published="2023-09-27", gazetteer=GAZETTEER, language=language)

    result = tags()
    assert len(result) == 2
    assert result == tags()
    for found in (found for of_utterance in result for found in of_utterance):
        assert found.value.strip()
        for span in found.evidence.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
class TestSeeds:
    """What the two seed articles state, asked of gold utterances."""

    def test_the_first_article_gives_goris_and_the_agency(self) -> None:
        text = (SEEDS / "000_debeb84b39588bc0.txt").read_text(encoding="utf-8")
        first = text.split("“")[1].split("”")[0]
        tags = one(text, "Anna Agopyan", said=first)
        assert places(tags) == {("spoke_at", "Goris")}
        where = next(tag for tag in tags if tag.place_role is PlaceRole.SPOKE_AT)
        assert where.place_key == "geonames:174895"
        assert where.evidence.certainty is Certainty.STATED
        assert [span.of(text) for span in where.evidence.spans] == [
            "who reached Goris, a border town in Armenia"
        ]
        assert value(tags, TagField.SAID_TO) == "Reuters"
        assert evidence(text, tags, TagField.SAID_TO) == ("Reuters", "told the news agency")
        assert value(tags, TagField.AGE) is None

    def test_a_mother_of_three_has_a_role_and_no_age(self) -> None:
        text = (SEEDS / "000_debeb84b39588bc0.txt").read_text(encoding="utf-8")
        tags = one(text, "Srbuhi", said="I left everything there,")
        assert [(tag.field, tag.value) for tag in tags] == [(TagField.ROLE, "mother-of-three")]

    @pytest.mark.parametrize(("published", "day"), [("2023-09-27", "2023-09-26"), ("2023-09", "Tuesday")])
    def test_the_retired_teacher_at_the_hotel(self, published: str, day: str) -> None:
        text = (SEEDS / "001_c2a12c8471ad2a6c.txt").read_text(encoding="utf-8")
        tags = one(text, "Vera Petrosyan", "she", said="I left everything behind,", published=published)
        assert value(tags, TagField.AGE) == "70"
        assert evidence(text, tags, TagField.AGE) == ("70-year-old",)
        assert value(tags, TagField.ROLE) == "retired teacher"
        assert value(tags, TagField.SAID_TO) == "Reuters"
        assert value(tags, TagField.SAID_ON) == day
        hotel = "the large Soviet-era hotel on the Armenian side of the border with Azerbaijan"
        assert places(tags) == {("spoke_at", hotel), ("now_living", hotel)}
        assert {tag.place_key for tag in tags if tag.field is TagField.PLACE} == {"country:AM"}

    def test_the_secretarys_request_was_on_tuesday(self) -> None:
        text = (SEEDS / "001_c2a12c8471ad2a6c.txt").read_text(encoding="utf-8")
        said = text.split('on Tuesday "')[1].split('"')[0]
        tags = one(text, "Matthew Miller", said=said, published="2023-09-27", kind=Kind.STATEMENT)
        assert value(tags, TagField.ROLE) == "State spokesman"
        assert value(tags, TagField.SAID_ON) == "2023-09-26"

    def test_the_president_spoke_to_the_secretary(self) -> None:
        text = (SEEDS / "001_c2a12c8471ad2a6c.txt").read_text(encoding="utf-8")
        said = text.split('Aliyev told Blinken "')[1].split('"')[0]
        tags = one(text, "Ilham Aliyev", "Aliyev", said=said, published="2023-09-27", kind=Kind.STATEMENT)
        assert value(tags, TagField.SAID_TO) == "Blinken"
        assert value(tags, TagField.ROLE) == "Azerbaijan President"
