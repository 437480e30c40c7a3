"""The production server: Granian, made to end cleanly however often it is told to."""

import importlib
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl+C, a supervisor's word, a terminal that was closed."""
THREADS = 4
"""Of one process."""
LONGEST_END = 10
"""Seconds that a worker may take to finish the request in hand, before it is ended all the same."""


def serve(host: str, port: int, workers: int) -> None:
    """Serve the site until a signal ends it, or the terminal is closed."""
    # Workers are forks: what is imported here, once, none of them has to import for itself.
    importlib.import_module("web.app")
    # The search engine holds the interpreter's lock, so processes scale and threads don't. There is more than
    # one for those that wait until a slow reader has taken a piece of a file (web.exports.turns).
    server = Granian(
        "web.serving.worker:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_END,
        working_dir=Path.cwd(),
    )
    # Granian calls its hooks after it has set its own handlers and before it starts a worker.
    server.on_startup(lambda: on_signal(server.signal_handler_interrupt, *ENDS))
    # A terminal signals every process of its group. In a group of their own, workers get the server's word
    # only: of two signals the second may be lost, or wait for itself.
    os.register_at_fork(after_in_child=_stand_apart)
    server.serve()


def _stand_apart() -> None:
    os.setpgid(0, 0)
    for number in ENDS:
        signal.signal(number, signal.SIG_DFL)


def on_signal(act: Callable[[], object], *signals: signal.Signals) -> None:
    """Have ``act`` called once, in a thread of its own, at the first of these signals.

    Granian's own handler sets a ``threading.Event``, whose lock is not reentrant: a second signal within the
    handler of the first waits for itself for ever. That happened when ``make`` was terminated with its group,
    since make hands the signal on. A ``SimpleQueue`` may be put to from within its own ``put``.
    """
    asked: SimpleQueue[int] = SimpleQueue()

    def wait() -> None:
        asked.get()
        act()

    threading.Thread(target=wait, daemon=True).start()
    for number in signals:
        signal.signal(number, lambda number, _: asked.put(number))
