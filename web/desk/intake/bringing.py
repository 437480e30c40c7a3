"""Whatever an archivist brings is kept as a draft first: a text, several files, or an address."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from archive.errors import ArchiveError, UnknownId
from archive.ids import new_id
from archive.record.drafts import Drafts
from web.desk.intake import drafting
from web.desk.intake.fetching import fetch

MOST_FILES = 50
"""In one upload."""
NO_FETCHING = (
    "This archive does not open addresses, so there is no text yet. Paste it here, or save the page in a "
    "browser and add the file; the address is noted down."
)
NOTHING = "There is nothing to add yet. Paste a text, choose files, or give an address."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of what was brought."""

    draft_ids: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringer:
    """Somebody who brings accounts, and where their drafts are kept."""

    drafts: Drafts
    person: str
    fetches: bool
    """Whether this archive opens addresses."""

    def text(self, draft_id: str, text: str, url: str) -> Brought:
        """A pasted text, and the address it is from, if one was given."""
        fields = {**self._said(draft_id), **({"url": url} if url else {})}
        return self._kept(draft_id, drafting.PASTED, drafting.pasted(text), fields)

    def address(self, draft_id: str, url: str) -> Brought:
        """An address: fetched where that is switched on, noted down where it is not."""
        if not self.fetches:
            kept = self._kept(draft_id, drafting.PASTED, b"", {**self._said(draft_id), "url": url})
            return Brought(draft_ids=kept.draft_ids, problems=kept.problems or (NO_FETCHING,))
        try:
            found = fetch(url)
        except ArchiveError as problem:
            return Brought(problems=(str(problem),))
        name = drafting.name_of_fetched(found)
        return self._kept(draft_id, name, found.original, drafting.fields_of_fetched(found))

    def files(self, files: list[FileStorage]) -> Brought:
        """Files, each a draft of its own; one that can't be read does not keep the others out."""
        brought = [self._file(file) for file in files[:MOST_FILES]]
        if len(files) > MOST_FILES:
            told = f"{len(files)} files were sent; {MOST_FILES} are taken at once."
            brought.append(Brought(problems=(told,)))
        together = _together(brought)
        if not (together.problems and together.draft_ids):
            return together
        others = f"What could be read was kept: {len(together.draft_ids)} of the drafts below."
        return Brought(draft_ids=together.draft_ids, problems=(*together.problems, others))

    def _file(self, file: FileStorage) -> Brought:
        try:
            name, original = drafting.uploaded(file)
            parts = drafting.divided(original, name)
            for part, its_name in parts:
                drafting.read(part, its_name)
        except ArchiveError as problem:
            return Brought(problems=(str(problem),))
        return _together([self._kept(new_id(), its_name, part, {}) for part, its_name in parts])

    def _said(self, draft_id: str) -> Mapping[str, str]:
        """What was said of a draft before, where it is gone on with."""
        with suppress(UnknownId):
            return self.drafts.find(draft_id, person=self.person).fields
        return {}

    def _kept(self, draft_id: str, name: str, original: bytes, fields: Mapping[str, str]) -> Brought:
        try:
            self.drafts.save(draft_id, person=self.person, name=name, original=original, fields=fields)
        except ArchiveError as problem:
            return Brought(problems=(str(problem),))
        return Brought(draft_ids=(draft_id,))


def _together(brought: Iterable[Brought]) -> Brought:
    each = tuple(brought)
    return Brought(
        draft_ids=tuple(draft_id for one in each for draft_id in one.draft_ids),
        problems=tuple(problem for one in each for problem in one.problems),
    )
