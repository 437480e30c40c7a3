"""Kill a writing process at random moments and look what is left: ``python -m tests.crash.harness --kills 50``.

After each SIGKILL the archive is opened again: every acknowledged account must be there, whole; none may be half
written; the audit must pass; the next writer must find no lock. With ``--index`` the child also feeds the public
index, which must then answer, complete, without a hand.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from archive.access import may_see
from archive.record.store import Record
from archive.verify import verify
from tests.crash.writer import add, text_of

ROOT = Path(__file__).parents[2]
FIRST = 1_000
"""Each child numbers its accounts from a multiple of this."""
LONGEST_RUN = 0.5
"""Seconds that a child lives after it is ready, at most."""
LONGEST_LOCK = 5.0
"""Seconds within which the next writer must have its turn."""


@dataclass(slots=True)
class Tally:
    """What the kills left behind."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    """Accounts that were committed when the kill came before their acknowledgement."""
    leftovers: int = 0
    orphans: int = 0
    losses: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged accounts, {len(self.losses)} losses; "
            f"{self.unacknowledged} committed but not acknowledged, {self.orphans} originals without a record, "
            f"{self.leftovers} unfinished files swept"
        )


def run(home: Path, *, kills: int, seed: int, index: bool = False) -> Tally:
    """Kill ``kills`` children, each at a moment drawn from the seed; returns what was found."""
    chance = random.Random(seed)
    tally = Tally()
    told: dict[int, str] = {}
    for kill in range(kills):
        first = FIRST * (kill + 1)
        told |= _killed(home, first, chance, index=index)
        tally.kills += 1
        tally.acknowledged = len(told)
        incoming = home / "originals" / "incoming"
        tally.leftovers += len(list(incoming.glob("*.tmp"))) if incoming.is_dir() else 0
        tally.losses += [
            f"kill {kill}: {loss}" for loss in _losses(home, told, tally, first - 1, index=index)
        ]
    return tally


def _killed(home: Path, first: int, chance: random.Random, *, index: bool) -> dict[int, str]:
    """Start a child, kill it, and return what it acknowledged: number → source id."""
    command = [sys.executable, "-m", "tests.crash.writer", str(home), str(first)]
    child = subprocess.Popen([*command, *(["--index"] if index else [])], stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    with child, child.stdout as output:
        # The first, and one in eight, die around the time they open, migrate and sweep.
        if first > FIRST and chance.random() > 1 / 8:
            output.readline()
            time.sleep(chance.uniform(0, LONGEST_RUN))
        else:
            time.sleep(chance.uniform(0.2, 1.5))
        child.kill()
        lines = output.read().decode().splitlines(keepends=True)
    # A line that the kill cut short is no acknowledgement.
    whole = [line.split() for line in lines if line.endswith("\n") and line != "ready\n"]
    return {int(number): source_id for number, source_id in whole}


def _losses(home: Path, told: dict[int, str], tally: Tally, number: int, *, index: bool) -> list[str]:
    record = Record.create(f"sqlite:///{home / 'archive.db'}", home / "originals")
    try:
        losses = [*_account_losses(record, told)]
        report = verify(record)
        losses += [str(finding) for finding in report.problems]
        tally.orphans = len(report.findings) - len(report.problems)
        started = time.monotonic()
        told[number] = add(record, number)
        if time.monotonic() - started > LONGEST_LOCK:
            losses.append("the next writer had to wait")
        tally.unacknowledged = len(record.sources()) - len(told)
        if index:
            losses += _index_losses(home, record)
        return losses
    finally:
        record.close()


def _account_losses(record: Record, told: dict[int, str]) -> list[str]:
    losses = []
    sources = {source.id for source in record.sources()}
    for number, source_id in told.items():
        if source_id not in sources:
            losses.append(f"account {number} is gone")
        elif [version.text for version in record.versions(source_id)] != [text_of(number)]:
            losses.append(f"account {number} is not what was added")
    for source_id in sources:
        if len(record.versions(source_id)) != 1 or len(record.quotes_of_source(source_id)) != 2:
            losses.append(f"source {source_id} is half written")
    return losses


def _index_losses(home: Path, record: Record) -> list[str]:
    from index.querying.query import Everything
    from index.upkeep.sync import PublicIndex

    public = {
        quote_id
        for quote_id, chain in record.chains(record.quote_ids()).items()
        if may_see(chain.quote, chain.source)
    }
    index = PublicIndex(home / "index", record)
    try:
        index.drain()
        found = set(index.engine().ids(Everything()))
    finally:
        index.close()
    return [] if found == public else [f"the index holds {len(found)} of {len(public)} public quotes"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20230919)
    parser.add_argument("--index", action="store_true", help="write to the public index as well")
    chosen = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), kills=chosen.kills, seed=chosen.seed, index=chosen.index)
    print(f"{tally} ({time.monotonic() - started:.0f} s)")
    print(*tally.losses, sep="\n")
    sys.exit(1 if tally.losses else 0)


if __name__ == "__main__":
    main()
