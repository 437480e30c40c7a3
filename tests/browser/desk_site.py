"""Signing in, counting clicks, and a server that can be killed and started again."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page

from archive.accounts.roles import Role
from tests import desk

ROOT = Path(__file__).parents[2]


class Server:
    """The production server in a process of its own, always at the same address."""

    def __init__(self, home: Path) -> None:
        self._home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {
            **os.environ,
            "TESTIMONY_HOME": str(self._home),
            "TESTIMONY_PASSWORD_MEMORY": str(desk.MEMORY),
            "PYTHONPATH": str(ROOT),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "web.cli", "serve", "--port", str(self._port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(600):
            try:
                urlopen(f"{self.address}/healthz", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """Without a word, with all its workers."""
        if self._process is not None:
            os.killpg(self._process.pid, 9)
            self._process.wait()
            self._process = None
            # Workers see within a second that they are alone; until then they still answer.
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
                except OSError:
                    return
                time.sleep(0.05)
            raise RuntimeError("a worker outlives its server")


def sign_in(page: Page, site: str, role: Role, to: str = "/desk/add") -> None:
    """Sign in as the person of the role, by keyboard alone, and be where one wanted to go."""
    page.goto(f"{site}{to}")
    page.get_by_label("Name").fill(desk.NAMES[role])
    page.get_by_label("Password").fill(desk.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{to}")


COUNTING = """
let isPointed = false;
addEventListener("pointerdown", () => { isPointed = true; window.clickCounted(); }, true);
addEventListener("pointerup", () => setTimeout(() => { isPointed = false; }), true);
addEventListener("focusin", (event) => {
  if (!isPointed && event.target.matches("input, select, textarea")) window.clickCounted();
}, true);
"""


class Clicks:
    """What is clicked on a page from now on; a field gone to by other means counts as a click."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.expose_function("clickCounted", self._counted)
        page.add_init_script(COUNTING)

    def _counted(self) -> None:
        self.count += 1
