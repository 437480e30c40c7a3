"""Plain ways in which German, English and French papers say who speaks. All of it is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField


def _facts(quote: Proposal) -> str:
    """``speaker certainty form parts | age | role``, shortened behind the last that is told."""
    told = {tag.field: tag.value for tag in quote.tags}
    spoken = quote.attribution
    speaker = f"{spoken.name} {spoken.evidence.certainty.value}" if spoken else "-"
    heard = f"{speaker} {quote.form.value} {len(quote.parts)}"
    return " | ".join((heard, told.get(TagField.AGE, ""), told.get(TagField.ROLE, ""))).rstrip(" |")


def _read(language: str, text: str) -> str:
    return " // ".join(_facts(quote) for quote in extract(text, language=language).quotes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ein Sprecher Velts sagte: „Die Brücke bleibt zu.“", "ein Sprecher Velts stated full 1"),
        ("Die Mutter Velts sagte: „Die Brücke bleibt zu.“", "die Mutter Velts stated full 1"),
        ("Ilka Velt kam. „Die Brücke bleibt zu“, erklärte der Anwalt Velts.", "der Anwalt Velts stated full 1"),
        ("Ilka Velt kam. Die Gegner Velts riefen: „Die Brücke bleibt zu.“", "die Gegner Velts stated full 1"),
        ("Ilka Velt kam. Velts Kabinett sagte: „Die Brücke bleibt zu.“", "Velts Kabinett stated full 1"),
        ("Ilka Velt kam. Velts alter Weggefährte sagte: „Die Brücke bleibt zu.“", "Velts alter Weggefährte stated full 1"),
        ("Ilka Velt kam. Velts Tochter Ada Stein sagte: „Die Brücke bleibt zu.“", "Ada Stein stated full 1"),
        ("Ilka Velt kam. Nach Velts Worten war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Ilka Velt kam. Nach den Worten Velts war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Ilka Velt kam. Velts Angaben zufolge war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Jost Albers kam. „Die Brücke bleibt zu“, erklärte Albers.", "Jost Albers inferred full 1"),
        ("Der Sprecher Albers erklärte: „Die Brücke bleibt zu.“", "Albers stated full 1 |  | Sprecher"),
        ("Ilka Velt kam. Die Velts sagten: „Die Brücke bleibt zu.“", "die Velts stated full 1"),
    ],
)  # fmt: skip
def test_german_possessors_are_not_the_speakers(text: str, told: str) -> None:
    assert _read("de", text) == told
