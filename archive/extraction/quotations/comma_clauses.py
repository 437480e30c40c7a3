"""Clauses of speech between commas inside somebody's words (French): ``« Non, dit Ilka. Il dort. »``

Neither marks nor dashes part them: the verb comes first, and its subject follows.
"""

import re

from archive.extraction.language.lexicon import Lexicon
from archive.model import Span

_PAUSE = re.compile(r"[,!?…”][\s\u00a0\u202f]*,?[\s\u00a0\u202f]+(?=[a-zà-ÿ])")
_CLITIC = re.compile(r"(?:lui|leur|me|nous|se)[\s\u00a0]+|s['’](?=[a-zà-ÿ])")
_AUXILIARY = re.compile(
    r"(?:[smlt]['’])?(?:a|ont|avait|avaient|est|était|ai-je|avons-nous)[\s\u00a0]+(?=[a-zà-ÿ])"
)
_VERB = re.compile(r"([^\W\d]+(?:['’-][^\W\d]+)*)(?:[\s\u00a0]+([^\W\d]+(?:['’-][^\W\d]+)*))?")
_END = re.compile(r"[,.;:](?=[\s\u00a0\u202f]|\Z)|[.]")
_NAME = re.compile(
    r"[\s\u00a0]+[A-ZÀ-Ý][\w’'-]*(?:[\s\u00a0][A-ZÀ-Ý][\w’'-]*){0,3}[,.](?=[\s\u00a0\u202f]|\Z)"
)
_ASIDE = re.compile(
    r"[\s\u00a0]+(?:qui|dont|âgée?s?|\d{1,3}[\s\u00a0]ans)\b[^.!?…\n]{0,110}[.!?…](?=[\s\u00a0\u202f]|\Z)"
)
"""What is told of the speaker behind the comma: ``dit Ada, qui a tout perdu.``"""
_LAST = re.compile(r"[,!?…][\s\u00a0]+([^\W\d]+)\.?\s*\Z")
_LAST_WORD = 24
_LONGEST = 110
"""Characters of the clause at most."""


def find(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """The first such clause of a stretch, with the sign that ends it; the pause before it stays spoken."""
    if not lexicon.attached_pronouns:
        return _closing(text, start, end, lexicon) if lexicon.drops_subjects else None
    for pause in _PAUSE.finditer(text, start, end):
        limit = min(end, pause.end() + _LONGEST)
        clitic = _CLITIC.match(text, pause.end(), limit)
        begin = clitic.end() if clitic else pause.end()
        auxiliary = _AUXILIARY.match(text, begin, limit)  # a répondu Ada
        verb = _VERB.match(text, auxiliary.end() if auxiliary else begin, limit)
        if verb is None or not _reports(verb, auxiliary, lexicon):
            continue
        closing = _END.search(text, verb.end(), limit)
        if closing is None and limit < end:
            continue
        after = closing.end() if closing else end
        further = None
        if closing and closing.group() == ",":
            further = _NAME.match(text, after, limit) or _ASIDE.match(text, after, end)
        return Span(pause.end(), further.end() if further else after)
    return None


def _closing(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """A verb of speech alone at the end: ``— Gittik, diyor.``"""
    last = _LAST.search(text, max(start, end - _LAST_WORD), end)
    if last is None or last[1].lower() not in lexicon.strong_verbs:
        return None
    return Span(last.start(1), end)


def _reports(verb: re.Match[str], auxiliary: re.Match[str] | None, lexicon: Lexicon) -> bool:
    word = verb[1].lower().replace("’", "'")
    if auxiliary is not None and "-" in auxiliary.group():
        return word in lexicon.verbs  # ai-je dit
    if word.rpartition("-")[2] in lexicon.attached_pronouns and "-" in word:
        return True
    stem, _, pronoun = word.rpartition("-")
    if pronoun in lexicon.attached_others and stem.removesuffix("-t") in lexicon.verbs:
        return True  # disent-ils
    follower = verb[2] or ""
    subject = (
        follower[:1].isupper()
        or follower.lower() in lexicon.determiners
        or follower.lower()[:2] in ("l'", "l’")
    )
    return subject and (word in lexicon.verbs or word in lexicon.beside)
