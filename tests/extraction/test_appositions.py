"""Age and role from an apposition after the name: Russian, Ukrainian, Armenian. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

RU = "«Мы взяли лампу и часы», — {}."
UK = "«Ми взяли лампу і годинник», — {}."
HY = "«Մենք վերցրինք ճրագը և ժամացույցը»,- {}։"


def tagged(code: str, text: str) -> tuple[str | None, str | None]:
    """The age and the role of the speaker of the only quote."""
    (quote,) = extract(text, language=code, published="2023-10-04").quotes
    tags = {tag.field: tag for tag in quote.tags}
    for tag in quote.tags:
        assert tag.evidence.spans and all(span.of(text) for span in tag.evidence.spans)
    age, role = tags.get(TagField.AGE), tags.get(TagField.ROLE)
    return (age.value if age else None, role.value if role else None)


@pytest.mark.parametrize(
    "code, text, age, role",
    [
        ("ru", RU.format("сказала Илка Брандт, 70-летняя учительница из Гориса"), "70", "учительница"),
        ("ru", RU.format("рассказал Пётр Хольм, семидесятипятилетний пекарь из долины"), "75", "пекарь"),
        (
            "ru",
            RU.format("сказал журналистам Пётр Хольм, 52-летний водитель автобуса"),
            "52",
            "водитель автобуса",
        ),
        ("ru", RU.format("говорит Нона, мать троих детей, 34-летняя медсестра"), "34", "медсестра"),
        (
            "ru",
            "Илка Брандт, 70-летняя учительница из Гориса, говорит: «Мы взяли лампу».",
            "70",
            "учительница",
        ),
        (
            "ru",
            "— Мы взяли лампу, — сказала Илка, сорокалетняя учительница. — Больше ничего.",
            "40",
            "учительница",
        ),
        ("uk", UK.format("сказала Ілка Брандт, 70-річна вчителька з Гориса"), "70", "вчителька"),
        ("uk", UK.format("розповів Петро Хольм, 52-річний водій автобуса"), "52", "водій автобуса"),
        ("uk", UK.format("каже Нона, сімдесятирічна вчителька"), "70", "вчителька"),
        ("uk", UK.format("сказав Петро Хольм, шістдесятидвохрічний пекар"), "62", "пекар"),
        ("hy", HY.format("ասաց Իլկա Բրանդտը՝ 70-ամյա ուսուցչուհի Գորիսից"), "70", "ուսուցչուհի"),
        ("hy", HY.format("ասաց Իլկա Բրանդտը, 70-ամյա ուսուցչուհի"), "70", "ուսուցչուհի"),
        ("hy", HY.format("ասաց Իլկա Բրանդտը՝ յոթանասունհինգամյա վարորդ"), "75", "վարորդ"),
    ],
)
def test_an_apposition_after_the_name_tells_age_and_role(code: str, text: str, age: str, role: str) -> None:
    assert tagged(code, text) == (age, role)


@pytest.mark.parametrize(
    "code, text",
    [
        ("ru", RU.format("сказала Нона, чей муж, 70-летний пекарь, остался")),
        ("ru", RU.format("сказала Нона, её муж, 70-летний пекарь, кивнул")),
        ("ru", RU.format("сказала Нона, жена 70-летнего пекаря")),
        ("uk", UK.format("сказала Нона, чий чоловік, 70-річний пекар, лишився")),
        ("hy", HY.format("ասաց Նոնան, որի ամուսինը՝ 70-ամյա վարորդ, մնաց")),
    ],
)
def test_the_apposition_of_somebody_else_is_not_the_speakers(code: str, text: str) -> None:
    assert tagged(code, text) == (None, None)
