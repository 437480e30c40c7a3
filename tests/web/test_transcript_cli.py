"""Transcripts on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.transcripts import VTT
from web import cli
from web.opened import opened
from web.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    assert CliRunner().invoke(cli.testimony, ["init", "--empty"]).exit_code == 0
    (tmp_path / "invented.vtt").write_text(VTT, "utf-8")
    return tmp_path


def test_a_transcript_is_added_with_where_its_recording_lies(home: Path) -> None:
    address = "https://media.example/invented.mp3"
    done = CliRunner().invoke(
        cli.testimony, ["add", str(home / "invented.vtt"), "--by", "A", "--recording", address]
    )
    assert done.exit_code == 0 and "3 quotes proposed" in done.output
    with opened(Settings.from_environment()) as archive:
        (source,) = archive.record.sources()
        (version,) = archive.record.versions(source.id)
    assert version.media_url == address


def test_an_address_that_is_none_is_refused(home: Path) -> None:
    done = CliRunner().invoke(
        cli.testimony, ["add", str(home / "invented.vtt"), "--by", "A", "--recording", "a.mp3"]
    )
    assert done.exit_code == 1 and "--recording" in done.output and "Traceback" not in done.output
    both = [str(home / "invented.vtt")] * 2
    assert (
        CliRunner()
        .invoke(cli.testimony, ["add", *both, "--recording", "https://media.example/a.mp3"])
        .exit_code
        == 2
    )


def test_extract_prints_what_would_be_added(home: Path) -> None:
    done = CliRunner().invoke(cli.testimony, ["extract", str(home / "invented.vtt")])
    quotes = json.loads(done.output)["quotes"]
    assert [quote["speaker"] for quote in quotes] == ["Ilka Fictive"] * 3
    assert {quote["said_to"] for quote in quotes} == {"Nona Asker"} and quotes[0]["age"] == 71
