"""Who speaks, in how many parts, in what form and kind. Every person, body and event here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty, Form, Kind, Proposal, SpeakerKind, TagField


def read(text: str, language: str = "en") -> list[tuple[str | None, list[str]]]:
    """Speaker and parts of every proposal."""
    return [
        (q.attribution.name if q.attribution else None, [part.of(text) for part in q.parts])
        for q in extract(text, language=language).quotes
    ]


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [name for name, _ in read(text, language)]


def only(text: str, language: str = "en") -> Proposal:
    (proposal,) = extract(text, language=language).quotes
    return proposal


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The well was dry,” said Ilka Brandt.", "Ilka Brandt"),
        ("“The well was dry,” Ilka Brandt said.", "Ilka Brandt"),
        ("Ilka Brandt said: “The well was dry.”", "Ilka Brandt"),
        ("Ilka Brandt told the Valley Post, “The well was dry.”", "Ilka Brandt"),
        ("“Was the well dry?” Ilka Brandt asked.", "Ilka Brandt"),
        ("“The well was dry,” Ilka Brandt, a baker from the coast, said.", "Ilka Brandt"),
        ("“The well was dry,” said the baker, Ilka Brandt.", "Ilka Brandt"),
        ("Her teacher, Ilka Brandt, added: “The well was dry.”", "Ilka Brandt"),
        ("“The well was dry,” said Mrs. Ilka Brandt, wife of the miller.", "Ilka Brandt"),
        ("“The well was dry,” Coast Rescue media officer Ilka Brandt said.", "Ilka Brandt"),
        ("“The well was dry,” said Ilka “Lamp” Brandt.", "Ilka Brandt"),
        ("In the words of Ilka Brandt: “The well was dry.”", "Ilka Brandt"),
        ("“The well was dry,” according to Ilka Brandt.", "Ilka Brandt"),
        ("“The well was dry and we left.” – Ilka Brandt, baker", "Ilka Brandt"),
        ("“The well was dry”: Ilka Brandt on the last summer", "Ilka Brandt"),
        ("“The well was dry,” said an old man with a lamp.", "an old man with a lamp"),
        ("“The well was dry,” the officials in the valley said.", "the officials in the valley"),
        ("“The well is being repaired,” the Valley Water Board said.", "Valley Water Board"),
    ],
)
def test_the_reporting_clause_names_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_surname_points_back_to_the_full_name() -> None:
    text = "Ilka Brandt kept the key.\n“It still turns,” Brandt said."
    assert speakers(text) == ["Ilka Brandt"]


def test_the_fullest_name_counts_even_when_it_comes_later() -> None:
    text = "“It still turns,” Brandt said.\nThe key of Ilka Brandt hangs on a nail."
    assert speakers(text) == ["Ilka Brandt"]


@pytest.mark.parametrize(("pronoun", "speaker"), [("she", "Maria Ostrow"), ("he", "Peter Halm")])
def test_a_pronoun_goes_by_gender(pronoun: str, speaker: str) -> None:
    text = f"Maria Ostrow and Peter Halm shared a bench.\n“We had one coat between us,” {pronoun} said."
    proposal = only(text)
    assert proposal.attribution is not None
    assert proposal.attribution.name == speaker
    assert proposal.attribution.evidence.certainty is Certainty.INFERRED
    assert proposal.attribution.mention.of(text) == pronoun


def test_a_subject_is_preferred_to_somebody_in_passing() -> None:
    text = "Ilka Brandt wrote to Jana Velt in March.\n“I have had no answer,” she said."
    assert speakers(text) == ["Ilka Brandt"]


def test_an_epithet_points_to_whom_it_described() -> None:
    text = (
        "Ilka Brandt, a retired baker, crossed on Monday.\n“My oven is still warm,” the retired baker said."
    )
    assert speakers(text) == ["Ilka Brandt"]


def test_the_unnamed_keep_their_description_as_label() -> None:
    proposal = only("“The road was full,” said a boy on a bicycle.")
    assert proposal.attribution is not None
    assert proposal.attribution.name == "a boy on a bicycle"
    assert not proposal.attribution.named


def test_an_interrupted_utterance_is_one() -> None:
    text = "“We took the lamp,” said Ilka Brandt, “and left the clock.”"
    assert read(text) == [("Ilka Brandt", ["We took the lamp,", "and left the clock."])]


def test_a_second_sentence_after_the_attribution_belongs_to_it() -> None:
    text = "“We took the lamp,” Ilka Brandt said. “Nobody took the clock.”"
    assert read(text) == [("Ilka Brandt", ["We took the lamp,", "Nobody took the clock."])]


def test_a_narrative_sentence_parts_two_utterances() -> None:
    text = "“We took the lamp,” Ilka Brandt said. Rain fell on the roofs. “Nobody took the clock.”"
    assert [parts for _, parts in read(text)] == [["We took the lamp,"], ["Nobody took the clock."]]


def test_continued_paragraphs_take_the_speaker_named_at_the_end() -> None:
    text = (
        "The bridge shook.\n“We had one lamp.\n“We lit it twice.\n“Then the oil was gone,” Ilka Brandt said."
    )
    assert read(text) == [("Ilka Brandt", ["We had one lamp.", "We lit it twice.", "Then the oil was gone,"])]


def test_another_speaker_is_another_utterance() -> None:
    text = "“We took the lamp,” said Ilka Brandt. “I took the clock,” said Jana Velt."
    assert speakers(text) == ["Ilka Brandt", "Jana Velt"]


def test_a_missing_closer_ends_at_the_reporting_clause() -> None:
    text = "“We took the lamp and the clock, said Ilka Brandt, a baker.\nRain fell."
    assert read(text) == [("Ilka Brandt", ["We took the lamp and the clock,"])]


def test_a_floating_quotation_goes_with_the_speaker_of_its_paragraph() -> None:
    text = "“One lamp.” She held it up. “One lamp for eleven of us,” Ilka Brandt said."
    assert set(speakers(text)) == {"Ilka Brandt"}


def test_an_unattributed_quotation_stays_open() -> None:
    proposal = only(
        "On the wall somebody had painted, in letters a metre high:\n“The last one locks the gate behind you.”"
    )
    assert proposal.attribution is None


def test_few_words_in_a_sentence_are_a_fragment_with_their_speaker() -> None:
    proposal = only("Governor Ilka Brandt said the bridge would be “entirely safe” by winter.")
    assert proposal.form is Form.FRAGMENT
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Ilka Brandt"


def test_participles_take_the_subject_of_their_clause() -> None:
    text = "Governor Ilka Brandt turned on Jana Velt, calling the bridge “a paper boat”."
    assert speakers(text) == ["Ilka Brandt"]


def test_nouns_that_look_like_verbs_do_not_report() -> None:
    text = "Ilka Brandt ended her remarks on the state of the bridge and said: “It will hold until spring.”"
    assert speakers(text) == ["Ilka Brandt"]


def test_the_passive_subject_does_not_speak() -> None:
    proposal = only("Ilka Brandt was asked by nobody in particular, “Will the bridge hold until spring?”")
    assert proposal.attribution is None or proposal.attribution.evidence.certainty is Certainty.UNCERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "She read “The Lamp on the Sill” twice that winter.",
        "The ferryman, known as “Captain”, owned no boat.",
        "They sell a so-called “peace bread” at the gate.",
        "He hummed “Song of the Last Ferry” on the way.",
    ],
)
def test_titles_and_nicknames_are_no_quotes(text: str) -> None:
    assert extract(text, language="en").quotes == ()


@pytest.mark.parametrize(
    ("text", "kind", "speaker_kind"),
    [
        ("“The gate is open,” said police spokesman Ilka Brandt.", Kind.STATEMENT, SpeakerKind.OFFICIAL),
        ("“The gate is open,” the Ministry of Roads said.", Kind.STATEMENT, SpeakerKind.ORGANISATION),
        ("“The gate was open,” said Ilka Brandt, a nurse.", Kind.TESTIMONY, SpeakerKind.PERSON),
        ("“The gate was open,” said a neighbour.", Kind.TESTIMONY, SpeakerKind.PERSON),
        ("“The gate is open,” officials said.", Kind.STATEMENT, SpeakerKind.OFFICIAL),
        ("Sergeant Ilka Brandt said: “The gate is open.”", Kind.STATEMENT, SpeakerKind.OFFICIAL),
    ],
)
def test_offices_make_statements_and_people_testimony(
    text: str, kind: Kind, speaker_kind: SpeakerKind
) -> None:
    proposal = only(text)
    assert proposal.kind is kind
    assert proposal.attribution is not None
    assert proposal.attribution.speaker_kind is speaker_kind


def test_the_second_level_is_kept() -> None:
    text = "Minister Ilka Brandt asked the board on Monday “to open both gates before the winter”, spokesman Jan Velt said."
    proposal = only(text)
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Jan Velt"
    assert [t.value for t in proposal.tags if t.field is TagField.QUOTING] == ["Ilka Brandt"]


def test_a_statement_through_which_words_come_is_kept() -> None:
    text = "Brandt told Velt “that both gates had been open all winter long”, according to a statement by the Road Board."
    proposal = only(text)
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Brandt"
    assert [t.value for t in proposal.tags if t.field is TagField.REPORTED_BY] == ["Road Board"]


def test_answers_belong_to_the_one_introduced() -> None:
    text = "A talk with Ilka Brandt, 61, baker.\n\nQ: What did you take?\nA: The lamp. Only the lamp.\n\nQ: Why?\nA: It was lit."
    assert read(text) == [("Ilka Brandt", ["The lamp. Only the lamp."]), ("Ilka Brandt", ["It was lit."])]


def test_labels_with_names_say_whose_turn_it_is() -> None:
    text = (
        "Recorded at the ferry; Ilka Brandt speaks.\nINTERVIEWER: What did you take?\nILKA: The lamp, nothing else.\n"
        "INTERVIEWER: And the clock?\nILKA: The clock had stopped."
    )
    assert speakers(text) == ["Ilka Brandt", "Ilka Brandt"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Der Brunnen war trocken“, sagte Ilka Brandt.", "Ilka Brandt"),
        ("de", "Am Tor sagte Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("fr", "« Le puits était à sec », raconte Ilka Brandt, boulangère.", "Ilka Brandt"),
        ("es", "«El pozo estaba seco», dijo Ilka Brandt, panadera.", "Ilka Brandt"),
        ("ru", "«Колодец пересох», — сказала Илка Брандт.", "Илка Брандт"),
        ("ru", "— Колодец пересох, — сказала Илка Брандт. — Мы ушли.", "Илка Брандт"),
        ("uk", "«Криниця висохла», — каже Ілка Брандт.", "Ілка Брандт"),
        ("hy", "«Ջրհորը չորացել էր»,- ասաց Իլկա Բրանդյանը։", "Իլկա Բրանդյան"),
        ("ar", "«جفت البئر ورحلنا عند الفجر»، قالت إلكا برانت.", "إلكا برانت"),
        ("fa", "ایلکا برانت گفت: «چاه خشک شده بود و ما رفتیم».", "ایلکا برانت"),
        ("ka", "„ჭა დამშრალი იყო და წავედით“, - თქვა ილკა ბრანდტი.", "ილკა ბრანდტი"),
        ("tr", "“Kuyu kurumuştu” dedi Ilka Brandt.", "Ilka Brandt"),
    ],
)
def test_languages_attribute_by_their_own_words(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


def test_dash_dialogue_is_parted_by_its_clauses() -> None:
    text = "— Мы взяли лампу, — сказала Илка Брандт. — Часы остались."
    assert read(text, "ru") == [("Илка Брандт", ["Мы взяли лампу,", "Часы остались."])]


def test_a_rule_carries_its_name_and_version() -> None:
    proposal = only("“The well was dry,” said Ilka Brandt.")
    assert proposal.attribution is not None
    assert proposal.attribution.evidence.method == "speaker.clause-after@1"
    assert proposal.attribution.evidence.certainty is Certainty.STATED


def test_a_pronoun_that_points_to_nobody_names_nobody() -> None:
    assert speakers("“The well was dry that summer,” she said.") == [None]


def test_somebody_reported_in_between_takes_the_floating_words() -> None:
    text = "“We took the lamp,” Ilka Brandt said. Jana Velt said it was hers. “It always was my lamp.”"
    assert speakers(text) == ["Ilka Brandt", "Jana Velt"]


def test_a_judgement_inside_a_report_belongs_to_the_one_who_reports() -> None:
    text = "Ilka Brandt said the whole valley found the new bridge “a paper boat”."
    assert speakers(text) == ["Ilka Brandt"]
