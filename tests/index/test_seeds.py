"""Search over two real articles, where a copy of them is at hand: every quotation, however it is typed."""

import re
from pathlib import Path

import pytest

from index.documents import SearchDocument
from index.highlight import highlights
from index.on_whoosh.engine import WhooshEngine
from index.querying.grammar import parse
from tests.conformance.engines import put

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="the articles are not at hand")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_quotation_is_found_however_its_marks_are_typed(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    engine = WhooshEngine.create(tmp_path / "index")
    put(engine, [SearchDocument(id="seed", words=text), SearchDocument(id="other", words="Nothing of it.")])
    quotations = [found[1] for found in re.finditer(r"[“\"]([^“”\"\n]{12,200})[”\"]", text)]
    assert quotations
    for words in quotations:
        plain = words.replace("’", "'").replace("–", "-")
        for typed in (f"“{words}”", f'"{plain.upper()}"', f"«{plain.replace(' ', chr(0xA0))}»"):
            query = parse(typed).query
            assert [hit.id for hit in engine.search(query).hits] == ["seed"]
            assert any(span.of(text) in words for span in highlights(query, text))
    engine.close()
