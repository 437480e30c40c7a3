"""Names and bytes that outlast a power cut."""

import os
from pathlib import Path


def sync_directory(directory: Path) -> None:
    """Makes the names in a directory durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Makes the bytes of a file durable."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
