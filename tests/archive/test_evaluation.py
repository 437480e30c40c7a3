"""The measures of extraction, each on words of our own. Every person and event here is invented."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from archive.errors import Problems, UnreadableFile
from archive.evaluation import stretches, tags
from archive.evaluation.annotation import GoldDocument, GoldQuotation, PlaceMark, Quotation
from archive.evaluation.measures import Detection, Figures, Share, detected, total
from archive.evaluation.misses import Fault, Miss, in_context
from archive.evaluation.names import convention, is_same_name, is_same_word, likeness, name_words
from archive.evaluation.places import score_places
from archive.evaluation.reading import as_quotations, read_gold, read_predictions
from archive.evaluation.report import By, evaluate
from archive.evaluation.spans import common, cover, jaccard, length, pair, trimmed
from archive.model import Span

TEXT = "“We took the lamp,” said Ilka Brandt, a baker. “Nobody took the clock.” She laughed. “Really.”"
LAMP, CLOCK, REALLY = Span(1, 18), Span(48, 70), Span(86, 93)
ILKA, SHE = Span(25, 36), Span(72, 75)

parts = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=5).map(
    lambda pairs: cover(tuple(Span(start, start + size) for start, size in pairs))
)


def gold(*spans: Span, **known: Any) -> GoldQuotation:
    known = {"speaker": "Ilka Brandt", "kind": "testimony"} | known
    if known["speaker"] and "names" not in known:
        known["names"] = (known["speaker"],)
    return GoldQuotation(parts=spans, **known)


def said(*spans: Span, **known: Any) -> Quotation:
    return Quotation(parts=spans, **({"speaker": "Ilka Brandt", "kind": "testimony", "form": "full"} | known))


def document(*quotations: GoldQuotation, **known: Any) -> GoldDocument:
    return GoldDocument(id="a", text=TEXT, quotations=quotations, **known)


def characters(spans: tuple[Span, ...]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def faults(misses: tuple[Miss, ...]) -> list[Fault]:
    return [miss.fault for miss in misses]


# --- counts ---------------------------------------------------------------------------------------------


def test_f1_is_taken_before_rounding() -> None:
    one = detected(2, 3, 7)
    assert (one.precision, one.recall, one.f1) == (66.7, 28.6, 40.0)


def test_nothing_of_nothing_is_no_percentage() -> None:
    assert Share().percent is None
    assert (Detection().precision, Detection().recall, Detection().f1) == (0.0, 0.0, 0.0)


def test_a_whole_is_the_sum_of_its_parts_and_no_mean_of_means() -> None:
    small = Figures(detections={"x": detected(1, 1, 1)}, shares={"y": Share(0, 1)})
    large = Figures(detections={"x": detected(0, 9, 9)}, shares={"y": Share(9, 9), "z": Share(1, 2)})
    whole = total([small, large])
    assert whole.detections["x"].precision == 10.0
    assert (whole.shares["y"], whole.shares["z"]) == (Share(9, 10), Share(1, 2))


# --- spans ----------------------------------------------------------------------------------------------


@given(parts, parts)
def test_characters_in_common_are_those_of_the_two_sets(
    one: tuple[Span, ...], other: tuple[Span, ...]
) -> None:
    left, right = characters(one), characters(other)
    assert length(one) == len(left)
    assert common(one, other) == common(other, one) == len(left & right)
    assert jaccard(one, other) == pytest.approx(len(left & right) / len(left | right))


@given(st.lists(parts, max_size=6), st.lists(parts, max_size=6))
def test_pairs_are_one_to_one_and_alike(
    marked: list[tuple[Span, ...]], found: list[tuple[Span, ...]]
) -> None:
    pairs = pair(marked, found)
    assert len(set(pairs.values())) == len(pairs)
    assert all(jaccard(marked[number], found[other]) >= 0.8 for number, other in pairs.items())


def test_the_most_alike_pair_first() -> None:
    marked = [(Span(0, 100),), (Span(0, 90),)]
    assert pair(marked, [(Span(0, 90),), (Span(0, 100),)]) == {0: 1, 1: 0}


def test_below_four_fifths_in_common_is_another_quotation() -> None:
    assert pair([(Span(0, 10),)], [(Span(0, 8),)]) == {0: 0}
    assert pair([(Span(0, 10),)], [(Span(0, 7),)]) == {}


def test_marks_stops_and_spaces_at_the_ends_do_not_count() -> None:
    assert trimmed("“We went, …”", Span(0, 12)) == Span(1, 8)
    assert trimmed("…", Span(0, 1)) == Span(1, 1)


# --- names and descriptions -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "given_name", "same"),
    [
        ("Ilka Brandt", "Brandt", True),
        ("Brandt", "Mrs Ilka Brandt", True),
        ("Ilka Brandt’s", "ILKA BRANDT", True),
        ("Ilka Brandt", "Jana Brandt", False),
        ("Ilka Brandt", None, False),
        ("Ilka Brandt", "", False),
        ("the minister", "Minister", True),
        ("Brandt", "one two three four five six seven eight nine ten eleven twelve Brandt", False),
        ("Իլկա Բրանդտ", "Բրանդտ", True),
    ],
)
def test_names_agree_by_their_words(known: str, given_name: str | None, same: bool) -> None:
    assert is_same_name((known,), given_name, convention("news")) is same


def test_any_accepted_name_will_do() -> None:
    assert is_same_name(("Ilka Brandt", "the baker"), "baker", convention("tags"))


def test_vowel_signs_make_no_other_name() -> None:
    assert name_words("مُراد", convention("tags")) == name_words("مراد", convention("tags"))


def test_a_title_alone_stays_a_name() -> None:
    assert name_words("the Minister", convention("tags")) == {"the", "minister"}
    assert name_words("Minister Velt", convention("tags")) == {"velt"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("retired baker", "baker", 2 / 3),
        ("the baker of the village", "village baker", 1.0),
        ("beekeeper", "beekeepers", 1.0),
        ("baker", "nurse", 0.0),
        ("baker", None, 0.0),
        ("the", "the", 1.0),
    ],
)
def test_descriptions_are_alike_by_their_stems(one: str, other: str | None, alike: float) -> None:
    assert likeness(one, other) == pytest.approx(alike)


def test_short_words_have_no_stem_in_common() -> None:
    assert is_same_word("teacher", "teachers") and is_same_word("тётя", "тётя")
    assert not is_same_word("man", "mane") and not is_same_word("international", "interior")


# --- stretches ------------------------------------------------------------------------------------------


def test_each_part_of_an_utterance_is_a_stretch() -> None:
    scored = stretches.score(document(gold(LAMP), gold(CLOCK)), [said(LAMP, CLOCK)])
    assert scored.figures.detections["e2e_name"] == detected(2, 2, 2)
    assert scored.misses == ()


def test_exact_forgives_the_comma_and_no_word() -> None:
    without_comma, shorter = Span(1, 17), Span(4, 18)
    assert stretches.score(document(gold(LAMP)), [said(without_comma)]).figures.detections[
        "exact"
    ] == detected(1, 1, 1)
    found = stretches.score(document(gold(LAMP)), [said(shorter)]).figures.detections
    assert (found["exact"], found["jac80"]) == (detected(0, 1, 1), detected(1, 1, 1))


def test_fragments_are_stretches_too() -> None:
    found = stretches.score(document(gold(REALLY, kind="mixed")), [said(REALLY, form="fragment")])
    assert found.figures.detections["jac80"] == detected(1, 1, 1)
    assert found.groups["kind=mixed"].shares["recall"] == Share(1, 1)


def test_a_neutral_stretch_neither_helps_nor_hurts() -> None:
    marked = document(gold(LAMP), gold(CLOCK, kind="single"))
    assert stretches.score(marked, [said(LAMP), said(CLOCK)]).figures.detections["jac80"] == detected(1, 1, 1)
    inside = stretches.score(marked, [said(LAMP), said(Span(50, 60))])
    assert inside.figures.detections["jac80"] == detected(1, 1, 1)
    assert stretches.score(marked, [said(LAMP), said(REALLY)]).figures.detections["jac80"].predicted == 2


def test_kinds_are_chosen() -> None:
    marked = document(gold(LAMP, kind="direct"), gold(REALLY, kind="mixed"))
    assert stretches.score(marked, [], ["direct"]).figures.detections["jac80"].gold == 1


def test_a_mention_is_right_leniently_and_no_name() -> None:
    marked = document(gold(REALLY, speaker="She", speaker_span=SHE, speaker_type="pronoun"))
    scored = stretches.score(marked, [said(REALLY, speaker_span=SHE)])
    assert scored.figures.detections["e2e_name"].correct == 0
    assert scored.figures.detections["e2e_lenient"].correct == 1
    assert scored.groups["speaker=pronoun"].shares["lenient"] == Share(1, 1)
    assert scored.misses == ()


def test_answers_are_counted_by_certainty_and_rule() -> None:
    answers = [
        said(LAMP, speaker_certainty="stated", speaker_rule="speaker.label@1"),
        said(CLOCK, speaker="Jana Velt", speaker_certainty="uncertain", speaker_rule="speaker.last@1"),
        said(REALLY, speaker=None, speaker_certainty=None),
    ]
    groups = stretches.score(document(gold(LAMP), gold(CLOCK), gold(REALLY)), answers).groups
    assert (
        groups["certainty=stated"].shares["lenient"]
        == groups["rule=speaker.label@1"].shares["name"]
        == Share(1, 1)
    )
    assert (
        groups["certainty=uncertain"].shares["lenient"]
        == groups["rule=speaker.last@1"].shares["name"]
        == Share(0, 1)
    )
    assert not any(name.endswith("=-") for name in groups if name.startswith(("certainty", "rule")))


def test_a_resolved_name_is_missed_though_its_mention_is_right() -> None:
    marked = document(gold(REALLY, speaker_span=SHE, resolved=True))
    scored = stretches.score(marked, [said(REALLY, speaker="She", speaker_span=SHE)])
    assert faults(scored.misses) == [Fault.NAME]


def test_a_speaker_rightly_left_open_counts_end_to_end() -> None:
    marked = document(gold(LAMP, speaker=None), gold(CLOCK, speaker=None))
    scored = stretches.score(marked, [said(LAMP, speaker=None), said(CLOCK)])
    assert scored.figures.detections["e2e_name"] == detected(1, 2, 2)
    assert scored.figures.shares["lenient"] == Share(0, 0)
    assert faults(scored.misses) == [Fault.SPEAKER]


def test_precision_at_answered_leaves_open_speakers_out() -> None:
    marked = document(gold(LAMP), gold(CLOCK), gold(REALLY))
    answers = [said(LAMP), said(CLOCK, speaker="Jana Velt"), said(REALLY, speaker=None)]
    shares = stretches.score(marked, answers).figures.shares
    assert (shares["name"], shares["answered"]) == (Share(1, 3), Share(2, 3))
    assert shares["prec_at_answered"] == Share(1, 2)


def test_misses_come_in_the_order_of_the_text() -> None:
    marked = document(gold(CLOCK), gold(REALLY))
    scored = stretches.score(marked, [said(LAMP), said(REALLY, speaker="Velt")])
    assert faults(scored.misses) == [Fault.SPURIOUS, Fault.MISSED, Fault.SPEAKER]


# --- tags -----------------------------------------------------------------------------------------------


def shares(marked: GoldQuotation, found: Quotation) -> dict[str, Share]:
    return {
        name: share
        for name, share in tags.score(document(marked), [found]).figures.shares.items()
        if share.of
    }


def test_an_utterance_is_the_union_of_its_parts() -> None:
    marked = document(gold(LAMP, CLOCK))
    whole = tags.score(marked, [said(LAMP, CLOCK)]).figures.detections
    assert (whole["utterance"], whole["stretch"]) == (detected(1, 1, 1), detected(2, 2, 2))
    apart = tags.score(marked, [said(LAMP), said(CLOCK)]).figures.detections
    assert (apart["utterance"], apart["stretch"]) == (detected(0, 2, 1), detected(2, 2, 2))


@pytest.mark.parametrize("known", [{"form": "fragment"}, {"kind": "phrase"}])
def test_only_full_utterances_are_records(known: dict[str, str]) -> None:
    assert tags.score(document(), [said(LAMP, **known)]).figures.detections["utterance"].predicted == 0


def test_a_prediction_that_says_nothing_of_itself_is_a_record() -> None:
    assert tags.is_record(Quotation(parts=(LAMP,)))


def test_a_phrase_given_as_a_record_is_told() -> None:
    scored = tags.score(document(phrases=(REALLY, LAMP)), [said(REALLY)])
    assert scored.figures.shares["phrases_as_records"] == Share(1, 2)
    assert faults(scored.misses) == [Fault.PHRASE]


def test_kind_counts_apart_and_together_with_the_span() -> None:
    scored = tags.score(document(gold(LAMP), gold(CLOCK)), [said(LAMP, kind="statement"), said(CLOCK)])
    assert scored.figures.shares["kind"] == Share(1, 2)
    assert scored.figures.detections["kindF1"] == detected(1, 2, 2)


def test_a_surname_that_two_people_bear_names_nobody() -> None:
    marked = document(gold(LAMP), gold(CLOCK, speaker="Jana Brandt"))
    scored = tags.score(marked, [said(LAMP, speaker="Brandt"), said(CLOCK, speaker="Jana Brandt")])
    assert scored.figures.detections["e2e"] == detected(1, 2, 2)
    assert scored.figures.shares["prec_at_answered"] == Share(1, 2)


@pytest.mark.parametrize(
    ("marked", "found", "expected"),
    [
        ({"age": 70}, {"age": 70}, {"age": Share(1, 1), "age_wrong": Share(0, 1)}),
        ({"age": 70}, {"age": 17}, {"age": Share(0, 1), "age_wrong": Share(1, 1)}),
        ({"age": 70}, {}, {"age": Share(0, 1), "age_wrong": Share(0, 1)}),
        ({}, {"age": 4}, {"falseage": Share(1, 1)}),
        ({"accepted_ages": (39,)}, {"age": 39}, {"falseage": Share(0, 1)}),
        ({"age_band": "elderly"}, {"age_band": "elderly woman"}, {"band": Share(1, 1)}),
        ({"age_band": "70s"}, {"age_band": "teenager"}, {"band": Share(0, 1)}),
        ({"age_band": "70s"}, {}, {"band": Share(0, 1)}),
        ({"role": "baker", "roles": ("baker",)}, {"role": "a retired baker"}, {"role": Share(1, 1)}),
        ({"role": "baker", "roles": ("baker", "nurse")}, {"role": "nurse"}, {"role": Share(1, 1)}),
        ({"role": "baker", "roles": ("baker",)}, {"role": "nurse"}, {"role": Share(0, 1)}),
        ({}, {"role": "nurse"}, {"falserole": Share(1, 1)}),
        ({"said_to": "Valley Post"}, {"said_to": "the Valley Post"}, {"said_to": Share(1, 1)}),
        ({"said_to": "Valley Post"}, {}, {"said_to": Share(0, 1)}),
        ({}, {"said_to": "Valley Post"}, {"falseto": Share(1, 1)}),
        ({"said_on": "2023-09-26"}, {"said_on": "2023-09-26"}, {"said_on": Share(1, 1)}),
        ({"said_on": "2023-09-26"}, {"said_on": "2023-09-27"}, {"said_on": Share(0, 1)}),
        ({}, {"said_on": "2023-09-27"}, {"falseon": Share(1, 1)}),
    ],
)
def test_a_tag_counts_as_it_should(
    marked: dict[str, Any], found: dict[str, Any], expected: dict[str, Share]
) -> None:
    counted = shares(gold(LAMP, **marked), said(LAMP, **found))
    assert {name: counted[name] for name in expected} == expected


def test_a_soft_field_may_stay_open_but_not_be_wrong() -> None:
    marked = gold(LAMP, said_to="Valley Post", said_on="2023-09-26", soft=frozenset({"said_to", "said_on"}))
    assert not {"said_to", "said_on"} & shares(marked, said(LAMP)).keys()
    wrong = shares(marked, said(LAMP, said_to="Road Board", said_on="2023-09-01"))
    assert (wrong["said_to"], wrong["said_on"]) == (Share(0, 1), Share(0, 1))


# --- places ---------------------------------------------------------------------------------------------


def place(name: str, role: str, span: Span | None = None, optional: bool = False) -> PlaceMark:
    return PlaceMark(name=name, role=role, span=span, optional=optional)


def test_a_place_needs_its_role() -> None:
    found = score_places([place("Askeran", "from")], [place("Askeran", "spoke_at")])
    assert found.detections["place.from"] == detected(0, 0, 1)
    assert found.detections["place.spoke_at"] == detected(0, 1, 0)
    assert (len(found.missing), len(found.spurious)) == (1, 1)


def test_a_place_is_right_by_its_stem_or_by_where_it_stands() -> None:
    inflected = score_places([place("Горис", "left")], [place("Гориса", "left")])
    assert inflected.detections["place.left"] == detected(1, 1, 1)
    standing = score_places([place("X", "left", Span(3, 9))], [place("Y", "left", Span(8, 12))])
    assert standing.detections["place.left"] == detected(1, 1, 1)


def test_home_takes_origin_and_place_fled_as_one() -> None:
    found = score_places([place("Askeran", "from")], [place("Askeran", "left")]).detections
    assert (found["place.home"], found["place.from"].correct) == (detected(1, 1, 1), 0)


def test_optional_places_count_neither_way() -> None:
    optional = [place("Goris", "spoke_at", optional=True)]
    assert score_places(optional, []).detections["place.spoke_at"] == Detection()
    assert score_places(optional, [place("Goris", "spoke_at")]).detections["place.spoke_at"] == Detection()


def test_a_second_mention_is_no_error_and_no_gain() -> None:
    twice = [place("Goris", "left"), place("Goris", "left")]
    assert score_places([place("Goris", "left")], twice).detections["place.left"] == detected(1, 1, 1)


def test_a_place_that_is_only_mentioned_is_not_scored() -> None:
    assert score_places([], [place("Goris", "mentioned")]).spurious == ()


def test_missing_and_spurious_places_are_told() -> None:
    marked = gold(LAMP, places=(place("Askeran", "from"),))
    scored = tags.score(document(marked), [said(LAMP, places=(place("Goris", "left"),))])
    assert faults(scored.misses) == [Fault.PLACE, Fault.FALSE_PLACE]
    assert scored.misses[0].wanted == "Askeran (from)" and scored.misses[0].given == "Goris (left)"


# --- the whole file -------------------------------------------------------------------------------------


def test_documents_are_grouped_by_language_and_difficulty() -> None:
    documents = [
        document(gold(LAMP), language="en", difficulties=("pronoun", "minor")),
        document(gold(LAMP), language="hy", difficulties=("minor",)),
    ]
    report = evaluate(documents, lambda _: [said(LAMP)], tags.score, [By.LANG, By.DIFFICULTY, By.LANG])
    assert {group.name: group.documents for group in report.groups} == {
        "difficulty=minor": 2,
        "difficulty=pronoun": 1,
        "lang=en": 1,
        "lang=hy": 1,
    }
    assert report.groups[0].figures.detections["utterance"] == detected(2, 2, 2)


def test_a_document_without_predictions_is_all_missed() -> None:
    report = evaluate([document(gold(LAMP), gold(CLOCK))], lambda _: [], tags.score)
    assert report.figures.detections["utterance"] == detected(0, 0, 2)
    assert faults(report.misses) == [Fault.MISSED, Fault.MISSED]


def test_a_prediction_from_another_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="after the end of the text"):
        evaluate([document(gold(LAMP))], lambda _: [said(Span(0, 5000))], stretches.score)


@given(st.lists(st.sampled_from([LAMP, CLOCK, REALLY, Span(0, 40)]), unique=True))
def test_what_gold_says_itself_is_wholly_right(spans: list[Span]) -> None:
    separate = [span for span in spans if span.end != 40 or LAMP not in spans]
    marked = document(*(gold(span) for span in separate))
    for score, measure in ((stretches.score, "e2e_name"), (tags.score, "e2e")):
        scored = score(marked, [said(span) for span in separate])
        assert scored.figures.detections[measure] == detected(*[len(separate)] * 3)
        assert scored.misses == ()


# --- misses in their context ----------------------------------------------------------------------------


def test_a_miss_is_shown_with_the_words_around() -> None:
    assert in_context("He said:\n“Go.”", (Span(10, 13),)) == "He said:¶“[Go.]”"
    assert in_context("a" * 500, (Span(200, 300),)) == f"…{'a' * 60}[{'a' * 100}]{'a' * 60}…"
    assert in_context(TEXT, (LAMP, CLOCK)).startswith("“[We took the lamp,]” said Ilka")


def test_a_long_quotation_is_shown_by_its_ends() -> None:
    assert in_context("a" * 150 + "b" * 150, (Span(0, 300),)) == f"[{'a' * 100} … {'b' * 100}]"


def test_gold_stands_against_prediction() -> None:
    scored = tags.score(document(gold(LAMP, age=70)), [said(LAMP, age=17)])
    heading, marked, wanted, given_age = scored.misses[0].lines()
    assert heading == "age · a, character 1"
    assert "[We took the lamp,]" in marked
    assert (wanted.split(), given_age.split()) == (["wanted", "70"], ["given", "17"])
    wrong_end = stretches.score(document(gold(CLOCK)), [said(Span(55, 60))]).misses
    assert wrong_end[0].lines()[1:] == (
        f"  gold       {in_context(TEXT, (CLOCK,))}",
        f"  predicted  {in_context(TEXT, (Span(55, 60),))}",
    )


# --- files ----------------------------------------------------------------------------------------------


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")
    return path


def test_both_forms_of_gold_are_read(tmp_path: Path) -> None:
    quote = {"start": 1, "end": 18, "speaker": "she", "speaker_silver": "Ilka", "kind": "single"}
    parted = {"parts": [[1, 18], [48, 70]], "speaker": None, "role": "baker", "role_alts": [{"role": "cook"}]}
    path = write(
        tmp_path / "gold.jsonl", {"doc_id": "a", "text": TEXT, "quotes": [quote, parted], "lang": "en"}
    )
    (read,) = read_gold(path)
    first, second = read.quotations
    assert (first.parts, first.names, first.resolved) == ((LAMP,), ("she", "Ilka"), False)
    assert (second.parts, second.names, second.roles) == ((LAMP, CLOCK), (), ("baker", "cook"))


def test_a_compressed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"doc_id": "a", "text": TEXT}).encode()))
    assert read_gold(path)[0].id == "a"


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    good = {"doc_id": "a", "text": TEXT}
    lines = [
        json.dumps(good),
        "",
        "not json",
        "[]",
        json.dumps({"doc_id": "b"}),
        json.dumps(good),
        json.dumps({"doc_id": "c", "text": "short", "quotes": [{"start": 0, "end": 99}]}),
        json.dumps({"doc_id": "d", "text": "short", "quotes": [{"start": True, "end": 1}]}),
        json.dumps({"doc_id": "e", "text": "short", "quotes": [{"speaker": "x"}]}),
        json.dumps({"doc_id": "f", "text": "short", "quotes": [{"parts": [[3, 1]]}]}),
        json.dumps({"doc_id": "g", "text": "short", "quotes": [{"parts": [[0, 1]], "speaker_aliases": "x"}]}),
        json.dumps({"doc_id": "h", "text": "short", "quotes": ["x"]}),
        json.dumps({"doc_id": "i", "text": "short", "difficulties": [1]}),
    ]
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(Problems) as caught:
        read_gold(path)
    assert [problem.where.split(",")[0] for problem in caught.value.problems if problem.where] == [
        f"{path}:{number}" for number in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)
    ]


def test_a_file_of_another_sort_does_not_flood_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("prose\n" * 1000, "utf-8")
    with pytest.raises(Problems) as caught:
        read_predictions(path)
    assert len(caught.value.problems) == 20


@pytest.mark.parametrize("name", ["absent.jsonl", "absent.jsonl.gz", "cut.jsonl.gz"])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b"{}" * 100)[:20])
    with pytest.raises(UnreadableFile, match="can't be read"):
        read_gold(tmp_path / name)


def test_an_extraction_is_read_as_it_is_printed() -> None:
    printed = {
        "quotes": [
            {
                "start": 1,
                "end": 70,
                "parts": [[1, 18], [48, 70]],
                "form": "full",
                "kind": "testimony",
                "speaker": "Ilka Brandt",
                "speaker_span": [25, 36],
                "age": None,
                "places": [{"name": "Goris", "role": "left", "span": [3, 5], "key": None}],
            }
        ]
    }
    (quote,) = as_quotations(printed, "a")
    assert (quote.parts, quote.speaker_span, quote.age) == ((LAMP, CLOCK), ILKA, None)
    assert quote.places == (place("Goris", "left", Span(3, 5)),)
