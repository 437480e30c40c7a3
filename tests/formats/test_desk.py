"""Files of every format at the desk: the preview says what reading took for granted, a sheet is divided."""

import re
from collections.abc import Callable

from flask.testing import FlaskClient

from archive.accounts.roles import Role
from tests.formats.test_quote_sheet import HOLM, sheet
from tests.web.desk.test_adding import upload

Sign = Callable[[Role], FlaskClient]


def test_the_preview_tells_what_was_taken_for_granted(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    answer = upload(
        client, ("old.txt", "«Мы ушли», — сказала вымышленная рассказчица.\n".encode("cp1251") * 3)
    )
    assert answer.status_code == 302
    assert "Read as Windows-1251 (Cyrillic)" in client.get(answer.location).text


def test_a_sheet_of_several_sources_is_a_draft_for_each(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    answer = upload(client, ("quotes.csv", sheet(HOLM, {**HOLM, "title": "Another day"})))
    page = client.get(answer.location).text if answer.status_code == 302 else answer.text
    assert {"quotes-1.csv", "quotes-2.csv"} <= set(re.findall(r"<bdi>([\w.-]+\.csv)</bdi>", page))


def test_what_is_wrong_with_a_sheet_is_told_by_row_and_column(signed_in: Sign) -> None:
    client = signed_in(Role.ARCHIVIST)
    answer = upload(client, ("quotes.csv", sheet({**HOLM, "age": "old"})))
    assert answer.status_code == 422
    assert "row 2, column age" in answer.text
