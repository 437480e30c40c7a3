"""The site as an application object: settings in, WSGI out."""

from flask import Flask
from jinja2 import StrictUndefined

from web import holdings, languages, refusals, security, urls
from web.settings import Settings
from web.views import (
    about,
    concordance,
    health,
    help,
    home,
    places,
    quotes,
    references,
    search,
    sources,
    speakers,
    suggest,
)


def create_app(settings: Settings) -> Flask:
    """The site over one archive; nothing is opened before the first request."""
    app = Flask("web", static_folder=str(urls.STATIC), static_url_path="/static")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["urls"] = urls
    holdings.keep(app, settings)
    security.guard(app, settings)
    languages.speak_them(app)
    refusals.register(app)
    for view in (
        home,
        search,
        concordance,
        quotes,
        references,
        speakers,
        places,
        sources,
        suggest,
        help,
        about,
        health,
    ):
        app.register_blueprint(view.blueprint)
    return app
