"""Invented interviews for the tests of transcripts: nobody in them lives, and nowhere did they speak."""

from dataclasses import dataclass
from pathlib import Path

from archive.formats.registry import read
from archive.model import Document, Proposal, TurnRole
from archive.preview import preview

VTT = """WEBVTT - invented

NOTE Nobody said this.

STYLE
::cue { color: red }

intro
00:00:01.000 --> 00:00:04.500 align:middle line:90%
<v Nona Asker>Where did you live before you left?

00:00:05.000 --> 00:00:09.000
<v.loud Ilka Fictive>We lived in a village near <i>Goris</i> &amp; kept bees.

00:00:09.500 --> 00:00:14.000
I am 71 years old and I had never left it before.

00:00:15.000 --> 00:00:16.000
<v Nona Asker>And then?

00:00:16.500 --> 00:00:21.250
<v Ilka Fictive>Then we took the bus <[?]> with the neighbours.
"""

OHMS = """<?xml version="1.0" encoding="UTF-8"?>
<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1" dt="2020-01-01">
<version>5.4</version><date value="2019-05-04" format="yyyy-mm-dd"/>
<title>Interview with Ilka Fictive</title><repository>Archive of Nowhere</repository>
<interviewee>Ilka Fictive</interviewee><interviewer>Nona Asker</interviewer><language>English</language>
<media_url>https://media.example/ilka.mp3</media_url>
<sync>1:|5(3)|9(2)</sync>
<index><point><time>70</time><title>The journey</title><synopsis>She was 99 and tells of the road.</synopsis>
<keywords>road;bus</keywords><subjects>Travel</subjects>
<gpspoints><gps>39.51, 46.34</gps><gps_zoom>12</gps_zoom><gps_text>Goris</gps_text></gpspoints></point>
<point><time>0</time><title>The village</title></point></index>
<transcript>ASKER: Please tell us of the village.

FICTIVE: It was a small village[[footnote]]1[[/footnote]] with
forty houses on the slope
and every house had its own garden with mulberry trees.

I am 71 years old. We left it in one night with nothing.

ASKER: Did you ever go back?

FICTIVE: Nobody of us ever went back to that village.

[[footnotes]][[note]]Invented.[[/note]][[/footnotes]]
</transcript><rights>Invented.</rights><usage/></record></ROOT>
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read, and what is proposed for it."""

    document: Document
    proposals: tuple[Proposal, ...]

    def words(self) -> list[str]:
        """The words of each quote."""
        return [part.of(self.document.text) for proposal in self.proposals for part in proposal.parts]

    def roles(self) -> dict[str | None, TurnRole]:
        """What each label stands for."""
        return {turn.speaker: turn.role for turn in self.document.turns}

    def turns(self) -> list[tuple[str | None, str]]:
        """Each turn's label and words."""
        return [(turn.speaker, turn.words.of(self.document.text)) for turn in self.document.turns]


def reading(folder: Path, name: str, content: str | bytes) -> Reading:
    """Write a file, read it and propose."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    seen = preview(read(path))
    return Reading(seen.document, seen.proposals)
