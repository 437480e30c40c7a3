"""The examples on the pages: words that stand in templates pass no gate, so they may name nobody."""

import re
from importlib.resources import files
from pathlib import Path

from archive.extraction.pipeline import extract

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"


def test_no_example_of_the_site_names_a_speaker_whose_words_may_be_withdrawn() -> None:
    shipped = files("corpus") / "collections" / "karabakh-2023"
    records = [file for file in shipped.iterdir() if not file.name.startswith("collection")]
    names = {
        word.lower()
        for file in records
        for quote in extract(file.read_text("utf-8"), language="en").quotes
        if quote.attribution
        for word in quote.attribution.name.split()
        if len(word) > 3
    }
    assert {"petrosyan", "agopyan", "srbuhi"} <= names
    templates = list(TEMPLATES.rglob("*.html"))
    assert len(templates) > 50
    for template in templates:
        words = set(re.findall(r"\w+", template.read_text("utf-8").lower()))
        assert not words & names, template.name
