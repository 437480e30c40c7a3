"""What a search finds, as a file on this machine, and beside it what the archive leaves out: the site's own
files, asked for without any right.
"""

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
    last = b""
    try:
        with app.test_request_context(urls.search(query, path=f"{urls.EXPORT}{ending}")):
            left_out = omissions()
            response = export(ending)
            with part.open("wb") as written:
                for last in response.iter_encoded():
                    written.write(last)
        if last == FORMS[ending].incomplete.encode():
            raise NotWhole("the file could not be written to its end", where=str(file), remedy="Try again.")
        told = msgspec.json.encode({"scope": SCOPE, "reasons": left_out})
        companion(file).write_bytes(msgspec.json.format(told, indent=2) + b"\n")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
        app.extensions["testimony"].close()
    return left_out
