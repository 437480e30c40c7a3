"""Forms are taken from the desk's own pages only: a token in each, and no request from another site."""

from flask import Blueprint, Flask, abort, request
from flask_wtf.csrf import CSRFProtect

from web.desk.sending_again import long_comment

OWN = frozenset({"same-origin", "none"})
"""What a browser says of a request that comes from here, or from its own bar (Fetch Metadata)."""


def guard(app: Flask, *, exempt: Blueprint) -> None:
    """Ask for the token in everything that is sent; ``exempt`` changes nothing and has no forms."""
    app.config.update(
        # As long as the session: an archivist reads for hours before she decides.
        WTF_CSRF_TIME_LIMIT=None,
        # By HTTPS Flask-WTF asks for the Referer, which our pages tell nobody (Referrer-Policy).
        WTF_CSRF_SSL_STRICT=False,
    )

    @app.before_request
    def refuse_what_others_send() -> None:
        is_own = request.headers.get("Sec-Fetch-Site", "same-origin") in OWN
        if request.method == "POST" and request.blueprint != exempt.name and not is_own:
            abort(403)

    CSRFProtect(app).exempt(exempt)
    # After the token: what is not from here is not answered with what it holds.
    app.before_request(long_comment)
