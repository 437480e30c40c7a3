"""An occupation beside a speaker's name that is somebody else's. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


def role(code: str, text: str) -> str | None:
    """The role that the last words of a text are given."""
    *_, quote = extract(text, language=code).quotes
    return next((tag.value for tag in quote.tags if tag.field is TagField.ROLE), None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "A doctor told Ada Velt, 61, there was no hope. “We went home,” Velt said."),
        ("en", "The judge told Karl Velt to sit. “I sat,” Velt said."),
        ("en", "A soldier who beat Karl Velt took his phone. “I had nothing,” Velt said."),
        ("en", "Karl Velt, whom an officer told to leave, said “I left.”"),
        ("en", "The lawyer for Karl Velt left. “I stayed,” Velt said."),
        ("en", "A doctor and Karl Velt left. “We stayed together,” Velt said."),
        ("es", "El juez condenó a Karl Velt. «Tenía frío», dijo Velt."),
        ("es", "Un policía golpeaba a Karl Velt. «Tenía frío», dijo Velt."),
        ("es", "El juez que condenó a Karl Velt murió. «Tenía frío», dijo Velt."),
        ("es", "El abogado de Karl Velt lloró. «Tenía frío», dijo Velt."),
        ("fr", "Le juge condamna Karl Velten. « J’avais froid », dit Velten."),
        ("fr", "Le policier a arrêté Karl Velten. « J’avais froid », dit Velten."),
        ("fr", "L’avocat de Karl Velten pleurait. « J’avais froid », dit Velten."),
        ("de", "Der Anwalt von Karl Velt weinte. „Mir war kalt“, sagte Velt."),
        ("ru", "Врач осмотрел Карла Вельта. «Мне было холодно», — сказал Вельт."),
        ("ru", "Карл Вельт адвоката нанял. «Мне было холодно», — сказал Вельт."),
        ("ru", "Пресс-секретарь президента опровергла слухи. «Это неправда», — сказала она."),
        ("uk", "Лікар оглянув Карла Вельта. «Мені було холодно», — сказав Вельт."),
    ],
)
def test_an_occupation_of_somebody_else_is_no_role(code: str, text: str) -> None:
    assert role(code, text) is None


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "“We went,” said baker from Homs Ada Velt.", "baker"),
        ("en", "Former president of the council Karl Velt left. “I stayed,” Velt said.", "Former president of the council"),
        ("en", "A nurse at the clinic named Ada Velt left. “I stayed,” Velt said.", "nurse"),
        ("es", "La maestra jubilada Ada Velt lloró. «Tenía frío», dijo Velt.", "maestra jubilada"),
        ("es", "El director general de la clínica Karl Velt lloró. «Tenía frío», dijo Velt.", "director general de la clínica"),
        ("fr", "Le médecin généraliste Karl Velten pleurait. « J’avais froid », dit Velten.", "médecin généraliste"),
        ("fr", "L’ancien ministre de la Justice Karl Velten pleurait. « J’avais froid », dit Velten.", "ancien ministre de la Justice"),
        ("fr", "Le maire de Lindau Karl Velten pleurait. « J’avais froid », dit Velten.", "maire"),
        ("ru", "Бывший генерал Карл Вельт ушёл. «Мне было холодно», — сказал Вельт.", "Бывший генерал"),
        ("ru", "Начальник отдела Карл Вельт ушёл. «Мне было холодно», — сказал Вельт.", "Начальник отдела"),
        ("ru", "«Мне было холодно», — сказала Анна Вельт, пресс-секретарь президента.", "пресс-секретарь президента"),
        ("uk", "Міністр внутрішніх справ Карл Вельт пішов. «Мені було холодно», — сказав Вельт.", "Міністр внутрішніх справ"),
        ("uk", "Директорка школи Анна Вельт пішла. «Мені було холодно», — сказала Вельт.", "Директорка школи"),
        ("hy", "«Շատ ցուրտ էր այնտեղ»,- ասաց Կարեն Վելտյանը՝ քսան տարի վարորդ։", "վարորդ"),
        ("hy", "«Շատ ցուրտ էր այնտեղ»,- ասաց քսան տարվա վարորդ Կարեն Վելտյանը։", "վարորդ"),
    ],
)  # fmt: skip
def test_a_title_that_leads_to_the_name_is_the_speakers(code: str, text: str, told: str) -> None:
    assert role(code, text) == told
