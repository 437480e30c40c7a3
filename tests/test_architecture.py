"""The direction of imports: web → index → archive; each room keeps to its own libraries."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FORBIDDEN = {
    "archive": {"index", "web", "flask", "whoosh", "werkzeug", "jinja2"},
    "index": {"web", "flask", "sqlalchemy", "werkzeug", "jinja2", "alembic"},
    "web": {"sqlalchemy", "whoosh", "alembic"},
    "corpus": {"archive", "index", "web"},
}
NO_NAMES = {"utils", "helpers", "common", "misc"}
LONGEST_MODULE = 300


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in FORBIDDEN:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module


@pytest.mark.parametrize("room", FORBIDDEN)
def test_no_import_goes_against_the_arrows(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in modules(room)
        for line, name in imported(path)
        if name.split(".")[0] in FORBIDDEN[room]
    ]
    assert wrong == []


HOUSES = ("archive", "archive/formats", "index", "web", "web/desk")
"""Packages whose parts, modules or packages right within them, have an order."""


@pytest.mark.parametrize("house", HOUSES)
def test_no_two_parts_of_a_house_need_each_other(house: str) -> None:
    name, depth = house.replace("/", "."), house.count("/") + 2

    def part(module: str) -> str:
        return ".".join(module.split(".")[:depth])

    needs: defaultdict[str, set[str]] = defaultdict(set)
    for path in modules(house):
        own = part(".".join(path.relative_to(ROOT).with_suffix("").parts))
        needed = {part(name_of) for _, name_of in imported(path) if name_of.startswith(f"{name}.")}
        needs[own] |= needed - {own}
    assert [*TopologicalSorter(needs).static_order()]


ROOMS_IN_ORDER = {
    "archive/extraction": "language quotations mentions clauses tags attribution forms accounts interviews pipeline",
    "archive/record": "schema storage mapping log reads changes history plain_rows personnel store",
}
"""Rooms within a room: each may use those before it. The last names what is built of them all."""


@pytest.mark.parametrize("house", ROOMS_IN_ORDER)
def test_every_room_uses_those_before_it_only(house: str) -> None:
    order, name_of_house = ROOMS_IN_ORDER[house].split(), house.replace("/", ".")
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for place, room in enumerate(order)
        for path in modules(f"{house}/{room}")
        for _, name in imported(path)
        if name.startswith(f"{name_of_house}.") and name.split(".")[2] in order[place + 1 :]
    ]
    assert wrong == []
    folders = {path.name for path in (ROOT / house).iterdir() if (path / "__init__.py").is_file()}
    assert folders - {"vocabulary", "migrations"} == set(order[:-1])


def test_pages_know_nothing_of_what_shows_them() -> None:
    faces = ("web.api", "web.desk", "web.views", "web.still", "web.commands")
    known = [
        f"{path.name}: {name}"
        for path in (ROOT / "web" / "pages").glob("*.py")
        for _, name in imported(path)
        if name.startswith(faces)
    ]
    assert known == []


def test_sql_is_spoken_in_one_package_only() -> None:
    speakers = {
        str(path.relative_to(ROOT))
        for path in modules("archive")
        for _, name in imported(path)
        if name.split(".")[0] in {"sqlalchemy", "alembic", "sqlite3"}
    }
    assert speakers
    assert all(name.startswith("archive/record/") for name in speakers), speakers


def test_the_walk_finds_a_wrong_arrow(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("import whoosh.index\nfrom flask import Flask\n")
    assert [name for _, name in imported(module)] == ["whoosh.index", "flask"]


@pytest.mark.parametrize("room", ["archive", "index", "web"])
def test_modules_stay_small_and_well_named(room: str) -> None:
    for path in modules(room):
        assert path.stem not in NO_NAMES, path
        if "migrations" not in path.parts:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE, path


@pytest.mark.parametrize("room", ["archive", "index", "web", "corpus"])
def test_package_files_hold_a_docstring_only(room: str) -> None:
    for path in (ROOT / room).rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert len(body) == 1 and isinstance(body[0], ast.Expr), path


def test_the_map_of_extraction_shows_every_module() -> None:
    chart = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    rooms = chart.partition("## The steps")[2].partition("Most of a text bears on no rule")[0]
    shown = set(re.findall(r"`(\w+)`", rooms))
    there = {path.stem for path in modules("archive/extraction")} - {"__init__"}
    assert len(there) > 100 and there - shown == set()
    assert shown - there == {path.parent.name for path in modules("archive/extraction")} - {
        "extraction",
        "vocabulary",
    }
