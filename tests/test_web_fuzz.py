"""No address makes the site fail: every route, every piece of its path and every parameter, with hostile text."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from index.engine import Facet
from tests.conformance.hostile import HOSTILE
from tests.reading import quote_with
from web.app import create_app
from web.search_request import LONGEST_QUERY
from web.security import HEADERS
from web.settings import Settings

WEB = Path(__file__).parents[1] / "web"
PARAMETERS = sorted(
    {facet.value for facet in Facet}.union(
        *(
            re.findall(
                r"""arg(?:ument)?s\.get(?:list)?\(\s*["'](\w+)["']""", path.read_text(encoding="utf-8")
            )
            for path in WEB.rglob("*.py")
        )
    )
)
"""Every parameter that any view reads: found in the program, so that none is forgotten."""
RULES = sorted(rule.rule for rule in create_app(Settings(home=Path("nowhere"))).url_map.iter_rules())
CALM = {200, 301, 304, 308, 400, 404, 503}
"""What an address may be answered with; 503 is a search that was stopped on a busy machine."""
QUESTIONS = 20
"""Addresses for each route."""
FUZZED = settings(
    max_examples=QUESTIONS,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

NUMBERS = ["-1", "0", "1", "2", "50", "1001", "9" * 40, "1e3", "NaN", "٣", "²", "0x10", "1.0", " 1", "+1"]
TRICKS = [
    "../../../etc/passwd",
    "..%2f..%2fsecret",
    "%00",
    "%",
    "%zz",
    "a\r\nSet-Cookie: x=1",
    "<script>alert(1)</script>",
    "' OR 1=1; --",
    "{{ 7*7 }}",
    "${jndi:ldap://nowhere.example}",
    "=HYPERLINK(1)",
    "\ud800",
    "\x00",
    "\u2028",
    "a" * 5_000,
    "-" * 300,
    ".csv",
    "#",
    "0" * 16,
    "2023-02-30",
    "goris",
    "testimony",
]
QUERIES = [text[: LONGEST_QUERY + 1] for text in HOSTILE.values()]
TEXT = st.one_of(
    st.sampled_from(TRICKS), st.sampled_from(NUMBERS), st.sampled_from(QUERIES), st.text(max_size=40)
)


@pytest.fixture(scope="module")
def known(reader: FlaskClient) -> list[str]:
    """Keys of records that are there, and of some that may not be shown."""
    quote_id = quote_with(reader, "We took the photographs").removeprefix("/quotes/")
    record = reader.get(f"/api/v1/quotes/{quote_id}").json
    assert record
    places = [tag["place"]["slug"] for tag in record["tags"] if tag["place"]]
    return [quote_id, record["speaker"]["slug"], record["source"]["slug"], *places, "a-sealed-account"]


def encoded(text: str) -> str:
    """As an address holds it, what is no text included."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@st.composite
def paths(draw: st.DrawFn, rule: str, known: list[str]) -> str:
    """An address of the route, each of its variable pieces filled in."""

    def filled(match: re.Match[str]) -> str:
        choices = re.findall(r"[\w.]+", match["choices"] or "")
        if choices:
            return draw(st.sampled_from(choices))
        return encoded(draw(st.one_of(st.sampled_from(known), TEXT)))

    return re.sub(r"<(?:(?P<converter>\w+)(?:\((?P<choices>[^)]*)\))?:)?\w+>", filled, rule)


@pytest.mark.parametrize("rule", RULES)
def test_no_address_makes_the_site_fail(reader: FlaskClient, known: list[str], rule: str) -> None:
    @FUZZED
    @given(
        path=paths(rule, known),
        parameters=st.lists(st.tuples(st.sampled_from(PARAMETERS), TEXT), max_size=4),
        headers=st.dictionaries(
            st.sampled_from(["If-None-Match", "Accept", "Origin", "Range"]), TEXT, max_size=2
        ),
        method=st.sampled_from(["GET", "GET", "GET", "HEAD"]),
    )
    def ask(path: str, parameters: list[tuple[str, str]], headers: dict[str, str], method: str) -> None:
        asked = "&".join(f"{name}={encoded(value)}" for name, value in parameters)
        sent = {name: re.sub("[^\x20-\x7e]", "?", value) for name, value in headers.items()}
        response = reader.open(f"{path}?{asked}", method=method, headers=sent, buffered=True)
        assert response.status_code in CALM, path
        assert b"Traceback" not in response.data
        assert set(HEADERS) <= set(response.headers.keys()), path
        assert "Set-Cookie" not in response.headers
        assert b"sealed sentence" not in response.data

    ask()


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_takes_hostile_text(reader: FlaskClient, name: str) -> None:
    for rule in (rule for rule in RULES if "<" not in rule):
        for value in (TRICKS + NUMBERS)[hash_of(rule + name) % 8 :: 8]:
            response = reader.get(f"{rule}?{name}={encoded(value)}", buffered=True)
            assert response.status_code in CALM, (rule, name)
            assert b"Traceback" not in response.data


def hash_of(text: str) -> int:
    """The same number for the same text, in whatever process: which of the texts a route is tried with."""
    return sum(text.encode())


def test_the_parameters_that_views_read_are_found() -> None:
    assert {"q", "sort", "page", "letter", "width", "order", "open", *Facet} <= set(PARAMETERS)
