"""A preservation bag holds the whole archive, always in the same bytes, and gives it back."""

import json
import os
import pkgutil
import shutil
import subprocess
import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bagit
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import archive.record
from archive.errors import IntegrityError
from archive.record.log.revisions import GENESIS
from archive.record.plain_rows.contents import COLUMNS_LEFT_OUT, KEPT, LEFT_OUT
from archive.record.schema import tables
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record, put_in_public
from tests.bagging import OPERATIONS, Step, bring_back, contents, export, take

EXAMPLES = int(os.environ.get("BAG_EXAMPLES", "12"))
"""Random archives; a few hundred before the form of bags changes."""
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).filter(
    lambda text: not text or text.strip()
)
STEPS = st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 999), WORDS), max_size=14)


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive without anything in it, to be copied."""
    home = tmp_path_factory.mktemp("empty")
    new_record(home).close()
    return home


def opened(home: Path) -> Record:
    return Record.open(f"sqlite:///{home / 'archive.db'}", home / "originals")


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"data/{name}.jsonl").read_bytes().splitlines()]


def test_every_table_is_kept_or_left_out_for_a_reason() -> None:
    for module in pkgutil.walk_packages(archive.record.__path__, "archive.record."):
        if "migrations" not in module.name:
            import_module(module.name)
    known = {str(name) for name in tables.metadata.tables}
    assert known == KEPT.keys() | LEFT_OUT.keys()
    assert not KEPT.keys() & LEFT_OUT.keys()
    assert all((*KEPT.values(), *LEFT_OUT.values(), *COLUMNS_LEFT_OUT.values()))
    assert all(column in tables.metadata.tables[table].c for table, column in COLUMNS_LEFT_OUT)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.function_scoped_fixture),
)
@given(STEPS)
def test_export_import_export_gives_the_same_bytes(empty_home: Path, steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        work = Path(folder)
        record = opened(Path(shutil.copytree(empty_home, work / "home")))
        for step in steps:
            take(record, step)
        first = contents(export(record, work / "first.bag"))
        restored = bring_back(work / "first.bag", work / "restored")
        assert verify(restored).findings == verify(record).findings
        assert contents(export(restored, work / "second.bag")) == first
        assert restored.statistics() == record.statistics()
        assert restored.head() == record.head()
        take(restored, ("add", 1, "after the import"))
        assert verify(restored).ok
        restored.close()
        record.close()


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Record]:
    """A bag, and the record it was made of."""
    record = new_record(tmp_path)
    for number in range(3):
        put_in_public(record, number)
    return export(record, tmp_path / "kept.bag"), record


def test_bagit_itself_finds_the_bag_valid(kept: tuple[Path, Record]) -> None:
    bag = bagit.Bag(str(kept[0]))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]


def test_texts_and_originals_are_plain_files_under_their_own_checksums(kept: tuple[Path, Record]) -> None:
    folder, record = kept
    for source in record.sources():
        (version,) = record.versions(source.id)
        assert (folder / "data" / "text" / f"{version.id}.txt").read_bytes() == version.text.encode()
        original = (folder / "data" / "originals" / version.original_sha256).read_bytes()
        assert sha256(original).hexdigest() == version.original_sha256
    assert {row["original_name"] for row in rows(folder, "records/versions")} == {"invented.txt"}


def test_the_chain_can_be_proved_with_what_the_readme_says_alone(kept: tuple[Path, Record]) -> None:
    folder, record = kept
    previous = GENESIS
    for entry in rows(folder, "revisions/revisions"):
        sealed = entry.pop("hash")
        assert entry["previous_hash"] == previous
        text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        previous = sha256(text.encode()).hexdigest()
        assert previous == sealed
    assert json.loads((folder / "testimony-bag.json").read_bytes())["revision_hash"] == previous
    assert record.head().hash == previous


def test_spans_in_the_rows_cut_the_words_out_of_the_texts(kept: tuple[Path, Record]) -> None:
    folder, _ = kept
    version_of = {row["id"]: row["version_id"] for row in rows(folder, "records/quotes")}
    for part in rows(folder, "records/parts"):
        text = (folder / f"data/text/{version_of[part['quote_id']]}.txt").read_bytes().decode()
        assert text[part["start"] : part["end"]] == part["exact"]


def test_the_readme_explains_every_table_and_warns(kept: tuple[Path, Record]) -> None:
    readme = (kept[0] / "README.md").read_text(encoding="utf-8")
    assert "CONFIDENTIAL" in readme and "CONFIDENTIAL" in (kept[0] / "bag-info.txt").read_text()
    for table, what in {**KEPT, **LEFT_OUT}.items():
        assert f"`{table}`" in readme and what in readme


def test_annotations_point_into_the_texts_of_the_bag(kept: tuple[Path, Record]) -> None:
    folder, record = kept
    found = 0
    for path in (folder / "data" / "annotations").iterdir():
        page = json.loads(path.read_bytes())
        for item in page["items"]:
            target = item["target"][0]
            words, place = target["selector"]
            text = (path.parent / target["source"]["id"]).resolve().read_bytes().decode()
            assert text[place["start"] : place["end"]] == words["exact"]
            found += 1
    assert found == len(record.quote_ids())


def test_markdown_has_the_words_and_their_chain(kept: tuple[Path, Record]) -> None:
    folder, record = kept
    source = record.sources()[0]
    sheet = (folder / "data" / "markdown" / f"{source.id}.md").read_text(encoding="utf-8")
    assert "    We left by the back road,\n" in sheet
    assert "- Speaker: Invented Narrator (stated)" in sheet
    assert "- age: 61; stated, “61”, by `test.rule@1`" in sheet
    assert "**Not public: not-a-record**" in sheet


def test_a_kill_midway_leaves_the_earlier_bag_whole(kept: tuple[Path, Record], tmp_path: Path) -> None:
    folder, record = kept
    before = contents(folder)
    put_in_public(record, 9)
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from archive.record.store import Record; import archive.preservation.writing as writing\n"
        "from tests.bagging import export\n"
        "writing.close = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "home = Path(sys.argv[1])\n"
        "export(Record.open(f'sqlite:///{home / \"archive.db\"}', home / 'originals'), Path(sys.argv[2]))\n"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path), str(folder)], cwd=root, check=False)
    assert ended.returncode == -9
    assert contents(folder) == before
    assert len(contents(export(record, folder))) > len(before)
    assert not (tmp_path / ".kept.bag.part").exists()


def test_a_damaged_original_is_told_and_no_bag_is_made(kept: tuple[Path, Record], tmp_path: Path) -> None:
    record = kept[1]
    path = record.originals.path(record.versions(record.sources()[0].id)[0].original_sha256)
    path.chmod(0o644)
    path.write_text("something else")
    with pytest.raises(IntegrityError, match="SHA-256"):
        export(record, tmp_path / "another.bag")
    assert not (tmp_path / "another.bag").exists()
