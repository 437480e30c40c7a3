"""Which pages a browser test walks through."""


def one_of_each(pages: dict[str, str]) -> list[str]:
    """The addresses of a page of every kind, the longest of each, and of two that are refused."""
    kinds: dict[str, str] = {}
    for path in sorted(pages, key=lambda path: len(pages[path])):
        kinds["/".join(path.split("?")[0].split("/")[:2]) + ("/…" if path.count("/") > 1 else "")] = path
    return [*kinds.values(), "/nowhere", "/search?page=abc"]
