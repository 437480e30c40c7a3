"""The collection that is shipped with the project, in an archive that is being made or served."""

from importlib.resources import as_file, files

from archive.companion_files import describe_collection
from archive.formats.collection import FILE_NAME as COLLECTION_FILE
from web.opened import Opened

SHIPPED = "karabakh-2023"
SHIPPED_BY = "Testimony Archive (shipped collection)"


def add_shipped(archive: Opened) -> int:
    """Add the shipped files that never were in the archive; returns how many that were.

    A file is known by its name: a newer program ships some of them with other bytes, and must bring nothing
    back that was withdrawn here since.
    """
    with as_file(files("corpus") / "collections" / SHIPPED) as folder:
        describe_collection(archive.record, folder / COLLECTION_FILE, who=SHIPPED_BY)
        known = {COLLECTION_FILE, *archive.record.original_names(SHIPPED)}
        new = sorted(file for file in folder.glob("*.md") if file.name not in known)
        if not new:
            return 0
        # What reads accounts takes as long to load as the rest, and nothing is new at most starts.
        from archive.intake import add_files

        outcomes = tuple(add_files(archive.record, new, who=SHIPPED_BY))
    for outcome in outcomes:
        if outcome.problem:
            raise outcome.problem
    return sum(outcome.added is not None for outcome in outcomes)
