"""Work on several cores: order, bounds, and clean ends, through `testimony extract --jsonl --jobs N`."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.benchmarks.synthetic import documents
from web.parallel import AHEAD, BATCH, MOST_IN_HAND, WorkerLost, in_order

COMMAND = [sys.executable, "-c", "from web.cli import main; main()", "extract"]
ROOT = Path(__file__).parents[2]
has_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")


def doubled(number: int) -> int:
    """The early ones take longest, so that they end last."""
    time.sleep(0.02 if number < 3 else 0)
    return 2 * number


def failing(number: int) -> int:
    if number == 5:
        raise LookupError("invented")
    return number


def vanishing(number: int) -> int:
    if number == 2:
        os._exit(1)
    return number


def counted(most: int, seen: list[int]) -> Iterator[int]:
    for number in range(most):
        seen.append(number)
        yield number


def test_results_come_in_the_order_of_the_pieces() -> None:
    assert list(in_order(doubled, range(100), 2, lambda _: 1)) == [2 * number for number in range(100)]


def test_small_pieces_travel_together_and_none_is_lost() -> None:
    assert list(in_order(failing, (6 + number for number in range(5000)), 2, lambda _: 1000)) == list(
        range(6, 5006)
    )


def test_one_job_asks_for_a_piece_only_when_the_last_is_answered() -> None:
    seen: list[int] = []
    with closing(in_order(doubled, counted(5, seen), 1, lambda _: 1)) as results:
        assert (next(results), seen) == (0, [0])


@pytest.mark.parametrize(("size", "most"), [(BATCH, 2 * AHEAD + 1), (MOST_IN_HAND, 2)])
def test_no_more_is_in_hand_than_may_be(size: int, most: int) -> None:
    seen: list[int] = []
    with closing(in_order(doubled, counted(1000, seen), 2, lambda _: size)) as results:
        for position, _ in enumerate(results):
            assert len(seen) <= position + 1 + most
            if position == 20:
                break


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(LookupError, match="invented"):
        list(in_order(failing, range(10), 2, lambda _: 1))


def test_a_lost_process_is_told() -> None:
    with pytest.raises(WorkerLost, match="fewer --jobs"):
        list(in_order(vanishing, range(200), 2, lambda _: 1))


def lines(count: int) -> list[str]:
    return [json.dumps({"doc_id": str(number), "text": text}) for number, text in enumerate(documents(count))]


def run(given: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "--lang", "en", *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def test_jobs_change_nothing_but_the_time() -> None:
    given = "\n".join([*lines(80), "no json", '{"text": 1}', '{"text": "Nothing."}'])
    alone, together = run(given, "--jsonl"), run(given, "--jsonl", "--jobs", "2")
    assert together.stdout == alone.stdout and len(alone.stdout.splitlines()) == 81
    assert together.stderr == alone.stderr
    assert "standard input:81" in alone.stderr and "standard input:82" in alone.stderr
    assert together.returncode == alone.returncode == 1


def test_files_are_read_by_several_processes_too(tmp_path: Path) -> None:
    paths = []
    for number, text in enumerate(documents(4)):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(text, "utf-8")
    done = run("", *map(str, paths), str(tmp_path / "absent.txt"), "--jobs", "2")
    assert [json.loads(line)["doc_id"] for line in done.stdout.splitlines()] == [p.name for p in paths]
    assert "absent.txt" in done.stderr and done.returncode == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"doc_id": 7, "text": "x"}', '"doc_id" is not a string'),
        ('{"lang": 7, "text": "x"}', '"lang" is not a string'),
        (r'{"text": "\ud800"}', "half a character"),
        ("[" * 100_000, "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: str, message: str) -> None:
    done = run(f'{line}\n{{"text": "Nothing."}}\n', "--jsonl", "--jobs", "2")
    assert f"standard input:1: {message}" in done.stderr
    assert json.loads(done.stdout)["doc_id"] == "2"


@pytest.fixture
def amid_work(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The command with seconds of work before it, and its processes."""
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines(100) * 40), "utf-8")
    with (
        path.open() as given,
        subprocess.Popen(
            [*COMMAND, "--lang", "en", "--jsonl", "--jobs", "2"],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout
        process.stdout.readline()
        yield process, children(process.pid)
        process.kill()


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


@has_proc
@pytest.mark.parametrize("to_all", [True, False], ids=["as-from-a-terminal", "to-the-command-alone"])
def test_an_interrupt_ends_every_process_at_once(
    amid_work: tuple[subprocess.Popen[str], list[str]], to_all: bool
) -> None:
    process, workers = amid_work
    assert len(workers) == 2
    (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert process.returncode == 1
    assert error.strip() == "Aborted!"
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@has_proc
def test_a_reader_that_goes_away_ends_every_process(
    amid_work: tuple[subprocess.Popen[str], list[str]],
) -> None:
    process, workers = amid_work
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.wait(timeout=20) in (0, 1)
    assert process.stderr.read() == ""
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@has_proc
def test_processes_end_with_a_command_that_is_killed(
    amid_work: tuple[subprocess.Popen[str], list[str]],
) -> None:
    process, workers = amid_work
    process.kill()
    process.communicate(timeout=20)
    end = monotonic() + 20
    while any(map(is_running, workers)) and monotonic() < end:
        sleep(0.1)
    assert not any(map(is_running, workers))


def is_running(pid: str) -> bool:
    """Whether a process goes on; one that ended may wait for somebody to ask how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
