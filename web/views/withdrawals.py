"""What was withdrawn."""

from flask import Blueprint, Response

from web.holdings import holdings
from web.pages.withdrawals import withdrawals_page
from web.rendering import kept, render

blueprint = Blueprint("withdrawals", __name__)


@blueprint.get("/withdrawals")
@kept
def withdrawals() -> Response:
    """The tombstones of what was public once."""
    return render("withdrawals.html", withdrawals_page(holdings().open().record.withdrawals()))
