"""What is left out."""

from flask import Blueprint, Response

from web.holdings import holdings
from web.pages.left_out import left_out_page
from web.rendering import kept, render

blueprint = Blueprint("left_out", __name__)


@blueprint.get("/left-out")
@kept
def left_out() -> Response:
    """How many quotes may not be shown, by reason: of the whole archive."""
    return render("left_out.html", left_out_page(holdings().left_out()))
