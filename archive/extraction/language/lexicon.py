"""The words of a language, as the rules read them; ``lexicons`` makes them from its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.extraction.language.furniture_words import FurnitureWords


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """One language's words, folded to lower case; empty where its file says nothing."""

    code: str
    furniture: FurnitureWords
    verbs: frozenset[str] = frozenset()
    """Finite forms and participles that report speech."""
    beside: frozenset[str] = frozenset()
    """Forms that report speech only directly beside a quotation."""
    noun_verbs: frozenset[str] = frozenset()
    """Verb forms that are nouns as often; they count only right beside their speaker."""
    speech_nouns: frozenset[str] = frozenset()
    """Nouns for what somebody said: ``claim``; with an owner they report it."""
    labelling: frozenset[str] = frozenset()
    """Verbs by which somebody gives a name: what they give is speech, though it looks like a title."""
    cutting_in: frozenset[str] = frozenset()
    """Verbs of taking the word: the quotation behind their sentence is the subject's."""
    attitude: frozenset[str] = frozenset()
    """Verbs of thinking: governed by a verb of saying, they leave the words to the one who says."""
    inverting: frozenset[str] = frozenset()
    """Forms that stand before their speaker away from a quotation too; none: all do."""
    hanging: frozenset[str] = frozenset()
    """Participles whose subject is that of their clause."""
    according: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    according_after: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Word sequences before the one who speaks (``according to``), by their first word."""
    female_pronouns: frozenset[str] = frozenset()
    male_pronouns: frozenset[str] = frozenset()
    plural_pronouns: frozenset[str] = frozenset()
    neuter_pronouns: frozenset[str] = frozenset()
    """Pronouns that point at bodies and documents: ``it``."""
    subject_pronouns: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    """Nouns for a home behind a possessive that tells no gender: "son village"."""
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    """Pronouns of address: a question to "you" is an interviewer's."""
    relative: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    """Articles that point back to somebody already described; empty where a language has none."""
    indefinite: frozenset[str] = frozenset()
    """Determiners that bring in somebody new: ``a``, ``another``."""
    definite_beginnings: tuple[str, ...] = ()
    definite_endings: tuple[str, ...] = ()
    """What an article that is part of the noun looks like (Arabic ``ال``, Armenian ``ը``)."""
    prepositions: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    complementizers: frozenset[str] = frozenset()
    """Words that open what somebody says: ``that``; none: embedded clauses speak for themselves."""
    retelling: frozenset[str] = frozenset()
    """Words that join somebody else's speech to a verb: ``recalled how``."""
    quoting: frozenset[str] = frozenset()
    """Participles that bring in whoever said it first: ``quoting her father``."""
    relaying: frozenset[str] = frozenset()
    """QUOTED her father as saying."""
    recalling: frozenset[str] = frozenset()
    """Verbs of remembering what somebody said: ``RECALLED her daughter telling her``."""
    persisting: frozenset[str] = frozenset()
    """Verbs before a participle that share its subject: her husband KEPT saying."""
    answering: frozenset[str] = frozenset()
    """Verbs of whoever was spoken to."""
    going_on: frozenset[str] = frozenset()
    """Verbs of whoever spoke before."""
    voiced: frozenset[str] = frozenset()
    """Verbs of raising one's voice: what they present is spoken, whatever capitals it has."""
    particles: frozenset[str] = frozenset()
    """Words behind a verb that is one with them, before its object: pulled OUT the children."""
    voicing: frozenset[str] = frozenset()
    """Participles of raising one's voice, which tell what somebody did: soldiers came, SHOUTING."""
    kin: frozenset[str] = frozenset()
    """Nouns for somebody's relatives: ``вдова``, of whom a name's case tells, or a baby, with its name."""
    gone: frozenset[str] = frozenset()
    """Words that tell of somebody who died, is missing or was only born: nobody who speaks next."""
    speaking: frozenset[str] = frozenset()
    """Nouns for who speaks for others: a sentence about a SPOKESMAN tells what he says."""
    animals: frozenset[str] = frozenset()
    """Nouns for animals, which have names, too."""
    accompanying: frozenset[str] = frozenset()
    """Prepositions that give a participle its own subject: ``with Ada saying``."""
    whence: frozenset[str] = frozenset()
    """Prepositions before the place that somebody comes from: ``из Гориса``."""
    pairing: frozenset[str] = frozenset()
    """Conjunctions that make two speakers one: ``and``."""
    counting: frozenset[str] = frozenset()
    """Words before many of whom one is not named: ``several``; only where plurals end in -s."""
    agreeing_plural: frozenset[str] = frozenset()
    """Verb forms whose subject is many: ``are``, ``say``, and all such forms of verbs of speech."""
    quotative: frozenset[str] = frozenset()
    """Words right behind what somebody says: “…” ``diye``."""
    plural_auxiliaries: frozenset[str] = frozenset()
    """Finite forms beside a participle or a noun whose subject is many: ``ont`` dit, ասում ``են``."""
    years: frozenset[str] = frozenset()
    """What stands before a number that tells how old somebody roughly is: ``женщина лет шестидесяти``."""
    links: frozenset[str] = frozenset()
    """Prepositions that tie a complement to a description: ``officials in the region``."""
    reported_mood: frozenset[str] = frozenset()
    """Verb forms of reported speech that go on with the speaker before (German ``sei``)."""
    oblique: frozenset[str] = frozenset()
    """Determiners that never begin a subject (German ``dem``)."""
    auxiliaries: frozenset[str] = frozenset()
    """Finite forms whose participle comes last, with the subject beside them (German ``hat``)."""
    authors: frozenset[str] = frozenset()
    """Prepositions before the author of a document: ``by``, ``from``."""
    skip: frozenset[str] = frozenset()
    """Auxiliaries and adverbs between a subject and its verb."""
    passive: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Nouns after the name of a place: ``Upper Sample village``."""
    copulas: frozenset[str] = frozenset()
    """Verb forms between a person and what the person is: ``was`` a baker."""
    interviewing: frozenset[str] = frozenset()
    """Words before who was asked: interviewed."""
    spouses: frozenset[str] = frozenset()
    """Where no possessive tells whose: sa femme."""
    children: frozenset[str] = frozenset()
    """Nouns for somebody under age: girl."""
    demonstrative: frozenset[str] = frozenset()
    """Those of the definite determiners that point at somebody just told of: ``cette``."""
    elderly: frozenset[str] = frozenset()
    young: frozenset[str] = frozenset()
    """Adjectives that tell roughly how old somebody is."""
    interlocutors: frozenset[str] = frozenset()
    """Nouns for whoever the reporter talks to."""
    describing_after: frozenset[str] = frozenset()
    """Words after a noun that bring in somebody new, in languages without articles: ``лет``, ``из``."""
    place_endings: tuple[str, ...] = ()
    """Endings of a place before the name of somebody: ``from X ADA EXAMPLE`` (Armenian)."""
    name_leads: tuple[str, ...] = ()
    """Endings of words before a name: "70-ամյա"."""
    surname_stops: tuple[str, ...] = ()
    """Endings of surnames in a case."""
    finite_endings: tuple[str, ...] = ()
    """Endings of verbs in the third person, at which such a description stops."""
    female_surnames: tuple[str, ...] = ()
    male_surnames: tuple[str, ...] = ()
    """Endings of surnames and fathers' names that tell the gender whatever the given name."""
    anaphors: frozenset[str] = frozenset()
    """Nouns that say no more than "this person", for the one just named."""
    pairs: frozenset[str] = frozenset()
    """Words for two persons just named: ``both``."""
    own: frozenset[str] = frozenset()
    """Whoever writes calls their own people so: ``babam``, "my father"."""
    person: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    """Nouns for several persons, where no common ending tells them: ``беженцы``."""
    official: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    """Nouns for who leads something, which give an office where it is ``public``: director."""
    public: frozenset[str] = frozenset()
    """Words that make such a post an office: ``County`` housing director."""
    displaced: frozenset[str] = frozenset()
    """Adjectives for who had to leave: an ``exiled`` judge."""
    many_displaced: frozenset[str] = frozenset()
    """Nouns behind them for those whom somebody else looks after: displaced ``persons`` coordinator."""
    customary: frozenset[str] = frozenset()
    """Adjectives that make an office one of no state: chef ``coutumier``."""
    past_offices: frozenset[str] = frozenset()
    """Adjectives for an office that somebody holds no more: ``former``."""
    organisation: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    """Nouns for what somebody published: ``a statement by X`` is X's."""
    title_nouns: Mapping[str, str] = field(default_factory=dict)
    """The noun for a shortened title: ``sen`` is a senator."""
    titles: frozenset[str] = frozenset()
    titles_civil: frozenset[str] = frozenset()
    """Titles that give no office: of courtesy, learning, work."""
    titles_male: frozenset[str] = frozenset()
    titles_female: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    offices_of: frozenset[str] = frozenset()
    """The ambassador TO Armenia Ada."""
    speaking_for: frozenset[str] = frozenset()
    """Those of them behind which a person stands as often as a state: ``a lawyer FOR Jordan``."""
    organisation_particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    """Words that follow a new name and its comma: ``who is``, ``aged``."""
    complemented: frozenset[str] = frozenset()
    """Forms that report only right before a clause with "that": ``charged that``."""
    trailing: frozenset[str] = frozenset()
    """Words that close a sentence with its speaker: ``…, so die Sprecherin``."""
    case_endings: tuple[str, ...] = ()
    """Case endings left out when two forms of a name are compared, longest first."""
    genitive_endings: tuple[str, ...] = ()
    """How words end that complete a noun without a preposition: ``водитель АВТОБУСА``."""
    past_endings: tuple[str, ...] = ()
    """Endings of past forms: beside a quotation an unlisted verb is taken for one of speech."""
    name_endings: tuple[str, ...] = ()
    """Case endings taken off a name to show it; ``მა=ი`` puts another in its place."""
    patronymic_endings: tuple[str, ...] = ()
    """Endings of a father's name between given name and surname (Russian, Ukrainian)."""
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    """Words after the number of somebody's age, in scripts without capitals."""
    numbers: frozenset[str] = frozenset()
    """Number words that begin a compound: ``seventy``."""
    by: frozenset[str] = frozenset()
    """Prepositions before the agent of a passive."""
    infinitive: frozenset[str] = frozenset()
    """Prepositions that lead to an infinitive too."""
    naming: frozenset[str] = frozenset()
    wording: frozenset[str] = frozenset()
    """Words after which somebody's words stand, however few or titled."""
    titling: frozenset[str] = frozenset()
    """Participles that lead to a title: of a document they lead to its words."""
    caseless: bool = False
    """A script without capitals: names are known by where they stand."""
    inflects: bool = False
    """Names take case endings: they are compared by their stems."""
    apostrophe_suffix: bool = False
    """Case endings follow an apostrophe on names (Turkish)."""
    measured: bool = False
    """Its rules were measured on news with gold: nearness may name a speaker."""
    verb_second: bool = False
    """The subject follows the verb wherever something else leads the sentence (German)."""
    nouns_capital: bool = False
    """Common nouns have a capital (German)."""
    dialogue_dash: bool = False
    elides: bool = False
    """Sentences may leave their subject out."""
    drops_subjects: bool = False
    """A verb needs no subject where it is clear who is meant."""
    governs: bool = False
    """A name right behind a preposition is never the subject."""
    recipients: frozenset[str] = frozenset()
    """Prepositions before a listener who may stand between a verb and its subject (Spanish)."""
    pointing: frozenset[str] = frozenset()
    """Nouns whose definite form means the one person the text tells of: ``el joven``."""
    second_endings: tuple[str, ...] = ()
    """Endings of verbs that speak to "you" (Turkish)."""
    addressing: frozenset[str] = frozenset()
    """Verbs right before who listens: told."""
    telling: frozenset[str] = frozenset()
    """Words with which a sentence goes on about the person of the one before (Spanish, Arabic)."""
    verb_last: bool = False
    """The subject and the quotation stand before their verb (Turkish)."""
    verb_first: bool = False
    """The subject follows its verb (Arabic)."""
    stop_presents: bool = False
    """A full stop before a mark presents the words as a colon does (Armenian)."""
    attached_pronouns: frozenset[str] = frozenset()
    """Pronouns that hang on the verb (French): ``dit-elle``."""
    attached_others: frozenset[str] = frozenset()
    """Those of them that mean several, or nobody in particular: ``disent-ils``, ``dit-on``."""
    female_verbs: frozenset[str] = frozenset()
    """Forms of verbs of speech whose subject is a woman."""

    @property
    def shows_number(self) -> bool:
        """Whether a verb in the singular never has a subject of many."""
        return not (self.verb_last or self.verb_first or self.caseless)

    # Unions of the above, made once.
    strong_verbs: frozenset[str] = frozenset()
    """Verbs of speech that are no nouns."""
    titles_all: frozenset[str] = frozenset()
    """Titles of every sort."""
    titles_official: frozenset[str] = frozenset()
    """Titles and nouns that give an office."""
    agents: frozenset[str] = frozenset()
    """Nouns for everybody and everything that can speak."""
    describing: frozenset[str] = frozenset()
    """Nouns that say what a person is."""
    light: frozenset[str] = frozenset()
    """Words that may stand between a quotation and its clause."""
    personal: frozenset[str] = frozenset()
    """Pronouns that point at persons."""
    ordinary: frozenset[str] = frozenset()
    """Words that carry no meaning of their own in a title."""
    phrase_breaks: frozenset[str] = frozenset()
    """Words that no description goes over to its left."""
