"""The folder of a copy: made beside the earlier one, and switched in when it is whole."""

from contextlib import AbstractContextManager
from pathlib import Path

from archive import folders

MARKER = "testimony-copy.json"
COPY = folders.FolderKind(noun="copy", marker=MARKER)


def replacing(folder: Path) -> AbstractContextManager[Path]:
    """An empty folder to write a copy into; raises as ``archive.folders.replacing``."""
    return folders.replacing(folder, COPY)
