"""Small PDFs for tests, written by hand: letters of Helvetica where they are put, nothing else."""

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Points from the left, points from below, size of the letters, words (Latin-1)."""


def pdf(pages: Sequence[Sequence[Line]], title: str = "", kids: str | None = None) -> bytes:
    """A PDF with these pages; ``kids`` replaces the list of pages, for broken ones."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    numbers = []
    for lines in pages:
        stream = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words in lines
        )
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        numbers.append(len(objects))
    listed = kids if kids is not None else " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(numbers)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _written(objects)


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _written(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()
