"""What this archive is, how to cite it, how to ask for a withdrawal."""

from flask import Blueprint, Response

from web.holdings import holdings
from web.pages.about import about_page
from web.rendering import render

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def about() -> Response:
    """The page about the archive; it needs neither record nor index."""
    return render("about.html", about_page(holdings().settings.contact))
