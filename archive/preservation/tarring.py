"""A backup as one file: a plain tar, written beside, read again, and only then put in its place."""

import hashlib
import os
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

from archive.folders import workshop
from archive.preservation.backup import BACKUP, DATABASE, MARKER, ORIGINALS, BadBackup, file_digest
from archive.verify import Report

_MEMBER = re.compile(rf"{DATABASE}|{MARKER}|{ORIGINALS}/[0-9a-f]{{2}}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
_BLOCK = 1 << 20


def write_tar(file: Path, make: Callable[[Path], Report]) -> Report:
    """Have a backup made in a folder and put it into a file; an earlier file stands until then."""
    with workshop(file, BACKUP) as room:
        folder, packed = room / "backup", room / "backup.tar"
        folder.mkdir(mode=0o700)
        report = make(folder)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        with tarfile.open(packed, "w", format=tarfile.PAX_FORMAT) as tar:
            for path in paths:
                tar.add(path, arcname=path.relative_to(folder).as_posix(), filter=_nobody)
        packed.chmod(0o600)
        _check(packed, folder, paths)
        os.sync()
        packed.replace(file)
    return report


def unpack(file: Path, folder: Path) -> None:
    """Unpack a backup into an empty folder. Raises BadBackup for a tar that is none."""
    try:
        with tarfile.open(file, "r:") as tar:
            for member in tar:
                # A sparse one says how large it is, and may say so falsely.
                is_file = member.isreg() and not member.issparse()
                if not (is_file and _MEMBER.fullmatch(member.name)):
                    raise BadBackup(
                        "no backup of an archive holds such a thing",
                        where=f"{file}: {member.name}",
                        remedy="Nothing was restored. Take another backup.",
                    )
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                taken = tar.extractfile(member)
                if taken is not None:
                    with taken, target.open("xb") as out:
                        while block := taken.read(_BLOCK):
                            out.write(block)
    except (OSError, tarfile.TarError) as error:
        raise BadBackup(
            f"it can't be read as a tar ({type(error).__name__})",
            where=str(file),
            remedy="Nothing was restored. Take another backup.",
        ) from error


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names and numbers of accounts of this machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _check(packed: Path, folder: Path, paths: list[Path]) -> None:
    expected = {path.relative_to(folder).as_posix(): file_digest(path) for path in paths}
    found: dict[str, str] = {}
    with tarfile.open(packed, "r:") as tar:
        for member in tar:
            taken = tar.extractfile(member)
            if taken is not None:
                with taken:
                    found[member.name] = hashlib.file_digest(taken, "sha256").hexdigest()  # type: ignore[arg-type]
    if found != expected:
        raise BadBackup(
            "the file is not what was written to it", where=str(packed), remedy="Check the disk, try again."
        )
