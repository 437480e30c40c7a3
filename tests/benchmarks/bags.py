"""Time and memory of a bag out and in, a backup and a renewal: `python -m tests.benchmarks.bags [QUOTES…]`.

Each step runs in a process of its own, so that the peak of its memory is its own.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.drift.sources import renew
from archive.formats.registry import read
from archive.intake import add
from archive.preservation.backup import back_up
from archive.record.store import Record
from tests.bagging import bring_back, export
from tests.benchmarks.synthetic import documents

A_DOCUMENT = 3
"""Quotes."""
Step = Callable[[Path], None]


def opened(home: Path) -> Record:
    return Record.open(f"sqlite:///{home / 'archive.db'}", home / "originals")


def fill(folder: Path, quotes: int) -> None:
    home = folder / "home"
    home.mkdir()
    record = Record.create(f"sqlite:///{home / 'archive.db'}", home / "originals")
    for number, text in enumerate(documents(quotes // A_DOCUMENT)):
        path = folder / f"synthetic-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        add(record, read(path), who="benchmark")
    record.close()


def bag_out(folder: Path) -> None:
    export(opened(folder / "home"), folder / "benchmark.bag")


def bag_in(folder: Path) -> None:
    bring_back(folder / "benchmark.bag", folder / "restored")


def backup(folder: Path) -> None:
    (folder / "backup").mkdir()
    back_up(opened(folder / "home"), folder / "backup", datetime.now(UTC))


def renewal(folder: Path) -> None:
    """One source of a megabyte in which every tenth word is another one now."""
    record = opened(folder / "home")
    source = record.sources()[0]
    text = record.versions(source.id)[0].text
    path = folder / "again.txt"
    words = (text * (1_000_000 // len(text))).split(" ")
    path.write_text(
        " ".join("other" if i % 10 == 9 else word for i, word in enumerate(words)), encoding="utf-8"
    )
    renew(record, source.id, read(path), who="benchmark", why="measured")


STEPS: dict[str, Step] = {
    "bag out (rows, texts, annotations, Markdown, checksums)": bag_out,
    "bag in (checks, rows, audit)": bag_in,
    "backup (copy, audit)": backup,
    "a source of 1 MB taken in again": renewal,
}


def measured(step: Step, folder: Path) -> tuple[float, float]:
    """Seconds of processor time, and the peak of memory in MiB."""
    begun = time.process_time()
    step(folder)
    return time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(act: Callable[..., Any], *arguments: object) -> Any:
    """Have it done in a process of its own: a child's peak begins at what its parent holds."""
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(act, arguments)


def main() -> None:
    """Print the table."""
    counts = [int(one) for one in sys.argv[1:]] or [2_500, 10_000]
    print("| step | quotes | seconds of a processor | peak MiB |")
    print("|---|---|---|---|")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            apart(fill, folder, count)
            for title, step in STEPS.items():
                seconds, peak = apart(measured, step, folder)
                print(f"| {title} | {count:,} | {seconds:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
