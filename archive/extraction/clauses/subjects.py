"""The subject of a verb of speech: before it, over appositions, or further back in the clause."""

from archive.extraction.clauses import antecedents, known_subjects, subject_asides as asides
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.unmarked import UnmarkedNames
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import aged_nouns, descriptions, inflected_names, suffixed_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_MAX_APPOSITION = 45
"""Words between a name and its verb at most."""
_MAX_ADVERBIAL = 8
"""Words of a phrase of time or place between a name and its verb at most."""
_APPOSES = (",", "՝")
"""Signs that open an apposition which a comma closes: ``NAME՝ a doctor, said`` (Armenian)."""
_OBJECT = 3
"""Words from a relative or a participle to its object, at most: ``who treated the general``."""
_BRACKETED = 12
"""Words in brackets after a name at most."""


class Subjects:
    """Finds who stands before a verb in one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._phrases = phrases
        self._unmarked = UnmarkedNames(paragraph, lexicon)

    def before(self, last: int, low: int) -> Carrier | None:
        """The speaker whose words end at token ``last``, appositions skipped."""
        if last < low:
            return None
        token = self._words[last]
        if token.quote >= 0:
            return None
        if self._lexicon.caseless:
            before = known_subjects.before(self._paragraph, last, low, self._lexicon)
            before = before or self._unmarked.before(last, low)
            return before or known_subjects.leading(self._paragraph, last, low, self._lexicon)
        if token.text in (",", ")", "—", "–", "-"):
            return self._over_apposition(last, low)
        if token.folded in self._lexicon.relative:
            return antecedents.of_relative(self._paragraph, self._phrases, last, low, self._lexicon)
        carrier = self._phrases.ending(last, low)
        if carrier is not None and self._is_governed(carrier, low):
            over = self._over_adverbial(last, low) if carrier.weak else None
            if over is not None:
                return over
            kept = None if carrier.weak or self._lexicon.governs else carrier
            return self.of_clause(carrier.first, low) or kept
        if carrier is None or carrier.weak:
            if suffixed_names.is_object(self._words[last], self._lexicon):
                led = asides.leading(self._paragraph, last if carrier is None else carrier.first, low)
                return self._phrases.ending(led.after - 1, low) if led is not None else None
            return self._over_adverbial(last, low) or carrier
        return carrier

    def _over_adverbial(self, last: int, low: int) -> Carrier | None:
        """``Ada Example on a visit to the coast said``: whoever stands before a phrase of time or place."""
        words, lexicon = self._words, self._lexicon
        if not lexicon.inverting:
            return None
        for index in range(last, max(low, last - _MAX_ADVERBIAL), -1):
            token = words[index]
            if not token.is_word or token.quote >= 0 or token.folded in lexicon.strong_verbs:
                return None
            if token.folded not in lexicon.prepositions or token.folded in lexicon.subordinators:
                continue
            run = self._paragraph.ending.get(index)
            if run is not None and not run.possessive:
                named = self._phrases.ending(index - 1, low)
                return None if named is None or self._is_governed(named, low) else named
            before = words[index - 1].folded
            if before in lexicon.person:
                described = self._phrases.described(index - 1, low)
                return None if described is None or self._is_governed(described, low) else described
            if before in lexicon.subject_pronouns and before not in lexicon.neuter_pronouns:
                return self.before(index - 1, low)
        return None

    def _is_governed(self, carrier: Carrier, low: int) -> bool:
        """Whether a preposition keeps a phrase from being the subject."""
        named = self._lexicon.inverting or (self._lexicon.governs and carrier.kind is MentionKind.NAME)
        return bool(named) and antecedents.is_governed(self._words, carrier, low, self._lexicon)

    def _over_apposition(self, comma: int, low: int) -> Carrier | None:
        """``Ada Example, a doctor from the coast, said``: the head of the comma's stretch."""
        words = self._words
        if words[comma].text == "," and comma > low and words[comma - 1].text == ")":
            comma -= 1
        closing = words[comma].text
        limit = max(low, comma - _MAX_APPOSITION)
        opening = {")": "(", ",": _APPOSES}.get(closing, closing)
        named = self._named_apposition(comma, low)
        if named is not None:
            return named
        best: Carrier | None = None
        position = comma - 1
        depth = 0
        while position > limit:
            token = words[position]
            if token.quote >= 0 or token.text in ";:":
                break
            if closing != ")" and token.text == ")":
                depth += 1
            elif closing != ")" and token.text == "(":
                depth -= 1
            elif depth <= 0 and token.text in opening and position - 1 >= low:
                candidate = self._phrases.ending(self._before_bracket(position - 1, low), low)
                if candidate is not None and self._leads(candidate, low):
                    best = candidate
                    if candidate.kind is MentionKind.NAME:
                        return best
                if closing in ")—–-":
                    return candidate
            position -= 1
        return best

    def _before_bracket(self, last: int, low: int) -> int:
        """The token before a bracket that closes at ``last``, else ``last``: ``Ada (Old Party), who``."""
        words = self._words
        if words[last].text != ")":
            return last
        for position in range(last - 1, max(low, last - _BRACKETED), -1):
            if words[position].text == "(":
                return position - 1
        return last

    def _named_apposition(self, comma: int, low: int) -> Carrier | None:
        """``her teacher, Ada Example, said``: the name that a description leads to."""
        lexicon = self._lexicon
        run = self._paragraph.ending.get(comma)
        if run is None or run.possessive or asides.is_governed(self._words, run.first, low, lexicon):
            return None
        first = aged_nouns.before(self._words, run.first, lexicon)
        while first - 1 > low and inflected_names.leads(self._words[first - 1], lexicon):
            first -= 1  # 30-ամյա
        if first - 2 < low or self._words[first - 1].text not in _APPOSES:
            return None
        last = self._before_bracket(first - 2, low)
        outer = self._phrases.described(last, low) if self._words[last].is_word else None
        outer = outer or antecedents.before_relative(self._words, self._phrases, last, low, lexicon)
        if lexicon.inverting and self._words[last].is_word:
            whole = self._phrases.ending(last, low)
            if whole is not None and whole.kind is MentionKind.EPITHET and not whole.weak:
                return self._apposed_to(whole, run, low)
        title = self._paragraph.ending.get(first - 1)
        office = outer is not None and title is not None and outer.first < title.first - 1
        office = (
            office and not lexicon.complementizers and outer is not None and outer.head in lexicon.official
        )
        if title is not None and title.words[-1].lower() not in lexicon.titles_official and not office:
            return None  # unless "the spokesman of the Road Board, Ada Example,"
        if outer is None or outer.head not in either(self._lexicon.agents, lexicon.titles):
            return None
        return self._apposed_to(outer, run, low)

    def _apposed_to(self, description: Carrier, run: NameRun, low: int) -> Carrier:
        """A name behind a description, which is its own unless it is the object in somebody else's."""
        near = range(max(low, description.first - _OBJECT), run.first)
        owned = any(descriptions.opens_clause(self._words, place, self._lexicon) for place in near)
        return Carrier(run.first, run.after, MentionKind.NAME, run, head="" if owned else description.head)

    def _leads(self, carrier: Carrier, low: int) -> bool:
        """Whether a phrase can be the subject: nothing but a clause border stands before it."""
        words, lexicon = self._words, self._lexicon
        first = carrier.first
        if lexicon.complementizers and asides.is_within(words, carrier, low, lexicon):
            return False
        if lexicon.complementizers and first > low:
            if carrier.kind is MentionKind.PRONOUN and words[first].folded not in lexicon.neuter_pronouns:
                return True
            if carrier.kind is MentionKind.EPITHET and self._completes(carrier, low):
                return False
        while first > low:
            before = words[first - 1]
            if before.quote >= 0 or before.text in ",:;—–-('’":
                return True
            folded = before.folded
            if lexicon.inverting and folded[0].isdigit() and "-" in folded:
                first -= 1
                continue  # 76-year-old Ada Example
            if folded in lexicon.conjunctions or folded in lexicon.subordinators:
                return True
            if folded in lexicon.days and not before.is_possessive:
                return True
            if not (folded in lexicon.determiners or folded in lexicon.skip or folded in lexicon.official):
                return False
            first -= 1
        return True

    def _completes(self, carrier: Carrier, low: int) -> bool:
        """A bare noun that ends another phrase: the “tired” STATE of the road; as GOVERNOR, she."""
        words, lexicon = self._words, self._lexicon
        before = words[carrier.first - 1]
        if before.folded in lexicon.prepositions & lexicon.subordinators:
            following = words[carrier.after].folded if carrier.after < len(words) else ""
            past = bool(lexicon.past_endings) and following.endswith(lexicon.past_endings)
            told = following in lexicon.verbs or following in lexicon.passive or following in lexicon.skip
            return not past and not told
        if words[carrier.first].folded in lexicon.determiners:
            return False
        if before.quote >= 0 and carrier.first - 2 >= low:
            opening = words[carrier.first - 2]
            return opening.folded in lexicon.determiners or opening.is_possessive
        follows = carrier.after < len(words) and words[carrier.after].is_word
        return before.folded in lexicon.prepositions and not follows

    def of_clause(self, position: int, low: int) -> Carrier | None:
        """The subject on which a participle hangs: the nearest of a main clause, else of any clause."""
        words, lexicon = self._words, self._lexicon
        nearest: Carrier | None = None
        nested: Carrier | None = None
        index = position - 1
        while index >= low and position - index < _MAX_APPOSITION:
            token = words[index]
            if token.quote >= 0 and (nested or nearest):
                break
            run = self._paragraph.starting.get(index)
            carrier = None
            if run is not None and not run.possessive:
                modifies = run.after < position and self._words[run.after].folded in lexicon.describing
                if not (modifies and lexicon.complementizers):
                    carrier = Carrier(
                        run.first if run.led is None else run.led, run.after, MentionKind.NAME, run
                    )
            elif token.folded in lexicon.subject_pronouns and token.folded not in lexicon.relative:
                carrier = Carrier(index, index + 1, MentionKind.PRONOUN)
            elif token.folded in lexicon.subject_pronouns and self._is_open(index, position):
                relative = self.before(index, low) if nearest is None and nested is None else None
                if relative is not None and lexicon.complementizers:
                    return relative
            elif (
                token.folded in self._lexicon.agents
                and (index == low or token.text.islower())
                and not token.text.isupper()
            ):
                carrier = self._described(index, low)
            if carrier is not None and self._leads(carrier, low):
                after = asides.past(words, self._past_age(carrier.after), position, lexicon)
                following = words[after] if carrier.after < position else None
                if following is not None and following.is_word:
                    if not lexicon.inverting or not self._is_subordinate(carrier.first, low):
                        return carrier
                    nested = nested or carrier
                nearest = nearest or carrier
            index -= 1
        return nested or nearest

    def _is_open(self, relative: int, position: int) -> bool:
        """Whether a relative clause still goes on: ``Ada Example, who called herself the “…”``."""
        return not any(token.text == "," for token in self._words[relative : position - 1])

    def _past_age(self, position: int) -> int:
        """Past the age in ``Ada Example, 56, remained``."""
        words = self._words
        if position + 3 >= len(words) or words[position].text != "," or words[position + 2].text != ",":
            return position
        return position + 3 if words[position + 1].text.isdigit() else position

    def _described(self, index: int, low: int) -> Carrier | None:
        """A description, or the name that it leads to or that it stands in apposition to."""
        carrier = self._phrases.described(index, low)
        if carrier is None or not self._lexicon.complementizers:
            return carrier
        named = self._paragraph.starting.get(carrier.after)
        if named is not None and not named.possessive:
            return Carrier(carrier.first, named.after, MentionKind.NAME, named, head=carrier.head)
        return antecedents.apposed_to(self._paragraph, carrier, low, self._lexicon) or carrier

    def _is_subordinate(self, first: int, low: int) -> bool:
        """Whether a phrase is the subject of a subordinate clause: ``that Ada``, ``when the bridge``."""
        words, lexicon = self._words, self._lexicon
        while first > low and words[first - 1].folded in lexicon.determiners:
            if words[first - 1].folded in lexicon.subordinators:
                break
            first -= 1
        return first > low and words[first - 1].folded in lexicon.subordinators
