"""Cues decide only whether a rule is tried, never what it finds."""

import re

import pytest

from archive.extraction.language import attribute_rules
from archive.extraction.pipeline import extract
from archive.extraction.tags.cues import Cues

TEXT = """GORIS, Armenia — Ilka Brandt, 61, a baker who fled Martakert, now lives in a school in Masis.
“We locked the door,” she told the Valley Post on Tuesday. The 61-year-old waited outside the depot in Goris.
“Nobody asked,” said Tomas Velt, a 70-year-old teacher from Shushi, on 25 September. At 70, he says little.
"""


@pytest.mark.parametrize("code", attribute_rules.languages())
def test_every_cue_stands_in_the_pattern_of_its_rule(code: str) -> None:
    for rules in attribute_rules.vocabulary(code).rules.values():
        for rule in rules:
            pattern = re.sub(r"\[(\w)\w\]", r"\1", rule.pattern.pattern.casefold())
            assert [word for word in rule.cue if word[:3] not in re.sub(r"[?()|]|\(\?:", "", pattern)] == []


def test_cues_change_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    with_cues = extract(TEXT, published="2023-09-27")
    assert any(quote.tags for quote in with_cues.quotes)
    monkeypatch.setattr(Cues, "possible", lambda *_: -1)
    monkeypatch.setattr(Cues, "at_mention", lambda *_, **__: (-1, -1, -1))
    monkeypatch.setattr(Cues, "anywhere", -1)
    assert extract(TEXT, published="2023-09-27") == with_cues


def test_a_rule_is_not_tried_where_its_cue_is_missing() -> None:
    words = attribute_rules.vocabulary("en")
    rule = next(r for rules in words.rules.values() for r in rules if r.name == "place.displaced-from@1")
    text = "Brandt was displaced from Martuni. Velt was not."
    cues = Cues(text, words)
    assert cues.possible(0, 34) & rule.bit
    assert not cues.possible(35, len(text)) & rule.bit


def test_a_rule_is_not_tried_where_only_one_of_its_cues_stands() -> None:
    words = attribute_rules.vocabulary("en")
    rule = next(r for rules in words.rules.values() for r in rules if r.name == "place.said-from@1")
    text = "Velt said from his flat in Masis. Velt said little. Nobody left from a flat."
    cues = Cues(text, words)
    assert cues.possible(0, 33) & rule.bit
    assert not cues.possible(34, 51) & rule.bit
    assert not cues.possible(52, len(text)) & rule.bit


def test_an_article_is_no_cue_of_a_day() -> None:
    words = attribute_rules.vocabulary("en")
    rule = next(r for rules in words.rules.values() for r in rules if r.name == "said-on.said@1")
    text = "Velt told the driver. Velt told the driver the day before yesterday."
    cues = Cues(text, words)
    assert not cues.possible(0, 21) & rule.bit
    assert cues.possible(22, len(text)) & rule.bit
