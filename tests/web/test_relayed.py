"""Somebody whose words a speaker relays is found by name; roles on Armenian pages are told to be English."""

from flask.testing import FlaskClient

from tests.reading import text_of


def test_whose_words_are_relayed_is_found(reader: FlaskClient) -> None:
    found = text_of(reader.get("/search?q=speaker:governor").text)
    assert "The office of the region will pay" in found and "relaying the governor" in found


def test_a_role_in_the_sources_words_carries_its_language(reader: FlaskClient) -> None:
    armenian = reader.get("/hy/search?q=photographs").text
    assert '<bdi lang="en">baker</bdi>' in armenian
    assert 'lang="en">baker' not in reader.get("/search?q=photographs").text
