"""No address makes the site fail: every route, every part of its path and every parameter with hostile text."""

import inspect
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from werkzeug.routing import Rule

from index.engine import Facet
from tests.conformance import hostile
