"""Whether somebody speaks for an office or as a witness, by the role that the text gives them.

Whoever is called displaced or exiled speaks as a witness, whatever their trade. Whoever holds an office of a
state or of an aid body speaks for it, also where its noun stands away from the name and only the role tells.
"""

import re

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import inflected_names
from archive.extraction.mentions.people_table import Entry
from archive.model import Kind, SpeakerKind, Tag, TagField

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SIGN = re.compile(r"[^\w\s’'-]")
_LEADING = 24
"""Characters before a role in which the adjective stands that the role leaves out."""
_HEADS = 2
"""Words from the beginning of a role in which its noun stands, where the noun comes first."""
_GONE_BY = ("role.was", "role.worked", "role.had-been", "role.all-life", "role.was-all-life")
"""Rules that read what somebody was before: who was a judge before the war speaks for no court."""


def settle(kind: Kind, entry: Entry | None, tags: tuple[Tag, ...], text: str, lexicon: Lexicon) -> Kind:
    """The kind of words whose speaker has these tags; ``kind`` is what name and title told."""
    if entry is None or entry.kind not in (SpeakerKind.PERSON, SpeakerKind.OFFICIAL):
        return kind
    role = next((tag for tag in tags if tag.field is TagField.ROLE), None)
    if role is None:
        return kind
    words = _WORD.findall(role.value.casefold())
    own = _before_link(words, lexicon)
    if _is_displaced([*_leading(text, role), *own], lexicon) or not lexicon.customary.isdisjoint(own):
        return Kind.TESTIMONY
    past = role.evidence.method.startswith(_GONE_BY) or not lexicon.past_offices.isdisjoint(own)
    if kind is Kind.TESTIMONY and not past and _is_office(words, own, lexicon):
        return Kind.STATEMENT
    return kind


def _before_link(words: list[str], lexicon: Lexicon) -> list[str]:
    """What somebody is, without what of: ``director of the camp for the displaced``."""
    links = lexicon.links | vocabulary(lexicon.code).link
    return words[: next((at for at, word in enumerate(words) if word in links), len(words))]


def _leading(text: str, role: Tag) -> list[str]:
    """The words right before a role, which are no part of it: ``a DISPLACED mayor``."""
    start = role.evidence.spans[-1].start
    near = text[max(0, start - _LEADING) : start]
    return _WORD.findall(_SIGN.split(near)[-1].casefold())[-1:]


def _is_displaced(words: list[str], lexicon: Lexicon) -> bool:
    """``an exiled judge``; not ``displaced persons coordinator``, who speaks for an office."""
    return any(
        word in lexicon.displaced and not lexicon.many_displaced.intersection(words[at + 1 : at + 2])
        for at, word in enumerate(words)
    )


def _is_office(words: list[str], own: list[str], lexicon: Lexicon) -> bool:
    """Whether the noun of a role is an office, or a post in a public body: ``County housing director``.

    A post may be nobody's office: ``stage manager``.
    """
    first = vocabulary(lexicon.code).head_first
    heads = own[: _HEADS + int(lexicon.inflects)] if first else own[-1:]
    for word in heads:
        if word not in lexicon.posts and _official(word, lexicon):
            return True
        if lexicon.inflects and (word in lexicon.kin or word in lexicon.person):
            return False  # жена мэра, водитель губернатора
    return not lexicon.posts.isdisjoint(heads) and not lexicon.public.isdisjoint(words)


def _official(word: str, lexicon: Lexicon) -> bool:
    bare = word.rpartition("-")[2] if word not in lexicon.official else word
    if bare in lexicon.official:
        return True
    return inflected_names.office(word, lexicon) is not None
