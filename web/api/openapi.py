"""The API's description, OpenAPI 3.1: made from the table of endpoints and the types of their answers."""

from functools import cache
from typing import Any

import msgspec

from web import urls
from web.api.answers import Problem
from web.api.endpoints import ENDPOINTS, Endpoint, Parameter
from web.api.problems import DETAILS, MEDIA_TYPE

TITLE = "Testimony Archive"
VERSION = "1"
ABOUT = (
    "What the site shows, as JSON, under the parameters of its pages. Reading needs no key. What may not be "
    "shown is in no answer and in no count of a search, and its address answers as one where nothing ever "
    "was; how much there is of it in the whole archive, and why, is told at /left-out."
)
_REFERENCE = "#/components/schemas/{name}"


def description() -> bytes:
    """The whole description as JSON; what facets are called is said in the language of the request."""
    return _description(urls.spoken())


@cache
def _description(language: str) -> bytes:
    del language  # It is spoken while this is made, and tells what was made from what is to be made.
    types = (*(endpoint.answer for endpoint in ENDPOINTS), Problem)
    _, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    return msgspec.json.format(
        msgspec.json.encode(
            {
                "openapi": "3.1.0",
                "info": {"title": TITLE, "version": VERSION, "description": ABOUT},
                "servers": [{"url": urls.API_ROOT}],
                "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
                "components": {"schemas": components},
            }
        ),
        indent=1,
    )


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    refusals = [400, 404, 503] if endpoint.parameters else [400, 503]
    return {
        "operationId": endpoint.name,
        "summary": endpoint.meaning,
        "parameters": [_parameter(parameter) for parameter in endpoint.parameters],
        "responses": {
            "200": _answer("Here it is.", "application/json", endpoint.answer),
            **{str(status): _answer(DETAILS[status], MEDIA_TYPE, Problem) for status in refusals},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(parameter.schema)
    return {
        "name": parameter.name,
        "in": "path" if parameter.is_key else "query",
        "required": parameter.is_key,
        "description": parameter.explained(),
        "schema": {"type": "array", "items": schema} if parameter.facet else schema,
    }


def _answer(meaning: str, media_type: str, answer: type) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE.format(name=answer.__name__)}
    return {"description": meaning, "content": {media_type: {"schema": schema}}}
