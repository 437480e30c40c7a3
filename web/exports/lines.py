"""What was found as JSON Lines: one quote a line, with everything that is known of it."""

from collections.abc import Iterator

import msgspec

from web.exports.form import Asked, Steps


def write(asked: Asked, steps: Steps) -> Iterator[str]:
    """One ``QuoteRecord`` a line."""
    encoder = msgspec.json.Encoder()
    for step in steps:
        told = (asked.telling.quote(taken.chain, taken.text) for taken in step)
        yield "".join(encoder.encode(quote).decode() + "\n" for quote in told)
