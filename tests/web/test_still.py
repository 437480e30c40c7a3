"""The copy of the site: whole, by the gate, without a link that leads nowhere, switched in at the end."""

import json
import re
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.errors import RecordUnavailable
from archive.folders import UnfitFolder
from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.reading import outline, text_of
from tests.still import crawl, file_server
from web import cli, urls
from web.settings import Settings
from web.still.addresses import target
from web.still.copying import CopyFailed, copied
from web.still.folder import COPY, MARKER, replacing
from web.still.relinking import relinked

SITE = "https://archive.example"
HIDDEN = ("sealed sentence", "Hidden Oneperson", "still waits", "Waiting Oneperson", "secret-name-of-a-file")


def export(home: Path, folder: Path, *options: str) -> str:
    """What the command says, having ended well."""
    done = CliRunner().invoke(
        cli.testimony, ["export", "site", str(folder), *options], env={"TESTIMONY_HOME": str(home)}
    )
    assert done.exit_code == 0, done.output
    return done.output


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def copy(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy made once, for tests that change nothing; it lies two folders below what is served."""
    served = tmp_path_factory.mktemp("served")
    home = Path(shutil.copytree(made_archive, served / "home"))
    (served / "some").mkdir()
    export(home, served / "some" / "path", "--address", SITE)
    shutil.rmtree(home)
    return served / "some" / "path"


def test_no_link_of_the_copy_leads_nowhere(copy: Path) -> None:
    with file_server(copy.parents[1]) as address:
        seen, broken = crawl(f"{address}/some/path/index.html")
    assert broken == []
    pages = {path for path, page in seen.items() if page}
    assert {"/some/path/hy/search/index.html", "/some/path/search/index.html"} <= pages
    files = {f"/some/path/{name}" for name in contents(copy)}
    unreached = {Path(name).name for name in files - seen.keys()}
    assert unreached <= {"README.txt", MARKER, "minisearch-LICENSE.txt"} | {
        name for name in unreached if name.endswith((".ris", ".bib", ".json", ".html"))
    }
    assert {name for name in unreached if name.endswith(".html")} == set()


def test_links_stay_within_the_copy_under_any_path(copy: Path) -> None:
    for name, content in contents(copy).items():
        if not name.endswith(".html"):
            continue
        for tag, attributes in outline(content.decode()).tags:
            for attribute in ("href", "src", "action", "cite"):
                assert not (attributes.get(attribute) or "").startswith("/"), (name, tag)


def test_every_page_of_the_site_is_in_the_copy_in_every_language(copy: Path, pages: dict[str, str]) -> None:
    for path in pages:
        for language in urls.LANGUAGES:
            wanted = target(urls.in_language(path, language))
            assert wanted is None or (copy / wanted.file).is_file(), path
    assert "Հայերեն" in (copy / "index.html").read_text()
    assert '<html lang="hy"' in (copy / "hy" / "index.html").read_text()


def test_a_page_says_the_same_as_on_the_site(copy: Path, pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if not path.startswith("/quotes/"):
            continue
        copied = (copy / path[1:] / "index.html").read_text()
        main = re.compile(r"<main.*</main>", re.DOTALL)
        there, here = (text_of(main.search(each)[0]) for each in (page, copied))  # type: ignore[index]
        assert there.replace("http://localhost", SITE) == here


def test_each_quote_and_source_has_its_references(copy: Path) -> None:
    for folder in (copy / "quotes").iterdir():
        if folder.is_dir():
            for form in ("ris", "bib", "csl.json"):
                assert folder.name in folder.with_name(f"{folder.name}.{form}").read_text()
    assert len(list((copy / "sources").glob("*.ris"))) == 2
    assert (copy / "search.atom").read_text().count("<entry>") == 6


def test_what_may_not_be_shown_is_in_no_file(copy: Path) -> None:
    for name, content in contents(copy).items():
        for words in HIDDEN:
            assert words.encode() not in content, name


def test_a_withdrawn_quote_is_gone_from_the_next_copy(archive_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    export(archive_home, folder)
    # A quote's page names its neighbours; its reference holds its own words only.
    path = next(path for path in (folder / "quotes").glob("*.ris") if "set the bread" in path.read_text())
    quote_id = path.stem
    settings = Settings(home=archive_home)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    record.decide(
        quote_id,
        access=Access(status=AccessStatus.WITHDRAWN, reason="safety"),
        who="Test Archivist",
        why="asked for",
    )
    record.close()
    export(archive_home, folder)
    left = contents(folder)
    assert left and not any(
        b"set the bread" in content or quote_id.encode() in content for content in left.values()
    )


def test_the_copy_is_the_same_every_time(archive_home: Path, tmp_path: Path) -> None:
    export(archive_home, tmp_path / "one")
    export(archive_home, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "one", "two"]


def test_the_copy_says_what_it_is_and_what_is_left_out(copy: Path) -> None:
    told = (copy / "README.txt").read_text()
    day = json.loads((copy / MARKER).read_text())["day"]
    assert day in told and SITE in told and "6 quotes" in told
    assert "taken down" in told and "concordance" in told


def test_without_an_address_nobody_is_told_a_false_one(archive_home: Path, tmp_path: Path) -> None:
    said = export(archive_home, tmp_path / "copy")
    assert "--address" in said and "Left out:" in said
    assert "canonical" not in (tmp_path / "copy" / "index.html").read_text()


def test_the_copy_names_the_canonical_address(copy: Path) -> None:
    page = (copy / "about" / "index.html").read_text()
    assert f'<link rel="canonical" href="{SITE}/about">' in page


@pytest.mark.parametrize("what", ["file", "full"])
def test_only_an_empty_folder_or_a_copy_is_written_to(archive_home: Path, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "mine"
    if what == "file":
        folder.write_text("mine")
    else:
        folder.mkdir()
        (folder / "letter.txt").write_text("mine")
    done = CliRunner().invoke(
        cli.testimony, ["export", "site", str(folder)], env={"TESTIMONY_HOME": str(archive_home)}
    )
    assert done.exit_code == 1
    assert isinstance(done.exception, UnfitFolder) and "no copy" in str(done.exception)
    assert (folder if what == "file" else folder / "letter.txt").read_text() == "mine"


def test_without_an_archive_nothing_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        cli.testimony,
        ["export", "site", str(tmp_path / "copy")],
        env={"TESTIMONY_HOME": str(tmp_path / "none")},
    )
    assert isinstance(done.exception, RecordUnavailable)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_index_is_made_first(archive_home: Path, tmp_path: Path) -> None:
    shutil.rmtree(archive_home / "index")
    export(archive_home, tmp_path / "copy")
    assert "6 quotes" in (tmp_path / "copy" / "README.txt").read_text()


def test_an_archive_that_changes_meanwhile_is_not_copied(archive_home: Path, tmp_path: Path) -> None:
    settings = Settings(home=archive_home)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    with pytest.raises(CopyFailed, match="was changed"), replacing(tmp_path / "copy") as fresh:
        for number, _ in enumerate(copied(settings, fresh)):
            if number == 10:
                source = record.sources([s for _, s in record.filed()])[0]
                record.describe_source(source.id, {"note": "Seen again."}, who="Test Archivist", why="a note")
    record.close()
    assert not (tmp_path / "copy").exists()


def test_a_missing_parent_is_told(archive_home: Path, tmp_path: Path) -> None:
    with pytest.raises(UnfitFolder, match="parent"), replacing(tmp_path / "no" / "where"):
        pass


def test_an_error_midway_leaves_the_earlier_copy_alone(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    with replacing(folder) as fresh:
        (fresh / MARKER).write_text("one")
    with pytest.raises(RuntimeError), replacing(folder) as fresh:
        (fresh / MARKER).write_text("two")
        raise RuntimeError
    assert [(p.name, (p / MARKER).read_text()) for p in tmp_path.iterdir()] == [("copy", "one")]


def test_a_kill_midway_leaves_the_earlier_copy_whole(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    with replacing(folder) as fresh:
        (fresh / MARKER).write_text("one")
    program = (
        "import os, signal, sys; from pathlib import Path; from web.still.folder import replacing\n"
        "with replacing(Path(sys.argv[1])) as fresh:\n"
        "    (fresh / 'half').write_text('two'); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", program, str(folder)], cwd=root, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert contents(folder) == {MARKER: b"one"}
    with replacing(folder) as fresh:
        assert [path.name for path in fresh.iterdir()] == [COPY.unfinished]
        (fresh / MARKER).write_text("three")
    assert [(p.name, (p / MARKER).read_text()) for p in tmp_path.iterdir()] == [("copy", "three")]


def test_a_kill_between_the_steps_of_the_switch_is_mended(tmp_path: Path) -> None:
    former = tmp_path / ".copy.old"
    former.mkdir()
    (former / MARKER).write_text("one")
    with pytest.raises(RuntimeError), replacing(tmp_path / "copy"):
        raise RuntimeError
    assert contents(tmp_path) == {f"copy/{MARKER}": b"one"}


def test_what_no_copy_left_behind_is_not_deleted(tmp_path: Path) -> None:
    mine = tmp_path / ".copy.part"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    with pytest.raises(UnfitFolder, match="no copy left"), replacing(tmp_path / "copy"):
        pass
    assert contents(tmp_path) == {".copy.part/letter.txt": b"mine"}


def test_two_copies_are_not_written_at_once(tmp_path: Path) -> None:
    with replacing(tmp_path / "copy") as fresh:
        (fresh / MARKER).write_text("one")
        with pytest.raises(UnfitFolder, match="another copy"), replacing(tmp_path / "copy"):
            pass
    assert contents(tmp_path / "copy") == {MARKER: b"one"}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/hy/", "hy/index.html"),
        ("/quotes/abc", "quotes/abc/index.html"),
        ("/hy/speakers/?page=2&role=baker", "hy/speakers/page-2.role-baker.html"),
        ("/quotes/abc.csl.json", "quotes/abc.csl.json"),
        ("/search.atom", "search.atom"),
        ("/static/type.css?v=1", "static/type.css"),
        ("/hy/search?q=bread", "hy/search/index.html"),
        ("/help", "search/index.html"),
    ],
)
def test_a_page_lies_where_its_address_says(address: str, file: str) -> None:
    found = target(address)
    assert found is not None and found.file == file


@pytest.mark.parametrize(
    "address", ["/api", "/api/v1/search", "/search.csv", "/search.atom?q=a", "/oai", "/places/?view=1"]
)
def test_what_needs_a_server_is_not_there(address: str) -> None:
    assert target(address) is None


def test_values_are_kept_apart_in_file_names() -> None:
    named = {target(f"/speakers/?role={role}").file for role in ("Baker", "baker", "հացթուխ", "a/../b")}  # type: ignore[union-attr]
    assert len({name.lower() for name in named}) == 4
    assert all(re.fullmatch(r"speakers/[a-z0-9._-]+", name) and ".." not in name for name in named)


def test_only_links_are_written_anew() -> None:
    page = (
        '<!doctype html><p title="/about">/about &amp; &#8220;<a href="/about">a</a><a href="/api">b</a>'
        '<svg viewBox="0 0 1 1"><path d="M0"/></svg><script type="application/ld+json">{"a":"</p>"}</script></p>'
    )
    written, _ = relinked(page, "hy/about/index.html", site=SITE, keeps_site=True)
    assert written == page.replace('href="/about"', 'href="../../about/index.html"').replace(
        '<a href="/api">b</a>', "b"
    )


def test_the_library_is_the_one_that_was_looked_at() -> None:
    root = Path(__file__).parents[2]
    decision = next((root / "docs" / "decisions").glob("*-a-copy-without-a-server.md")).read_text()
    library = root / "web" / "still" / "assets" / "minisearch.js"
    assert sha256(library.read_bytes()).hexdigest() in decision
    assert "Luca Ongaro" in library.with_name("minisearch-LICENSE.txt").read_text()
