"""The server process: it ends when it is told to, and when it is told again while it ends."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.serving.server import LONGEST_END, on_signal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`testimony serve` in a process group of its own, answering."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from web.cli import main; main()", "serve", "--init", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"TESTIMONY_HOME": str(tmp_path / "archive")},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def is_answering(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/about", timeout=5).close()
    except OSError:
        return False
    return True


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if is_answering(port):
            return
        time.sleep(0.05)
    pytest.fail("the server did not answer")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_a_terminal_sends_to_its_group_ends_the_server_before_a_worker_is_killed(
    server: subprocess.Popen[bytes], port: int, number: signal.Signals
) -> None:
    os.killpg(server.pid, number)
    assert server.wait(timeout=LONGEST_END - 1) == 0
    assert not is_answering(port)


@pytest.mark.slow
def test_workers_do_not_outlive_a_server_that_was_killed(server: subprocess.Popen[bytes], port: int) -> None:
    server.kill()
    server.wait()
    end = time.monotonic() + 30
    while is_answering(port) and time.monotonic() < end:
        time.sleep(0.2)
    assert not is_answering(port)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_told_to_end_again_and_again_ends(
    server: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    for _ in range(2_000):
        server.send_signal(number)
    # While the interpreter takes itself apart, a further signal has its plain effect.
    assert server.wait(timeout=LONGEST_END + 10) in (0, -number)


def test_signals_within_the_handler_of_a_signal_act_once() -> None:
    acted = threading.Event()
    calls: list[None] = []

    def act() -> None:
        calls.append(None)
        acted.set()

    before = signal.getsignal(signal.SIGUSR1)
    try:
        on_signal(act, signal.SIGUSR1)
        for _ in range(1_000):
            os.kill(os.getpid(), signal.SIGUSR1)
        assert acted.wait(5)
        assert calls == [None]
    finally:
        signal.signal(signal.SIGUSR1, before)
