"""A public bag holds what everybody may see, says what it leaves out to its maker only, and restores nothing."""

import json
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner, Result

from archive.model import Access, AccessStatus
from archive.preservation.checking import check_bag
from archive.preservation.layout import BadBag
from archive.record.store import Record
from archive.withholding.omissions import SCOPE
from tests import shelf
from tests.bagging import contents
from web import cli

PUBLIC = {
    "We took the photographs and the keys,",
    "Nothing else went into the bags.",
    "I would still set the bread at four,",
    "They counted us twice at the bridge,",
}


def export(home: Path, folder: Path) -> Result:
    arguments = ["export", "bag", "--public", str(folder)]
    return CliRunner().invoke(cli.testimony, arguments, env={"TESTIMONY_HOME": str(home)})


def everything(folder: Path) -> str:
    return "\n".join(content.decode() for content in contents(folder).values())


@pytest.fixture
def quote_id(record: Record) -> str:
    """Of one that is about to be withdrawn."""
    quotes = record.chains(record.quote_ids()).values()
    return next(c.quote.id for c in quotes if c.quote.exact[0].startswith("My brother"))


def test_a_public_bag_is_valid_and_has_the_public_words(archive_home: Path, tmp_path: Path) -> None:
    done = export(archive_home, tmp_path / "public.bag")
    assert done.exit_code == 0, done.exception
    assert bagit.Bag(str(tmp_path / "public.bag")).validate()
    text = everything(tmp_path / "public.bag")
    assert all(words in text for words in PUBLIC)
    rows = (tmp_path / "public.bag" / "data" / "records" / "quotes.jsonl").read_bytes().splitlines()
    assert len({json.loads(row)["id"] for row in rows}) == len(rows) == 6


def test_what_may_not_be_shown_is_in_no_file(
    archive_home: Path, record: Record, quote_id: str, tmp_path: Path
) -> None:
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    record.decide(quote_id, access=withdrawn, who=shelf.WHO, why="asked for")
    done = export(archive_home, tmp_path / "public.bag")
    text = everything(tmp_path / "public.bag")
    refused = ("My brother", "Secret Personage", "sealed", "Hidden", "still waits", "Waiting", quote_id)
    assert [words for words in refused if words in text] == []
    assert "secret-name-of-a-file" not in text
    assert f"quote:{quote_id} withdrawn" in done.stdout
    assert "source-not-open" in done.stdout and "not-accepted" in done.stdout
    assert "1 quote: withdrawn." in done.stderr
    assert not (tmp_path / "public.bag" / "data" / "originals").exists()
    assert not (tmp_path / "public.bag" / "data" / "text").exists()


def test_a_public_bag_tells_how_much_is_left_out_and_nothing_of_what(
    archive_home: Path, record: Record, quote_id: str, tmp_path: Path
) -> None:
    """Counts of the whole archive by reason, and the revision it is of; its maker is told of each quote."""
    export(archive_home, tmp_path / "before.bag")
    record.decide(quote_id, access=Access(status=AccessStatus.CLOSED), who=shelf.WHO, why="asked for")
    export(archive_home, tmp_path / "after.bag")
    before, after = contents(tmp_path / "before.bag"), contents(tmp_path / "after.bag")
    assert before.keys() == after.keys()
    assert before["README.md"] == after["README.md"]
    counted = [json.loads(files["data/left-out.json"]) for files in (before, after)]
    assert all(told["scope"] == SCOPE for told in counted)
    reasons = [{one["reason"]: one["quotes"] for one in told["reasons"]} for told in counted]
    assert reasons[1] == {**reasons[0], "quote-not-open": reasons[0].get("quote-not-open", 0) + 1}
    assert quote_id not in str(counted)
    told = [json.loads(files["testimony-bag.json"]) for files in (before, after)]
    assert {key for key in told[0] if told[0][key] != told[1][key]} == {"revision", "revision_hash", "tables"}


def test_no_archive_is_restored_from_a_public_bag(archive_home: Path, tmp_path: Path) -> None:
    export(archive_home, tmp_path / "public.bag")
    with pytest.raises(BadBag, match="public bag"):
        check_bag(tmp_path / "public.bag")


def test_the_same_archive_gives_the_same_public_bag(archive_home: Path, tmp_path: Path) -> None:
    export(archive_home, tmp_path / "one.bag")
    export(archive_home, tmp_path / "two.bag")
    assert contents(tmp_path / "one.bag") == contents(tmp_path / "two.bag")
