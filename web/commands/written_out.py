"""What a search finds, as a file on this machine, and beside it what the archive leaves out: the site's own
files, asked for without any right.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from archive.errors import ArchiveError
from archive.withholding.omissions import SCOPE
from web import urls
from web.app import create_app
from web.exports.forms import FORMS
from web.left_out import omissions
from web.records.nouns import OmissionRecord
from web.settings import Settings
from web.views.exports import export


class NotWhole(ArchiveError):
    """A file was not written to its end."""


def companion(file: Path) -> Path:
    """Where it is told what a file leaves out."""
    return file.with_name(f"{file.name}.left-out.json")


def write(settings: Settings, site: str, file: Path, query: str) -> tuple[OmissionRecord, ...]:
    """Write a file in the form of its ending, and its companion; gives what they leave out.

    site: the address that the file gives to be cited. An earlier file stands until this one is whole. Raises
    BadRequest, NotWhole, SearchUnavailable and SearchTimeout.
    """
    ending = file.suffix[1:]
    app = create_app(replace(settings, public_url=site))
    part = file.with_name(f"{file.name}.part")
    try:
        with app.test_request_context(urls.search(query, path=f"{urls.EXPORT}{ending}")):
            left_out = omissions()
            response = export(ending)
            last = _write(part, response.iter_encoded(), file)
        if last == FORMS[ending].incomplete.encode():
            raise NotWhole("the file could not be written to its end", where=str(file), remedy="Try again.")
        told = msgspec.json.encode({"scope": SCOPE, "reasons": left_out})
        _write(companion(file), (msgspec.json.format(told, indent=2), b"\n"), file)
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        app.extensions["testimony"].close()
    return left_out


def _write(path: Path, pieces: Iterable[bytes], file: Path) -> bytes:
    """Write the pieces, and give the last one. Raises NotWhole where ``file`` can't be written there."""
    last = b""
    try:
        with path.open("wb") as written:
            for last in pieces:
                written.write(last)
    except OSError as error:
        raise NotWhole(
            f"the file can't be written ({error.strerror or type(error).__name__})",
            where=str(file),
            remedy="Name a folder that is there and writable, on a disk with space left.",
        ) from error
    return last
