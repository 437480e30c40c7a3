"""Serve the site and rebuild its index: `testimony serve`, `testimony reindex`."""

import os
import socket
import sys

import click

from archive.errors import ArchiveError
from web.opened import opened
from web.serving.shipped import add_shipped
from web.settings import Settings


class AddressInUse(ArchiveError):
    """Somebody else listens there."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@click.option(
    "--init", "initialise", is_flag=True, help="Make the archive with the shipped collection first."
)
def serve(host: str, port: int, workers: int, initialise: bool) -> None:
    """Serve the site until interrupted.

    \b
    Example:
      testimony serve --port 8080
    """
    from web.serving.patrol import patrolling
    from web.serving.server import serve as serve_until_interrupted

    settings = Settings.from_environment()
    with opened(settings, create=initialise) as archive:
        if initialise:
            add_shipped(archive)
        archive.index.drain()
        archive.index.engine()
    _refuse_if_taken(host, port)
    os.environ["TESTIMONY_HOME"] = str(settings.home.absolute())
    click.echo(f"The archive is open at http://{host}:{port}/ (Ctrl+C ends it).")
    sys.stdout.flush()
    with patrolling(settings.home.absolute(), settings.verify_every):
        serve_until_interrupted(host, port, workers)


@click.command()
def reindex() -> None:
    """Rebuild the search index from the record, beside the live one, and switch it in.

    \b
    Example:
      testimony reindex
    """
    with opened(Settings.from_environment()) as archive:
        total = archive.record.statistics().quotes
        hidden = not sys.stderr.isatty()
        with click.progressbar(length=total, label="Indexing", file=sys.stderr, hidden=hidden) as bar:
            archive.index.rebuild(progress=bar.update)
        count, engine = archive.index.engine().count(), archive.index.kept_by()
    click.echo(f"The index holds {count} quotes; {engine.title()} keeps it.", err=True)


def _refuse_if_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressInUse(
                "can't listen there",
                where=f"{host}:{port}",
                remedy="Another program may be using it: try --port 8080, or make serve PORT=8080.",
            ) from error
