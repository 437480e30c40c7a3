"""No address makes the site fail: every route, every piece of its path and every parameter, with hostile text."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from archive.accounts.roles import Role
from archive.record.store import Record
from index.engine import Facet
from tests import desk
from tests.conformance.hostile import HOSTILE
from tests.conftest import close
from tests.reading import quote_with
from web.app import create_app
from web.searching.search_request import LONGEST_QUERY
from web.security import HEADERS
from web.settings import Settings
from web.urls import is_of_desk

WEB = Path(__file__).parents[2] / "web"
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
AT_THE_DESK = CALM | {302, 303, 403, 405, 409, 422, 429}
"""Who is not signed in is sent to sign in, and what is only sent can't be looked at."""
FORMS = 6
"""Forms and addresses for each route of the desk, signed in."""
FIELDS = sorted(
    {
        field
        for path in (WEB / "desk").glob("*.py")
        for field in re.findall(r"""form\.get(?:list)?\(\s*["'](\w+)["']""", path.read_text(encoding="utf-8"))
    }
)
LEADING_OUT = frozenset({"/desk/sign-out", "/desk/account/sessions"})
"""After these nobody would be signed in any more."""
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
            return str(draw(st.sampled_from(choices)))
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
        assert response.status_code in calm(rule), path
        assert b"Traceback" not in response.data
        assert set(HEADERS) <= set(response.headers.keys()), path
        assert "Set-Cookie" not in response.headers or is_of_desk(rule)
        assert b"sealed sentence" not in response.data

    ask()


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_takes_hostile_text(reader: FlaskClient, name: str) -> None:
    for rule in (rule for rule in RULES if "<" not in rule):
        for value in (TRICKS + NUMBERS)[hash_of(rule + name) % 8 :: 8]:
            response = reader.get(f"{rule}?{name}={encoded(value)}", buffered=True)
            assert response.status_code in calm(rule), (rule, name)
            assert b"Traceback" not in response.data


@pytest.mark.parametrize("rule", [rule for rule in RULES if is_of_desk(rule)])
def test_no_address_makes_the_desk_fail(at_the_desk: FlaskClient, known: list[str], rule: str) -> None:
    @settings(FUZZED, max_examples=FORMS)
    @given(
        path=paths(rule, known),
        fields=st.dictionaries(st.sampled_from([*PARAMETERS, *FIELDS]), TEXT, max_size=5),
        method=st.sampled_from(["GET", "POST"]),
    )
    def ask(path: str, fields: dict[str, str], method: str) -> None:
        sent = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
        token = {"X-CSRFToken": desk.token(at_the_desk, "/desk/account")}
        asked = {"query_string": sent} if method == "GET" else {"data": sent, "headers": token}
        response = at_the_desk.open(path, method=method, buffered=True, **asked)  # type: ignore[arg-type]
        assert response.status_code in AT_THE_DESK, (path, method, sent)
        assert b"Traceback" not in response.data

    if rule not in LEADING_OUT:
        ask()


@pytest.fixture(scope="module")
def at_the_desk(made_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """An administrator at an archive that may be spoilt."""
    home = Path(shutil.copytree(made_archive, tmp_path_factory.mktemp("desk") / "home"))
    made = Settings(home=home, password_memory=desk.MEMORY)
    record = Record.open(made.effective_database_url, made.originals_directory)
    desk.people(record)
    record.close()
    app = create_app(made)
    client = app.test_client()
    desk.sign_in(client, Role.ADMINISTRATOR)
    yield client
    close(app)


def calm(rule: str) -> set[int]:
    """What an address of the route may be answered with."""
    return AT_THE_DESK if is_of_desk(rule) else CALM


def hash_of(text: str) -> int:
    """The same number for the same text, in whatever process: which of the texts a route is tried with."""
    return sum(text.encode())


def test_the_parameters_that_views_read_are_found() -> None:
    assert {"q", "sort", "page", "letter", "width", "order", "open", *Facet} <= set(PARAMETERS)
