"""The API keeps what its description promises, whatever is asked: schemathesis makes the questions."""

from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import negative_data_rejection

from web.api.endpoints import ENDPOINTS
from web.searching.search_request import MOST_FILTERS

QUESTIONS = 20
"""For each endpoint and each way of asking, as described and otherwise."""
BOUNDED = settings(
    max_examples=QUESTIONS,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(reader: FlaskClient) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", reader.application)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        (e.path, mode)
        for e in ENDPOINTS
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or e.parameters
    ],
)
def test_the_api_keeps_its_promises(described: BaseSchema, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]
    is_search = path in ("/search", "/facets")

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        # How many filters there are in all is a limit that OpenAPI has no words for.
        asked = (case.query or {}).values()
        many = sum(len(values) for values in asked if isinstance(values, list))
        assume(mode is not GenerationMode.POSITIVE or many <= MOST_FILTERS)
        # Whatever stands where a filter is expected is text, looked for and found nowhere; what is empty is as
        # if it were not there.
        excluded: list[Any] = [negative_data_rejection] if is_search or "" in asked else []
        # The client of WSGI applications says that it takes packed answers, and does not unpack them.
        response = case.call_and_validate(excluded_checks=excluded, headers={"Accept-Encoding": "identity"})
        assert "Traceback" not in response.text

    ask()
