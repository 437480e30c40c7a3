"""The application as a worker of `testimony serve` holds it: it ends with its server, and only with it."""

import multiprocessing
import os
import signal
import threading
import time

from web.serving.ahead import open_ahead
from web.serving.collecting import settle
from web.wsgi import app as app

LOOK_UP = 1.0
"""Seconds between two looks whether the server is still there."""


def follow(parent: int) -> None:
    """End this process when the server that began it is gone, as after a SIGKILL: it would hold the port."""
    while os.getppid() == parent:
        time.sleep(LOOK_UP)
    os.kill(os.getpid(), signal.SIGTERM)


def server() -> int:
    """The process that began this one, even where it is gone before this line is reached."""
    began = multiprocessing.parent_process()
    return os.getppid() if began is None or began.pid is None else began.pid


threading.Thread(target=follow, args=(server(),), daemon=True).start()
settle()
threading.Thread(target=open_ahead, args=(app,), daemon=True).start()
