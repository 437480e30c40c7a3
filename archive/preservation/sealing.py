"""A folder with a payload made a BagIt bag (RFC 8493), and a bag held against its manifests, by bagit."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import bagit

from archive.preservation.layout import ALGORITHMS, TAG_FILES, BadBag

# bagit tells what it finds twice, and a fault with its traceback; errors of ours say it once.
bagit.LOGGER.setLevel(logging.CRITICAL + 1)
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_NAMED_AT_MOST = 5
"""Files named in one message; one damaged disk may have spoiled thousands."""
_RETAKE = "Nothing was restored. Take another copy of the bag."


def seal(folder: Path, info: Mapping[str, str]) -> None:
    """Write declaration, description and manifests around ``data/``; the same for the same payload.

    bagit goes into the folder to do it: no other thread may rely on the process's folder meanwhile.
    """
    (folder / "bagit.txt").write_text(_DECLARATION, encoding="utf-8")
    with _here_again():
        bag = bagit.Bag(str(folder))
        bag.algorithms = list(ALGORITHMS)
        bag.info = dict(info)
        bag.save(manifests=True)
    for algorithm in ALGORITHMS:
        _put_in_order(folder / f"tagmanifest-{algorithm}.txt")


def check(folder: Path) -> frozenset[str]:
    """Hold every file of a bag against its manifests; returns their paths within the bag. Raises BadBag."""
    present = frozenset(_regular_files(folder))
    try:
        bag = bagit.Bag(str(folder))
    except (bagit.BagError, OSError, UnicodeError, ValueError) as error:
        raise _bad(folder, error) from error
    _check_manifests(folder, bag, present)
    try:
        bag.validate()
    except (bagit.BagError, OSError, UnicodeError, ValueError) as error:
        raise _bad(folder, error) from error
    return present


def _check_manifests(folder: Path, bag: bagit.Bag, present: frozenset[str]) -> None:
    """What bagit passes over: files it is not told of, and entries that lead out of the bag."""
    if bag.version_info != (1, 0) or set(bag.algorithms) != set(ALGORITHMS):
        what = f"it is no BagIt 1.0 bag with manifests in {' and '.join(ALGORITHMS)}"
        raise BadBag(what, where=str(folder), remedy=_RETAKE)
    listed = frozenset(bag.entries)
    unlisted = {f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS}
    complaints = (
        ("its manifests name what is not there", listed - present),
        ("there are files that its manifests do not name", present - listed - unlisted),
        ("files that every bag of an archive has are missing", frozenset(TAG_FILES) - listed),
        (
            "some files do not stand in both manifests",
            {path for path, digests in bag.entries.items() if set(digests) != set(ALGORITHMS)},
        ),
    )
    for what, paths in complaints:
        if paths:
            raise BadBag(f"{what}: {_named(paths)}", where=str(folder), remedy=_RETAKE)
    if "Payload-Oxum" not in bag.info:
        raise BadBag("it does not say how large its payload is", where=str(folder), remedy=_RETAKE)


def _regular_files(folder: Path) -> Iterator[str]:
    """Every file by its path within the folder. Raises BadBag at what is neither file nor folder."""
    for parent, folders, files in os.walk(folder, onerror=_unreadable):
        for name in (*folders, *files):
            path = Path(parent, name)
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise BadBag("this is neither a file nor a folder", where=str(path), remedy=_RETAKE)
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in files)


def _unreadable(error: OSError) -> None:
    raise BadBag(f"it can't be read ({error.strerror})", where=str(error.filename)) from error


def _bad(folder: Path, error: Exception) -> BadBag:
    details = getattr(error, "details", None)
    what = getattr(error, "message", None) or str(error)
    if details:
        what = f"{what}: {_named({getattr(one, 'path', str(one)) for one in details})}"
    return BadBag(f"the bag does not hold ({what})", where=str(folder), remedy=_RETAKE)


def _named(paths: frozenset[str] | set[str]) -> str:
    first = sorted(paths)[:_NAMED_AT_MOST]
    more = len(paths) - len(first)
    return ", ".join(first) + (f" and {more:,} more" if more else "")


def _put_in_order(manifest: Path) -> None:
    """By name, without what is only there while the bag is made; bagit takes them as the disk has them."""
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.split(None, 1)[1].strip() in TAG_FILES]
    manifest.write_text("".join(sorted(kept, key=lambda line: line.split(None, 1)[1])), encoding="utf-8")


@contextmanager
def _here_again() -> Iterator[None]:
    here = Path.cwd()
    try:
        yield
    finally:
        os.chdir(here)
