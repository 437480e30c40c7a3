"""English tags away from the reporting clause: age, role and places in any sentence about the speaker.

All people and all events are invented. Every text is one or two sentences about Ilka Brandt (or somebody else,
whose facts must not become hers), followed by a quotation of hers.
"""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Tag, TagField

SAID = "\n\n“We took the lamp and the keys,” Brandt said."


def tags(text: str) -> tuple[Tag, ...]:
    return extract(text if "“" in text else text + SAID, language="en").quotes[0].tags


def value(text: str, field: TagField) -> str | None:
    return next((tag.value for tag in tags(text) if tag.field is field), None)


def places(text: str) -> dict[str, str]:
    return {
        tag.value: tag.place_role.value
        for tag in tags(text)
        if tag.place_role is not None and tag.place_role is not PlaceRole.MENTIONED
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ilka Brandt was a pharmacist in Homs until the winter.", "pharmacist"),
        ("Ilka Brandt, who taught music for thirty years, walked all night.", "taught music"),
        ("Ilka Brandt, 44, was the only dentist in her valley.", "only dentist"),
        ("Ilka Brandt had been a welder at the plant since she left school.", "welder"),
        ("Ilka Brandt had worked for years as a crane operator.", "crane operator"),
        ("Ilka Brandt used to be a tram driver.", "tram driver"),
        ("Ilka Brandt trained as a nurse in the old hospital.", "nurse"),
        ("Ilka Brandt is not only a potter.", None),
        ("Ilka Brandt is a seamstress originally from Ayacucho.", "seamstress"),
        ("Ilka Brandt, a beekeeper born in Goris, keeps her gloves.", "beekeeper"),
        ("Ilka Brandt, a history teacher turned taxi driver, keeps her gloves.", "history teacher"),
        ("A music student raised in Shushi, Ilka Brandt shares her desk with a cousin.", "music student"),
        ("A tailor by trade, Ilka Brandt carried one needle.", "tailor"),
        ("A former judge, Ilka Brandt now sweeps a yard.", "former judge"),
        ("Ilka Brandt earned her living as a hairdresser.", "hairdresser"),
        ("Ilka Brandt made a living as a translator before the road closed.", "translator"),
        ("Ilka Brandt, formerly a bookkeeper, counts the blankets.", "bookkeeper"),
        ("Ilka Brandt, once a baker and always an early riser, counts the blankets.", "baker"),
        ("Ilka Brandt keeps one key. The retired librarian, 61, fled Martakert with a cat.", "retired librarian"),
        ("Ilka Brandt sat by the stove. The veterinarian, 44, had not slept.", "veterinarian"),
        (
            "The 38-year-old welder from Enerhodar had waited since dawn. “They asked for my phone and my boots,” "
            "Ilka Brandt recalled.",
            "welder",
        ),
        ("Before the war Ilka Brandt was a physics teacher.", "physics teacher"),
        ("Ilka Brandt became a paramedic in 1998.", "paramedic"),
        ("Ilka Brandt found work as a cleaner.", "cleaner"),
        ("Ilka Brandt came in. She is an electrician and has no ladder.", "electrician"),
        ("The stonemason Ilka Brandt built eleven houses.", "stonemason"),
        # Somebody else's, or none.
        ("Ilka Brandt met a nurse from Goris. The nurse, 61, gave her bread.", None),
        ("Ilka Brandt’s brother was a pharmacist.", None),
        ("Ilka Brandt, whose father was a judge, walked all night.", None),
        ("Ilka Brandt said her son was a welder.", None),
        ("Ilka Brandt dreamed of becoming a pilot.", None),
        ("Ilka Brandt was treated by a doctor.", None),
        ("Ilka Brandt never was a soldier.", None),
        ("Ilka Brandt was the wife of a miller.", None),
    ],
)  # fmt: skip
def test_a_role_is_read_from_any_sentence_about_the_speaker(text: str, role: str | None) -> None:
    assert value(text, TagField.ROLE) == role


@pytest.mark.parametrize(
    ("text", "age", "band"),
    [
        ("Ilka Brandt is 83 and has been displaced twice.", "83", None),
        ("Ilka Brandt, now 61, has one key.", "61", None),
        ("Ilka Brandt, who is 45, has one key.", "45", None),
        ("Ilka Brandt, who just turned 45, has one key.", "45", None),
        ("Ilka Brandt (52) has one key.", "52", None),
        ("Ilka Brandt, a potter aged 52, has one key.", "52", None),
        ("Ilka Brandt, a potter of 52, has one key.", "52", None),
        ("Ilka Brandt, a mother of three aged 37, has one key.", "37", None),
        ("Ilka Brandt turned nineteen last week.", "19", None),
        ("Ilka Brandt came in. She is fifty-six years old.", "56", None),
        ("Ilka Brandt came in. The widow, 74, had no coat.", "74", None),
        ("Ilka Brandt came in. The 74-year-old had no coat.", "74", None),
        ("Aged 66, Ilka Brandt is learning to ride a bicycle.", "66", None),
        ("Ilka Brandt, a herder in her seventies who fled Kapedo, has one key.", None, "70s"),
        ("Ilka Brandt, in her late thirties, has one key.", None, "30s"),
        ("Ilka Brandt, a woman in her mid-50s, has one key.", None, "50s"),
        ("Ilka Brandt is in her early 40s.", None, "40s"),
        ("Ilka Brandt came in. She was in her sixties, with a stick.", None, "60s"),
        ("Ilka Brandt, a quiet septuagenarian, has one key.", None, "70s"),
        ("Ilka Brandt, an elderly beekeeper, has one key.", None, "elderly"),
        ("Ilka Brandt, well into her eighties, has one key.", None, "80s"),
        ("Ilka Brandt came in. The elderly widow had no coat.", None, "elderly"),
        ("Ilka Brandt, a thirtysomething potter, has one key.", None, "30s"),
        # Somebody else's, at an event, or a count.
        ("A mother of four from Mariupol, who gave no name, said: “I have packed the same bags three times.”", None, None),
        ("Ilka Brandt, a mother of five, has one key.", None, None),
        ("Ilka Brandt, a grandmother of twelve, has one key.", None, None),
        ("Ilka Brandt was 29 when she was first displaced.", None, None),
        ("Ilka Brandt came in. Her brother, 54, drove.", None, None),
        ("Ilka Brandt’s daughter, 9, and her mother, 70, crossed first.", None, None),
        ("Ilka Brandt, who was 12 at the time, hid the lamp.", None, None),
        ("Ilka Brandt is 40 kilometres from her house.", None, None),
        ("Ilka Brandt is one of eleven.", None, None),
        ("Ilka Brandt lives with her mother, who is 88.", None, None),
        ("Ilka Brandt was in her twenties when the bridge fell.", None, None),
        ("Ilka Brandt turned 30 pages.", None, None),
        ("Ilka Brandt, mother of two teenage girls, has one key.", None, None),
    ],
)  # fmt: skip
def test_an_age_is_read_from_any_sentence_about_the_speaker(
    text: str, age: str | None, band: str | None
) -> None:
    assert (value(text, TagField.AGE), value(text, TagField.AGE_BAND)) == (age, band)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Home and origin.
        ("Ilka Brandt was born in Goris in 1962.", {"Goris": "from"}),
        ("Born in Goris, Ilka Brandt never learned to swim.", {"Goris": "from"}),
        ("Ilka Brandt was born and raised in Homs.", {"Homs": "from"}),
        ("Ilka Brandt grew up in a mill outside Homs.", {"Homs": "from"}),
        ("Ilka Brandt, raised in Mariupol, has one key.", {"Mariupol": "from"}),
        ("Ilka Brandt is a native of Hadrut.", {"Hadrut": "from"}),
        ("A native of Hadrut, Ilka Brandt has one key.", {"Hadrut": "from"}),
        ("Ilka Brandt, until then a resident of Askeran, has one key.", {"Askeran": "from"}),
        ("Ilka Brandt, a former school principal from Askeran, filled in a form.", {"Askeran": "from"}),
        ("Originally from Bakhmut, Ilka Brandt has one key.", {"Bakhmut": "from"}),
        ("Ilka Brandt lived in Bakhmut for thirty years.", {"Bakhmut": "from"}),
        ("Ilka Brandt had lived in Bakhmut all her life.", {"Bakhmut": "from"}),
        ("Ilka Brandt had a shop in Aleppo.", {"Aleppo": "from"}),
        ("Ilka Brandt ran a bakery near the station in Aleppo.", {"Aleppo": "from"}),
        ("Ilka Brandt owned a small hotel in Aleppo before the war.", {"Aleppo": "from"}),
        ("Ilka Brandt taught music in Kharkiv until the school burned.", {"Kharkiv": "from"}),
        ("Ilka Brandt spent forty years in Kharkiv.", {"Kharkiv": "from"}),
        ("Ilka Brandt used to mend shoes in Kharkiv.", {"Kharkiv": "from"}),
        ("Ilka Brandt was a pharmacist in Homs until the winter.", {"Homs": "from"}),
        ("Ilka Brandt came in. She hails from Mosul.", {"Mosul": "from"}),
        ("Ilka Brandt came in. Her home was in Mosul.", {"Mosul": "from"}),
        ("Ilka Brandt came in. The welder from Enerhodar had not slept.", {"Enerhodar": "from"}),
        ("Ilka Brandt keeps the key to her house in Mosul.", {"Mosul": "from"}),
        ("A baker from Goris, Ilka Brandt has one key.", {"Goris": "from"}),
        ("The stonemason Ilka Brandt built eleven houses in Hadrut.", {"Hadrut": "from"}),
        # Left.
        ("Ilka Brandt fled Kapedo on foot.", {"Kapedo": "left"}),
        ("Ilka Brandt left Homs in 2014.", {"Homs": "left"}),
        ("Ilka Brandt left her home village of Samplo with one lamp.", {"Samplo": "left"}),
        ("Ilka Brandt escaped on a tractor from Drvar.", {"Drvar": "left"}),
        ("Ilka Brandt walked out of Mariupol at night.", {"Mariupol": "left"}),
        ("Ilka Brandt drove her old car out of Mariupol.", {"Mariupol": "left"}),
        ("Ilka Brandt was evacuated by train from Kharkiv.", {"Kharkiv": "left"}),
        ("Ilka Brandt was driven out of Sinjar.", {"Sinjar": "left"}),
        ("Ilka Brandt was forced to leave Sinjar.", {"Sinjar": "left"}),
        ("Ilka Brandt had to abandon Sinjar.", {"Sinjar": "left"}),
        ("Driven out of Sinjar, Ilka Brandt slept in a school.", {"Sinjar": "left"}),
        ("After fleeing Sinjar, Brandt slept in a school.", {"Sinjar": "left"}),
        ("Having escaped from Baga, Brandt slept in a school.", {"Baga": "left"}),
        ("Ilka Brandt, who escaped from Baga with two sisters, slept in a school.", {"Baga": "left"}),
        ("Ilka Brandt came in. The column that carried her out of Drvar moved slowly.", {"Drvar": "left"}),
        ("Ilka Brandt was among those expelled from Tskhinvali.", {"Tskhinvali": "left"}),
        ("Ilka Brandt made it out of Raqqa.", {"Raqqa": "left"}),
        ("Ilka Brandt and her mother fled Raqqa.", {"Raqqa": "left"}),
        ("Ilka Brandt came in. The retired librarian, 61, fled Martakert.", {"Martakert": "left"}),
        ("Ilka Brandt, displaced from Aghdam as a child, has one key.", {"Aghdam": "left"}),
        ("Ilka Brandt has not been back to Aghdam since she ran.", {"Aghdam": "left"}),
        ("Ilka Brandt lost her house in Aghdam.", {"Aghdam": "left"}),
        # Now living.
        ("Ilka Brandt now lives in Gaziantep.", {"Gaziantep": "now_living"}),
        ("Ilka Brandt rents a single room in Abovyan.", {"Abovyan": "now_living"}),
        ("Ilka Brandt shares a flat with two cousins in Katowice.", {"Katowice": "now_living"}),
        ("Ilka Brandt is now staying with an aunt in Maiduguri.", {"Maiduguri": "now_living"}),
        ("Ilka Brandt has settled in Villa El Salvador.", {"Villa El Salvador": "now_living"}),
        ("Ilka Brandt, who has ended up with a niece in Novi Sad, laughs.", {"Novi Sad": "now_living"}),
        ("Ilka Brandt ended up in Novi Sad.", {"Novi Sad": "now_living"}),
        ("Ilka Brandt has found shelter in a school in Yerevan.", {"Yerevan": "now_living"}),
        ("Ilka Brandt took refuge at a monastery near Yerevan.", {"Yerevan": "now_living"}),
        ("Ilka Brandt is sheltering in a gym in Lviv.", {"Lviv": "now_living"}),
        ("Ilka Brandt has been living in Lviv since March.", {"Lviv": "now_living"}),
        ("Now living in Lviv, Brandt mends coats.", {"Lviv": "now_living"}),
        ("Ilka Brandt now drives a taxi in Lyon.", {"Lyon": "now_living"}),
        ("Ilka Brandt makes her home in Tbilisi.", {"Tbilisi": "now_living"}),
        ("Ilka Brandt came in. She sleeps on a cousin’s floor in Beirut.", {"Beirut": "now_living"}),
        ("Ilka Brandt, now a cleaner in Beirut, has one key.", {"Beirut": "now_living"}),
        ("Ilka Brandt is currently housed in a container outside Erbil.", {"Erbil": "now_living"}),
        ("Ilka Brandt has moved with her sons to Erbil.", {"Erbil": "now_living"}),
        ("Ilka Brandt has started a new life in Malmö.", {"Malmö": "now_living"}),
        ("Ilka Brandt, based in Malmö, mends coats.", {"Malmö": "now_living"}),
        ("Ilka Brandt fled Homs and settled in Malmö.", {"Homs": "left", "Malmö": "now_living"}),
        # Where the words were said.
        ("“We took the lamp,” Ilka Brandt said in a shelter in Goris.", {"Goris": "spoke_at"}),
        ("“We took the lamp,” Ilka Brandt said from a hospital bed in Goris.", {"Goris": "spoke_at"}),
        ("“We took the lamp,” Ilka Brandt said by phone from Goris.", {"Goris": "spoke_at"}),
        ("“We took the lamp,” said Ilka Brandt, speaking at a bus stop in Goris.", {"Goris": "spoke_at"}),
        ("Interviewed in Goris, Ilka Brandt said: “We took the lamp.”", {"Goris": "spoke_at"}),
        ("Speaking from Goris, Ilka Brandt said: “We took the lamp.”", {"Goris": "spoke_at"}),
        ("Reached by phone in Goris, Ilka Brandt said: “We took the lamp.”", {"Goris": "spoke_at"}),
        ("“We took the lamp,” Ilka Brandt, reached in Goris, said.", {"Goris": "spoke_at"}),
        ("“We took the lamp,” Ilka Brandt whispered in a school gym in Goris.", {"Goris": "spoke_at"}),
        # Of relatives, other people, bodies; not of the speaker.
        ("Ilka Brandt’s mother was born in Goris.", {}),
        ("Ilka Brandt, whose mother was born in Goris, has one key.", {}),
        ("Ilka Brandt said her brother now lives in Lyon.", {}),
        ("Ilka Brandt has one key. Her son rents a room in Lyon.", {}),
        ("Ilka Brandt waits while her husband lives in Lyon.", {}),
        ("Ilka Brandt works for a charity that is based in Malmö.", {}),
        ("Ilka Brandt met a man who had fled Homs.", {}),
        ("Ilka Brandt told us that the soldiers left Homs.", {}),
        ("Ilka Brandt never lived in Homs.", {}),
        ("Ilka Brandt hopes to settle in Malmö.", {}),
        ("Ilka Brandt refused to leave Homs.", {}),
        ("Ilka Brandt has a daughter who grew up in Homs.", {}),
        ("Ilka Brandt has one key. The council, based in Malmö, gave it to her.", {}),
        ("Ilka Brandt watched as her neighbours fled Homs.", {}),
        ("Ilka Brandt has one key. Jan Velt, a baker from Homs, made it.", {}),
    ],
)  # fmt: skip
def test_places_are_read_from_any_sentence_about_the_speaker(text: str, found: dict[str, str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ilka Brandt, whose clinic in Aleppo was bombed twice, still wears her badge.",{}),
        ("Ilka Brandt, the village postman for 22 years, was the last to go.",{"role":"village postman"}),
        ("Ilka Brandt, 58, drove school buses in Kherson until the river came.",{"age":"58","Kherson":"from"}),
        ("Ilka Brandt, a lawyer in her forties who now cleans offices in Warsaw, shrugged.",{"band":"40s","role":"lawyer","Warsaw":"now_living"}),
        ("Ilka Brandt came to Tbilisi in March and lives with her sister in two rooms.",{}),
        ("Ilka Brandt, a carpenter, and her mother, 78, walked from Kapan to Meghri.",{"role":"carpenter"}),
        ("The family of Ilka Brandt fled Idlib.",{}),
        ("Ilka Brandt’s family fled Idlib.",{}),
        ("Before she escaped from Raqqa, Ilka Brandt sewed wedding dresses.",{"Raqqa":"left"}),
        ("When shells hit the market, Brandt fled Idlib with only her shoes.",{"Idlib":"left"}),
        ("Ilka Brandt, 33, an accountant from Donetsk who has lived in Prague since 2015, poured tea.",{"age":"33","role":"accountant","Donetsk":"from","Prague":"now_living"}),
        ("At 71, Ilka Brandt is learning German.",{"age":"71"}),
        ("Ilka Brandt, a 29-year-old nursing student, waited.",{"age":"29","role":"nursing student"}),
        ("Ilka Brandt, then 8, hid under the stairs.",{}),
        ("Ilka Brandt, who will be 90 in May, peeled an apple.",{}),
        ("Ilka Brandt had been in Mosul for eleven days when the bridge fell.",{}),
        ("Ilka Brandt fled first to Amman and then to Beirut.",{}),
        ("Ilka Brandt fled to Amman from Daraa.",{"Daraa":"left"}),
        ("Ilka Brandt wants to go back to Shushi.",{}),
        ("Ilka Brandt has two sons in Berlin.",{}),
        ("Ilka Brandt arrived in Goris on Sunday.",{}),
        ("Ilka Brandt runs a tea stall in Irpin.",{"role":"runs a tea stall"}),
        ("The former miner has settled into a rhythm. Ilka Brandt gets up at four.",{}),
        ("Ilka Brandt sat down. The teacher who taught her to read, 80, sat beside her.",{}),
        ("Ilka Brandt sat down. The mayor left Homs first.",{}),
        ("Ilka Brandt, one of nine children, grew up in the hills above Meghri.",{"Meghri":"from"}),
        ("Ilka Brandt, a widow in her sixties from Jabrayil, knits.",{"band":"60s","Jabrayil":"from"}),
        ("Ilka Brandt teaches chemistry at a school in Lviv.",{}),
        ("Ilka Brandt, who ran the only bakery in Khojaly, now bakes for the camp.",
            {"Khojaly":"from", "role":"ran the only bakery"}),
        ("Ilka Brandt was airlifted from Kabul with 300 others.",{"Kabul":"left"}),
        ("Ilka Brandt, an engineer, was born to a family of weavers in Herat.",{"role":"engineer","Herat":"from"}),
        ("Ilka Brandt was a child when her parents left Kars.",{}),
        ("Ilka Brandt’s house in Aghdam is gone.",{}),
        ("Ilka Brandt sold her house in Aghdam.",{}),
        ("Ilka Brandt is now a refugee in Chad.",{"Chad":"now_living"}),
        ("Ilka Brandt, a farmer turned tailor now living in Juba, laughs.",{"role":"farmer","Juba":"now_living"}),
        ("Ilka Brandt was six years old in 1948.",{}),
        ("Ilka Brandt, barely 20, led the column.",{"age":"20"}),
        ("Ilka Brandt is 52 years old.",{"age":"52"}),
        ("Ilka Brandt, aged 9, drew the bridge.",{"age":"9"}),
        ("Ilka Brandt, a dairy farmer with 40 cows, milked them before she left Bucha.",{"role":"dairy farmer","Bucha":"left"}),
        ("Ilka Brandt worked as a dispatcher at the mine.",{"role":"dispatcher"}),
        ("Ilka Brandt spent her career as a surgeon in Damascus.",{"role":"surgeon"}),
        ("Ilka Brandt, her hands still floury, is the camp’s baker.",{"role":"camp’s baker"}),
        ("Ilka Brandt was one of the last people to leave Bakhmut.",{"Bakhmut":"left"}),
        ("Ilka Brandt was elected mayor of Tsar in 1990.",{}),
        ("Ilka Brandt and Jan Velt fled Idlib together.",{"Idlib":"left"}),
        ("Jan Velt, 40, a barber, met Ilka Brandt in Amman.",{}),
        ("Ilka Brandt phoned her sister, who lives in Paris.",{}),
        ("Ilka Brandt crossed at Bagratashen and reached Yerevan two days later.",{}),
        ("Ilka Brandt thanked the doctor, Jan Velt, who was born in Kars.",{}),
        ("Ilka Brandt remembers how the teachers left Homs one by one.",{}),
        ("Ilka Brandt heard that Homs was taken and that people had fled Idlib.",{}),
        ("Ilka Brandt had been the church organist in Stepanakert for two decades.",{"role":"church organist","Stepanakert":"from"}),
        ("Ilka Brandt is sixty-three and walks with a cane.",{"age":"63"}),
        ("Ilka Brandt, an octogenarian from Kars, hums.",{"band":"elderly","Kars":"from"}),
        ("Ilka Brandt got out of Aleppo on the last bus.",{"Aleppo":"left"}),
        ("Since March Ilka Brandt has been camping in her uncle’s garage in Tiraspol.",{"Tiraspol":"now_living"}),
        ("Ilka Brandt hid in Bucha for nine days.",{}),
        ("Ilka Brandt is staying at a hostel in Vanadzor with her twins, 4.",{"Vanadzor":"now_living"}),
        ("Ilka Brandt sat up. The grandmother, 82, left Martuni on foot.",{"age":"82","Martuni":"left"}),
        ("Ilka Brandt comes from a village near Kupiansk.",{"Kupiansk":"from"}),
        ("Ilka Brandt, who used to deliver mail in Hadrut, now delivers bread in Masis.",{"Hadrut":"from","Masis":"now_living"}),
        ("Ilka Brandt left behind a vineyard in Hadrut.",{"Hadrut":"left"}),
        ("Ilka Brandt, her brother said, never left Homs.",{}),
        ("Ilka Brandt is the daughter of a fisherman.",{}),
        ("Ilka Brandt, a goldsmith like her father, lives alone.",{"role":"goldsmith"}),
        ("Ilka Brandt was uprooted from Goris at the age of ten.",{"Goris":"left"}),
        ("Ilka Brandt teaches at the university of Lviv, where her students are 20.",{}),
        ("The Brandts fled Homs. Ilka Brandt drove.",{}),
        ("Ilka Brandt waited for her son, 17, who fled Homs alone.",{}),
        ("Ilka Brandt and her husband, a surgeon, rent a room in Gyumri.",{"Gyumri":"now_living"}),
        ("An engineer in his fifties, Ilka Brandt poured the tea.", {"role": "engineer", "band": "50s"}),
    ],
)  # fmt: skip
def test_everything_told_of_the_speaker_is_read_and_nothing_else(text: str, found: dict[str, str]) -> None:
    names = {TagField.AGE: "age", TagField.AGE_BAND: "band", TagField.ROLE: "role"}
    told = {names[tag.field]: tag.value for tag in tags(text) if tag.field in names}
    assert told | places(text) == found
