"""The audit by the clock: `testimony verify` in a process of its own, while the site is served."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from web import audits

_log = logging.getLogger("testimony.audit")
LOOK = 30.0
"""Seconds between two looks whether an audit is due, at most."""
LOWEST_PRIORITY = 19


@contextmanager
def patrolling(home: Path, every: timedelta | None) -> Iterator[None]:
    """Verify the archive whenever the last audit is older than ``every``, for as long as the block lasts."""
    if every is None:
        yield
        return
    stopped = threading.Event()
    thread = threading.Thread(target=_patrol, args=(home, every, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _patrol(home: Path, every: timedelta, stopped: threading.Event) -> None:
    tried: datetime | None = None
    while not stopped.wait(min(LOOK, every.total_seconds() / 2)):
        outcome, now = audits.last(home), datetime.now(UTC)
        if not is_due(every, now, tried, outcome.at if outcome else None):
            continue
        tried = now
        code = _verify(stopped)
        if code:
            _log.warning("the audit ended with exit code %d: run `testimony verify`", code)


def is_due(every: timedelta, now: datetime, tried: datetime | None, done: datetime | None) -> bool:
    """Whether it is time for an audit, by when one was tried and when one ended last."""
    known = [moment for moment in (tried, done) if moment is not None]
    return not known or now - max(known) >= every


def _verify(stopped: threading.Event) -> int:
    """Run the audit until it or the server ends; returns its exit code, 0 where it was broken off."""
    # What it finds is told to whoever runs it; of it only how many problems there are is kept.
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [sys.executable, "-m", "web.cli", "verify"], stdin=quiet, stdout=quiet, stderr=quiet
    ) as audit:
        os.setpriority(os.PRIO_PROCESS, audit.pid, LOWEST_PRIORITY)
        while audit.poll() is None:
            if stopped.wait(0.5):
                audit.terminate()
                return 0
        return audit.returncode
