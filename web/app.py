"""The site as an application object: settings in, WSGI out."""

from flask import Flask
from jinja2 import StrictUndefined

from web import holdings, languages, refusals, security, urls
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
    places,
    quotes,
    references,
    search,
    sources,
    speakers,
    statistics,
    suggest,
    topics,
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
)
FOR_MACHINES = (suggest, exports, api, feeds, harvests, crawling, health)


def create_app(settings: Settings) -> Flask:
    """The site over one archive; nothing is opened before the first request."""
    app = Flask("web", static_folder=str(urls.STATIC), static_url_path="/static")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["urls"] = urls
    app.jinja_env.globals["still"] = None
    holdings.keep(app, settings)
    security.guard(app, settings)
    languages.speak_them(app)
    refusals.register(app)
    for view in (*FOR_READERS, *FOR_MACHINES):
        app.register_blueprint(view.blueprint)
    return app
