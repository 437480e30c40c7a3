"""The style sheets: readable in both schemes, nothing from elsewhere, room for any script."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "web" / "static"
SHEETS = sorted(STATIC.glob("*.css"))
TEXT = 4.5
EDGE = 3.0
LONGEST_SHEET = 150


def palette(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name; the dark one stands on the light one."""
    css = (STATIC / "type.css").read_text()
    roots = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", roots[0]))
    return (
        colours | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", roots[1])) if scheme == "dark" else colours
    )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "soft", "accent") for ground in ("paper", "leaf")),
    ("mark-ink", "mark", TEXT),
    ("theirs-ink", "theirs", TEXT),
    ("paper", "ink", TEXT),
    ("paper", "accent", TEXT),
    ("edge", "paper", EDGE),
    ("edge", "leaf", EDGE),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_everything_written_can_be_read(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = palette(scheme)
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_dark_scheme_is_dark() -> None:
    light, dark = palette("light"), palette("dark")
    assert contrast(light["paper"], "#000000") > contrast(dark["paper"], "#000000")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_short_and_loads_nothing(sheet: Path) -> None:
    css = sheet.read_text()
    assert len(css.splitlines()) <= LONGEST_SHEET
    assert "@import" not in css and "url(" not in css and "://" not in css and "!important" not in css


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_layout_follows_the_direction_of_the_script(sheet: Path) -> None:
    physical = re.findall(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|float:",
        sheet.read_text(),
    )
    assert physical == []


def test_colours_are_named_once() -> None:
    for sheet in SHEETS:
        rules = re.sub(r":root \{.*?\}", "", sheet.read_text(), flags=re.DOTALL)
        assert re.findall(r"#[0-9a-f]{3,6}\b", rules) == [], sheet.name


def test_movement_and_print_are_thought_of() -> None:
    css = "".join(sheet.read_text() for sheet in SHEETS)
    assert "prefers-reduced-motion" in css and "prefers-color-scheme" in css and ":focus-visible" in css
    assert "display: none" in (STATIC / "print.css").read_text()
