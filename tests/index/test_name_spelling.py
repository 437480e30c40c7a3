"""Names across Latin, Armenian and Cyrillic letters. Nobody in particular is meant by any of them."""

import pytest
from hypothesis import given, strategies as st

from index.text.folding import fold
from index.text.name_spelling import spelling_key

ONE_NAME = [
    "Petrosyan Petrosian Petrosjan Bedrosian Պետրոսյան Петросян ПЕТРОСЯН",
    "Grigoryan Krikorian Գրիգորյան Григорян",
    "Hakobyan Hagopian Հակոբյան Акопян",
    "Harutyunyan Haroutiounian Հարությունյան Арутюнян",
    "Khachatryan Խաչատրյան Хачатрян",
    "Ghazaryan Kazarian Ղազարյան Казарян",
    "Jamalyan Ջամալյան Джамалян",
    "Voskanyan Oskanian Ոսկանյան Восканян",
    "Gevorgyan Kevorkian Գևորգյան Геворкян",
    "Sahakyan Sahakian Սահակյան Саакян",
    "Sergey Sergei Սերգեյ Сергей",
    "Yuri Yury Յուրի Юрий",
    "Vera Վերա Вера",
    "Yerevan Erevan Երևան Ереван",
    "Goris Գորիս Горис",
    "Stepanakert Ստեփանակերտ Степанакерт",
]
TWO_NAMES = [
    "Goris Gori",
    "Goris Koris",
    "Anna Hanna",
    "Petrosyan Petros",
    "Ivan Ian",
    "Vardan Vartan",
    "بيت باب",
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda text: text.split()[0])
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({spelling_key(fold(name)) for name in spellings.split()}) == 1


@pytest.mark.parametrize("names", TWO_NAMES)
def test_names_that_differ_have_different_keys(names: str) -> None:
    one, other = names.split()
    assert spelling_key(fold(one)) != spelling_key(fold(other))


@given(st.text(max_size=30))
def test_every_form_has_a_key_without_spaces(text: str) -> None:
    form = fold(text)
    assert bool(spelling_key(form)) == bool(form)
    assert " " not in spelling_key(form) or " " in form
