"""What is kept is kept for one state, and within bounds."""

from web.kept.memory import Kept


def test_a_value_is_kept_for_the_state_it_was_made_at() -> None:
    kept: Kept[str] = Kept(100)
    kept.keep(1, "/a", "then", 4)
    assert kept.get(1, "/a") == "then"
    assert kept.get(2, "/a") is None
    kept.keep(2, "/b", "now", 3)
    assert kept.get(2, "/a") is None
    assert kept.keys() == ("/b",)


def test_what_was_not_asked_for_longest_is_given_up_first() -> None:
    kept: Kept[str] = Kept(8)
    kept.keep(1, "/a", "1234", 4)
    kept.keep(1, "/b", "1234", 4)
    kept.get(1, "/a")
    kept.keep(1, "/c", "1234", 4)
    assert set(kept.keys()) == {"/a", "/c"}


def test_a_value_too_large_to_be_kept_leaves_nothing_behind() -> None:
    kept: Kept[str] = Kept(8)
    kept.keep(1, "/a", "123456789", 9)
    assert kept.get(1, "/a") is None
    kept.keep(1, "/b", "12345678", 8)
    assert kept.get(1, "/b") == "12345678"
