"""Time to add 1,000 synthetic documents, durably: `python -m tests.benchmarks.adding [COUNT]`."""

import sys
import tempfile
import time
from pathlib import Path

from archive.formats.registry import read
from archive.intake import add
from tests.benchmarks.synthetic import documents
from web.opened import opened
from web.settings import Settings


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for number, text in enumerate(documents(count)):
            paths.append(folder / f"synthetic-{number:05}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        with opened(Settings(home=folder / "archive"), create=True) as archive:
            started = time.perf_counter()
            records = sum(add(archive.record, read(path), who="benchmark").records for path in paths)
            stored = time.perf_counter() - started
            archive.index.drain()
            indexed = time.perf_counter() - started - stored
    print("| step | documents | quotes | seconds | ms a document |")
    print("|---|---|---|---|---|")
    for step, seconds in (("add (extract, fsync, commit)", stored), ("drain to the index", indexed)):
        print(f"| {step} | {count:,} | {records:,} | {seconds:.1f} | {seconds / count * 1000:.1f} |")


if __name__ == "__main__":
    main()
