"""`testimony evaluate`: the command on files of our own, and its figures against the field's scorers.

Every person and event written here is invented. The scorers and their gold stay outside the project; without
them the comparisons are skipped.
"""

import gzip
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.evaluation.claims import CLAIM_MEASURES
from archive.evaluation.misses import Fault
from archive.evaluation.places import PLACE_MEASURES
from archive.extraction.output import as_json
from archive.extraction.pipeline import extract
from web import cli

SHARED = Path(__file__).parents[3] / "shared"
STRETCH_SCORER = SHARED / "eval" / "score.py"
TAG_SCORER = SHARED / "traps" / "score_tags.py"
PAGE = Path(__file__).parents[2] / "docs" / "extraction-evaluation.md"

needs_scorers = pytest.mark.skipif(
    not (STRETCH_SCORER.is_file() and TAG_SCORER.is_file()), reason="the scorers are not here"
)

TEXT = (
    "“We took the lamp,” Ilka Brandt, a 70-year-old retired baker, told the Valley Post. “Nothing else.”\n"
    "“The bridge was open all night,” said Jana Velt, 31."
)
GOLD = {
    "doc_id": "a",
    "lang": "en",
    "text": TEXT,
    "difficulties": ["split"],
    "quotes": [
        {"parts": [[1, 18], [85, 98]], "kind": "testimony", "speaker": "Ilka Brandt", "age": 70},
        {"parts": [[101, 131]], "kind": "testimony", "speaker": "Jana Velt", "age": 13},
    ],
}

Json = dict[str, Any]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.testimony, ["evaluate", *map(str, arguments)])


def figures(*arguments: str | Path) -> Json:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    read: Json = json.loads(done.stdout)
    return read


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    return path


# --- the command ----------------------------------------------------------------------------------------


def test_extraction_is_run_where_no_predictions_are_given(gold: Path) -> None:
    measured = figures("--gold", gold, "--tags")["figures"]
    assert measured["utterance"]["F1"] == 100.0
    assert (measured["age"]["right"], measured["age"]["of"]) == (1, 2)


def test_parts_are_stretches_without_tags(gold: Path) -> None:
    assert figures("--gold", gold)["figures"]["e2e_name"]["gold"] == 3


def test_misses_are_shown_in_context(gold: Path) -> None:
    done = run("--gold", gold, "--tags", "--errors", "5")
    assert "age · a, character 101" in done.stdout
    assert "[The bridge was open all night,]” said Jana Velt, 31." in done.stdout
    assert re.search(r"wanted +13\n +given +31", done.stdout)


def test_no_misses_are_shown_unasked(gold: Path) -> None:
    assert "The bridge" not in run("--gold", gold, "--tags").stdout


def test_predictions_are_read_from_a_file(gold: Path, tmp_path: Path) -> None:
    pred = tmp_path / "pred.jsonl"
    pred.write_text(
        '{"doc_id": "b", "quotes": []}\n{"doc_id": "a", "quotes": [{"start": 1, "end": 18}]}\n', "utf-8"
    )
    done = run("--gold", gold, "--pred", pred)
    assert re.search(r"^jac80 +100\.0 +33\.3 +50\.0 +1 +1 +3$", done.stdout, re.M)
    assert "not in gold, so left out: 1" in done.stderr


def test_absent_documents_are_told(gold: Path, tmp_path: Path) -> None:
    pred = tmp_path / "pred.jsonl"
    pred.write_text("", "utf-8")
    assert "not there, so missed: 1" in run("--gold", gold, "--pred", pred).stderr


def test_groups_are_shown_on_request(gold: Path) -> None:
    done = run("--gold", gold, "--tags", "--by", "lang", "--by", "difficulty")
    assert re.search(r"^lang +docs +gold +utterance", done.stdout, re.M)
    assert re.search(r"^split +1 +2 +100\.0", done.stdout, re.M)


def test_a_gold_file_without_difficulties_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD | {"difficulties": []}) + "\n", "utf-8")
    assert "no document names a difficulty" in run("--gold", path, "--by", "difficulty").stderr


def test_nothing_in_gold_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("", "utf-8")
    for more in ([], ["--tags"]):
        done = run("--gold", tmp_path / "gold.jsonl", *more, "--errors", "3")
        assert done.exit_code == 0
        assert done.stdout.startswith("0 documents")


@pytest.mark.parametrize(
    "arguments", [[], ["--tags", "--kinds", "direct"], ["--json", "--errors", "2"], ["--by", "weather"]]
)
def test_wrong_usage_is_told(gold: Path, arguments: list[str]) -> None:
    told: tuple[str | Path, ...] = ("--gold", gold) if arguments else ()
    assert run(*arguments, *told).exit_code == 2


def test_every_figure_is_documented(gold: Path) -> None:
    page = PAGE.read_text("utf-8")
    measured = {
        **figures("--gold", gold)["figures"],
        **figures("--gold", gold, "--tags")["figures"],
        **dict.fromkeys((*CLAIM_MEASURES, *PLACE_MEASURES, *(fault.value for fault in Fault))),
    }
    assert [name for name in measured if f"`{name}`" not in page] == []


# --- the same figures as the scorers --------------------------------------------------------------------


def read_lines(path: Path) -> list[Json]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_lines(path: Path, lines: list[Json]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return path


def extracted(documents: list[Json]) -> list[Json]:
    found = []
    for one in documents:
        extraction = extract(one["text"], published=one.get("published"), language=one.get("lang"))
        found.append(json.loads(json.dumps(as_json(one["doc_id"], one["text"], extraction))))
    return found


def spoilt(documents: list[Json]) -> list[Json]:
    """The same with every sort of fault in it, so that no measure stands at its best."""
    rng = random.Random(7)
    for document in documents:
        kept = []
        speakers = [quote["speaker"] for quote in document["quotes"]] or [None]
        for quote in document["quotes"]:
            if rng.random() < 0.1:
                continue
            start, end = quote["parts"][0]
            quote["parts"][0] = [start, max(start + 1, end - rng.choice((0, 0, 0, 1, 2, 20)))]
            quote["start"], quote["end"] = quote["parts"][0][0], quote["parts"][-1][1]
            if rng.random() < 0.4:
                quote["speaker"] = rng.choice((None, *speakers, *(str(s).split()[-1] for s in speakers)))
                quote["speaker_span"] = rng.choice((None, [start, end]))
            if rng.random() < 0.4:
                quote["kind"] = rng.choice(("testimony", "statement"))
                quote["age"] = rng.choice((None, 4, 39, 70))
                quote["age_band"] = rng.choice((None, "elderly", "70s"))
                quote["role"] = rng.choice((None, "teacher", "baker"))
                quote["said_to"] = rng.choice((None, "Reuters"))
                quote["said_on"] = rng.choice((None, "2023-09-26"))
            for place in quote["places"]:
                place["role"] = rng.choice((place["role"], "from", "left", "spoke_at", "now_living"))
            kept.append(quote)
        words = len(document["text"])
        first = rng.randrange(words // 2)
        kept.append(quotation(first, first + 12))
        document["quotes"] = kept
    return documents


def quotation(start: int, end: int) -> Json:
    nothing = dict.fromkeys(("speaker", "speaker_span", "age", "role"))
    return {"start": start, "end": end, "parts": [[start, end]], "kind": "testimony", "places": []} | nothing


def scorer(path: Path, *arguments: str | Path) -> Json:
    done = subprocess.run(
        [sys.executable, path, *arguments, "--json"], capture_output=True, check=True, text=True
    )
    read: Json = json.loads(done.stdout)
    return read


Change = Callable[[list[Json]], list[Json]]
unchanged: Change = list
changes = pytest.mark.parametrize("change", [unchanged, spoilt], ids=["as-extracted", "spoilt"])


@needs_scorers
@changes
@pytest.mark.parametrize("kinds", ["direct,mixed", "direct", "mixed,single"])
@pytest.mark.parametrize("name", ["polnear_en", "polnear_resolved", "wikinews_de"])
def test_stretches_are_measured_as_by_the_scorer(
    tmp_path: Path, name: str, kinds: str, change: Change
) -> None:
    lines = read_lines(SHARED / "eval" / name / "dev.jsonl.gz")[:: 20 if name != "polnear_resolved" else 4]
    gold = write_lines(tmp_path / "gold.jsonl", lines)
    found = change(extracted(lines))
    pred = write_lines(tmp_path / "pred.jsonl", found)
    single = [
        line | {"quotes": [q | {"start": s, "end": e} for q in line["quotes"] for s, e in q["parts"]]}
        for line in found
    ]
    theirs = scorer(STRETCH_SCORER, gold, write_lines(tmp_path / "single.jsonl", single), "--kinds", kinds)
    ours = figures("--gold", gold, "--pred", pred, "--kinds", kinds)
    measured = ours["figures"]
    for measure in ("exact", "jac80", "e2e_name", "e2e_lenient"):
        assert {key: measured[measure][key] for key in theirs[measure]} == theirs[measure], measure
    for measure, column in (
        *((one, one) for one in ("name", "lenient", "answered")),
        ("prec_at_answered", "prec@answered"),
    ):
        assert (measured[measure]["percent"] or 0.0) == theirs["attr"][column], measure
    for group, row in theirs["by"].items():
        same = ours["groups"][group.replace("spk=", "speaker=")]
        assert same["recall"]["of"] == row["gold"]
        assert {key: same[key]["percent"] or 0.0 for key in ("recall", "name", "lenient")} == {
            key: row[key] for key in ("recall", "name", "lenient")
        }, group


@needs_scorers
@changes
def test_tags_are_measured_as_by_the_scorer(tmp_path: Path, change: Change) -> None:
    gold = SHARED / "traps" / "dev.jsonl"
    found = change(extracted(read_lines(gold)))
    pred = write_lines(tmp_path / "pred.jsonl", found)
    full = [line | {"quotes": [q for q in line["quotes"] if q.get("form") != "fragment"]} for line in found]
    theirs = scorer(TAG_SCORER, gold, write_lines(tmp_path / "full.jsonl", full), "--by")
    ours = figures("--gold", gold, "--pred", pred, "--tags", "--by", "lang", "--by", "difficulty")
    assert same_tags(ours["figures"], theirs)
    assert len(theirs["by"]) == len(ours["groups"])
    for group, row in theirs["by"].items():
        same = ours["groups"][group.replace("diff=", "difficulty=")]
        assert same["documents"] == row["docs"]
        assert same_tags(same, row), group


def same_tags(ours: Json, theirs: Json) -> bool:
    for measure in ("utterance", "stretch", "e2e"):
        assert [ours[measure][key] for key in ("P", "R", "F1")] == theirs[measure], measure
    assert ours["kindF1"]["F1"] == theirs["kindF1"]
    phrases = ours["phrases_as_records"]
    assert [phrases["right"], phrases["of"]] == theirs["phrases_as_records"]
    for measure in (one for one in CLAIM_MEASURES if one in theirs):
        assert ours[measure]["percent"] == theirs[measure], measure
    for role, row in theirs["place"].items():
        place = ours[f"place.{role}"]
        assert (place["P"] if place["predicted"] else None) == row["P"], role
        assert (place["R"] if place["gold"] else None, place["gold"]) == (row["R"], row["n"]), role
    return True
