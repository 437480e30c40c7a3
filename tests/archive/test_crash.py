"""The short form of the crash harness; the long one is ``python -m tests.crash.harness --kills 50``."""

from pathlib import Path

from tests.crash.harness import run


def test_no_account_is_lost_to_kills_at_random_moments(tmp_path: Path) -> None:
    tally = run(tmp_path, kills=8, seed=1915)
    assert tally.losses == []
    assert tally.kills == 8
    assert tally.acknowledged > 8
