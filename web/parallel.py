"""Work on several processor cores whose results come in the order of the input, in bounded memory."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from threading import Thread
from time import monotonic
from typing import TypeVar

from archive.errors import ArchiveError

T = TypeVar("T")
R = TypeVar("R")

BATCH = 64_000
"""Size up to which pieces are handed over together: for a page alone that costs as much as for a shelf."""
AHEAD = 16
"""Batches in hand for each process: enough that a long one in front leaves no process idle."""
MOST_IN_HAND = 32_000_000
"""Their size in all, as the caller counts it: what is large waits outside, one piece at a time."""

GRACE = 2.0
"""Seconds for the batch in hand when the work is broken off."""


class WorkerLost(ArchiveError):
    """A process ended before its work was done, most often because memory ran out."""


def in_order(
    work: Callable[[T], R], pieces: Iterable[T], jobs: int, size: Callable[[T], int]
) -> Generator[R, None, None]:
    """``work`` applied to every piece by ``jobs`` processes, results in the order of the pieces.

    ``work`` is a function of a module, or a partial of one. With one job nothing is started and each result
    comes before the next piece is asked for. What ``work`` raises is raised here; when the caller stops
    early, so do the processes. Raises WorkerLost.
    """
    if jobs == 1:
        yield from map(work, pieces)
        return
    with _workers(jobs) as workers:
        in_hand: deque[tuple[Future[list[R]], int]] = deque()
        for batch, weight in _batches(pieces, size, lambda: len(in_hand) < 2 * jobs):
            while in_hand and (
                in_hand[0][0].done()
                or len(in_hand) >= AHEAD * jobs
                or weight + sum(other for _, other in in_hand) > MOST_IN_HAND
            ):
                yield from in_hand.popleft()[0].result()
            in_hand.append((workers.submit(_each, work, batch), weight))
        while in_hand:
            yield from in_hand.popleft()[0].result()


def _batches(
    pieces: Iterable[T], size: Callable[[T], int], is_hungry: Callable[[], bool]
) -> Iterator[tuple[list[T], int]]:
    """Pieces by the batch, with its size; at once, however small, while processes may stand idle."""
    batch: list[T] = []
    total = 0
    for piece in pieces:
        batch.append(piece)
        total += size(piece)
        if total >= BATCH or is_hungry():
            yield batch, total
            batch, total = [], 0
    if batch:
        yield batch, total


def _each(work: Callable[[T], R], batch: list[T]) -> list[R]:
    return [work(piece) for piece in batch]


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    workers = ProcessPoolExecutor(jobs, initializer=_follow_the_parent)
    try:
        yield workers
    except BrokenProcessPool as error:
        raise WorkerLost(
            "a process ended before its work was done",
            remedy="Memory may have run out: run again with fewer --jobs, or without.",
        ) from error
    except BaseException:
        _end(workers)
        raise
    finally:
        workers.shutdown()


def _end(workers: ProcessPoolExecutor) -> None:
    """End the processes without what is in hand; nobody waits for it any more, however long it would take.

    A process that is ended while it writes a result leaves half of it in the pipe, and whoever reads the pipe
    waits for the other half for ever. So each may finish its batch, which takes a moment, unless it is long.
    """
    children = active_children()
    workers.shutdown(wait=False, cancel_futures=True)
    end = monotonic() + GRACE
    for child in children:
        child.join(max(0.0, end - monotonic()))
        if child.is_alive():
            child.terminate()


def _follow_the_parent() -> None:
    """Ctrl+C reaches every process of the terminal, and one of them answers; where it is gone, all end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_without_the_parent, daemon=True).start()


def _end_without_the_parent() -> None:
    # Killed, it tells nobody; and its processes hold each other's pipes open, so that none of them hears it.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
