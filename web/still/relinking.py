"""A page of the site becomes a page of the copy: the same bytes, but for where its links lead."""

import re
from html import escape
from html.parser import HTMLParser

from web.still.addresses import Target, target

LINKING = {"a": "href", "link": "href", "script": "src", "form": "action", "blockquote": "cite"}
"""Elements that lead somewhere, each with the attribute that says where."""


class _Relinking(HTMLParser):
    """Hands on every token as it was written; links are written anew."""

    def __init__(self, file: str, site: str, *, keeps_site: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.file = file
        self.site = site
        self.keeps_site = keeps_site
        self.written: list[str] = []
        self.found: list[Target] = []
        self._leads_nowhere = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        address = dict(attrs).get(LINKING.get(tag, ""))
        if address and not self._stays(tag, dict(attrs), address):
            raw = self._led(tag, LINKING[tag], address, raw)
        self.written.append(raw)

    def _stays(self, tag: str, attributes: dict[str, str | None], address: str) -> bool:
        """Whether an address is right as it is: outside the site, or on this page."""
        if tag == "link" and address.startswith(f"{self.site}/"):
            return self.keeps_site and attributes.get("type") is None
        return not address.startswith("/")

    def _led(self, tag: str, name: str, address: str, raw: str) -> str:
        led = target(address.removeprefix(self.site) if tag == "link" else address)
        if (
            tag == "link"
            and address.startswith(self.site)
            and (led is None or not led.file.endswith(".atom"))
        ):
            return ""
        if led is None:
            # The words stay, without a way on: a link may hold no other, so its end is the next.
            self._leads_nowhere = tag == "a"
            return ""
        self.found.append(led)
        href = escape(led.seen_from(self.file))
        return re.sub(rf'(\s{name}=)"[^"]*"', lambda match: f'{match[1]}"{href}"', raw, count=1)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._leads_nowhere:
            self._leads_nowhere = False
        else:
            self.written.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>")


def relinked(page: str, file: str, *, site: str, keeps_site: bool) -> tuple[str, list[Target]]:
    """The page as it stands at ``file`` in the copy, and what it leads to there.

    ``site`` is the address that pages give to be cited; where that is nobody's (``keeps_site`` is false), the
    page names no canonical one either.
    """
    parser = _Relinking(file, site, keeps_site=keeps_site)
    parser.feed(page)
    parser.close()
    return "".join(parser.written), parser.found
