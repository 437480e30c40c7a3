"""The site as an application object: settings in, WSGI out."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from web import holdings, packing, refusals, security, urls
from web.desk import forms, queueing
from web.desk.annals import remembering, watching
from web.desk.entry import account, codes, entrance, invitations, passkeys, passwords, people
from web.desk.intake import adding
from web.desk.protection import access, restricted
from web.desk.rendering import moment
from web.desk.renewals import renewing
from web.desk.review import publishing, reviewing
from web.desk.speakers import naming
from web.desk.texts import writing
from web.kept.markup import KeptMarkup
from web.language import languages
from web.session import cookies, reading, signing
from web.settings import Settings
from web.views import (
    about,
    api,
    collections,
    concordance,
    crawling,
    essays,
    exports,
    feeds,
    harvests,
    health,
    help,
    home,
    left_out,
    places,
    quotes,
    references,
    search,
    sources,
    speakers,
    statistics,
    suggest,
    topics,
    withdrawals,
)

FOR_READERS = (
    home,
    search,
    concordance,
    quotes,
    references,
    speakers,
    places,
    sources,
    topics,
    collections,
    essays,
    statistics,
    help,
    about,
    withdrawals,
    left_out,
)
FOR_MACHINES = (suggest, exports, api, feeds, harvests, crawling, health)
FOR_ARCHIVISTS = (
    *(entrance, invitations, account, codes, passkeys, people, restricted, access),
    *(adding, queueing, reviewing, publishing, remembering, watching, naming, writing, renewing),
)
"""The desk: every view says which role it needs (``web.session.signing.required``)."""


def create_app(settings: Settings) -> Flask:
    """The site over one archive; nothing is opened before the first request."""
    app = Flask("web", static_folder=str(urls.STATIC), static_url_path="/static")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["urls"] = urls
    app.jinja_env.globals["still"] = None
    app.jinja_env.globals["once"] = KeptMarkup()
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.globals["reader_line"] = reading.reader_line
    holdings.keep(app, settings)
    packing.pack_answers(app)
    security.guard(app, settings)
    languages.speak_them(app)
    if settings.proxies:
        # The asker's address only: the host they name is not believed.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=0)  # type: ignore[method-assign]
    cookies.use_cookies(app, settings)
    passwords.keep_passwords(app, settings)
    # In this order: who may not come in has nothing read of what they send.
    signing.guard(app)
    forms.guard(app, exempt=harvests.blueprint)
    refusals.register(app)
    for view in (*FOR_READERS, *FOR_MACHINES, *FOR_ARCHIVISTS):
        app.register_blueprint(view.blueprint)
    signing.check_roles(app)
    return app
