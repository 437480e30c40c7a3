"""The key that seals the desk's cookies: made at first use, kept beside the archive for its owner only."""

import os
import secrets
from pathlib import Path

from archive.errors import RecordUnavailable

FILE_NAME = "secret.key"
_BYTES = 32


def secret_key(home: Path) -> bytes:
    """The archive's own key. Raises RecordUnavailable where it can be neither read nor made."""
    path = home / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise RecordUnavailable(
            "the key of the desk can’t be read or made",
            where=str(path),
            remedy="Make the folder writable; remove the file if it is damaged: everybody signs in anew.",
        ) from error


def _make(path: Path) -> None:
    # Whole or not at all, and once: of several processes the first one's key counts.
    draft = path.with_name(f".{FILE_NAME}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
