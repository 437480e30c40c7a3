"""Texts that correct themselves are told of before they are taken in. Everything here is invented."""

from pathlib import Path

import pytest

from archive.corrections import LONGEST, MOST, remarks
from archive.extraction.quotations import paragraphs
from archive.formats.registry import read
from archive.preview import preview


def told(text: str) -> tuple[str, ...]:
    return remarks(text, paragraphs.split(text))


@pytest.mark.parametrize(
    "correction",
    [
        "Correction: Ruzan Velt is 59, not 58.",
        "CORRECTION: An earlier version misstated her age.",
        "[Correction, 3 May: her age is 59.]",
        "* Clarification — she came from Lindau.",
        "Editor’s note: the age of Mr. Velt is 71, not 61.",
        "An earlier version of this article gave a wrong age.",
        "Korrektur: Ruzan Velt ist 59.",
        "Anmerkung der Redaktion: Sie ist 59.",
        "Rectificatif : elle a 59 ans.",
        "Fe de errores: tiene 59 años.",
        "Исправление: ей 59 лет.",
        "Виправлення: їй 59 років.",
        "Ուղղում. նա 59 տարեկան է։",
        "Düzeltme: 59 yaşındadır.",
        "تصحيح: عمرها 59 سنة.",
        "اصلاحیه: او ۵۹ سال دارد.",
        "შესწორება: ის 59 წლისაა.",
    ],
)
def test_a_paragraph_that_corrects_the_text_is_told_of(correction: str) -> None:
    (remark,) = told(f"“I left,” said Ruzan Velt, 58.\n\n{correction}\n")
    assert remark == f"The text corrects itself; compare what is proposed with it: “{correction}”"


@pytest.mark.parametrize(
    "other",
    [
        "Correction officers stood at the gate.",
        "Corrections",
        "She made a correction: the house was blue.",
        "“Correction of all maps is needed,” said Ruzan Velt.",
        "Precision is what she taught.",
    ],
)
def test_no_other_paragraph_is(other: str) -> None:
    assert not told(f"“I left,” said Ruzan Velt, 58.\n\n{other}\n")


def test_many_and_long_ones_are_told_in_few_words() -> None:
    text = "\n\n".join(f"Correction: {'word ' * 80}{number}." for number in range(9))
    found = told(text)
    assert len(found) == MOST and all(len(remark) < LONGEST + 80 for remark in found)


def test_it_is_said_before_anything_is_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "corrected.txt"
    file.write_text("“I left,” said Ruzan Velt, 58.\n\nCorrection: she is 59, not 58.\n", encoding="utf-8")
    seen = preview(read(file))
    assert seen.document.remarks[-1].endswith("“Correction: she is 59, not 58.”")
