"""Who is meant: pronouns, surnames and roles led back to the mention that names the speaker in full."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.coding.quotes import Unit
from onrecord.coding.speaker_words import OBJECTS, PERSON, PRONOUNS, Words, word_set
from onrecord.coding.speakers import Speaker, parse
from onrecord.coding.statements_subjects import main_subject
from onrecord.model import Span

_FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)?(?: (?:al-|[A-Z])[\w'’-]+){1,2}\b")


class Sources:
    """The speakers of a report so far, in the order in which they spoke."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: list[Speaker] = []
        self.last: Speaker | None = None

    def resolve(self, unit: Unit, words: Words, before: Unit | None = None) -> Speaker | None:
        """The speaker whom ``words`` mean, remembered as the last one; ``before`` is the sentence before, where nobody
        speaks in it."""
        if words[1] - words[0] == 1 and unit.lower[words[0]] in PRONOUNS and unit.tags[words[0]] != "P":
            word = OBJECTS.get(unit.lower[words[0]], unit.lower[words[0]])
            meant = self._subject(word, before) if before else None
            if meant is None:
                self.last = self._pronoun(word, unit.starts[words[0]]) or self.last
                return self.last
            return self._remembered(meant)
        return self._remembered(parse(self.text, unit, words))

    def _remembered(self, speaker: Speaker) -> Speaker:
        self.last = self._earlier(speaker) or speaker
        if self.last is speaker:
            self.known.append(speaker)
        else:
            self.known.remove(self.last) if self.last in self.known else None
            self.known.append(self.last)
        return self.last

    def _subject(self, word: str, before: Unit) -> Speaker | None:
        """The subject of the sentence before, where the pronoun fits it: "The mayor defended the ban. | He | said"."""
        words = main_subject(before, len(before.tags))
        named = words and not set("PS").isdisjoint(before.tags[slice(*words)])  # not "Some | think so"
        speaker = parse(self.text, before, words) if words and word in PERSON | {"it"} else None
        if speaker is None or self._plural(speaker):
            return None
        person = (speaker.name is not None and named) or speaker.role is not None
        return speaker if (word in PERSON) == person and (person or speaker.organisation) else None

    def _pronoun(self, word: str, position: int) -> Speaker | None:
        """The last speaker whom the pronoun fits; for "he" and "she", failing that, the last full name printed."""
        for speaker in reversed(self.known):
            person = speaker.name is not None or (speaker.role is not None and not self._plural(speaker))
            if (word in PERSON) == person or word not in PERSON | {"they", "it"}:
                return speaker
        return self._named_last(position) if word in PERSON else None

    def _named_last(self, position: int) -> Speaker | None:
        """The last full name printed before ``position`` that is no country's and no organisation's."""
        from onrecord.places import country_of

        for match in reversed(list(_FULL_NAME.finditer(self.text, 0, position))):
            words = match[0].split()
            if re.match(r" [A-Z(]", self.text[match.end() :]):
                continue  # the beginning of a longer name: "Severe Acute Respiratory | Syndrome (SARS)"
            if not any(word.lower() in word_set("organisations") or country_of(word) for word in [match[0], *words]):
                return Speaker(match.span(), name=match.span())
        return None

    def _plural(self, speaker: Speaker) -> bool:
        role = self._words(speaker.role)
        return (bool(role) and role[-1].endswith("s")) or (role[-1:] == ["police"])

    def _words(self, span: Span | None) -> list[str]:
        return self.text[slice(*span)].lower().split() if span else []

    def _earlier(self, speaker: Speaker) -> Speaker | None:
        """The same person under a fuller name, or the holder of the same role."""
        if speaker.name is None:
            return self._holder(speaker) if speaker.role and not speaker.organisation else self._acronym(speaker)
        names = self._words(speaker.name)
        for known in reversed(self.known):
            if known.name and _same_person(names, self._words(known.name)):
                return known if len(self._words(known.name)) >= len(names) else None
        return self._named_before(speaker) if len(names) == 1 else None

    def _holder(self, speaker: Speaker) -> Speaker | None:
        """ "The minister" after "interior minister Adam Ford": the last one with that role who was named."""
        role = self._words(speaker.role)
        led = self.text[max(0, speaker.span[0] - 4) : speaker.span[0]].lower() == "the "
        for known in reversed(self.known):
            if led and known.name and known.role and self._words(known.role)[-len(role) :] == role:
                return known
        return None

    def _acronym(self, speaker: Speaker) -> Speaker | None:
        """An organisation named in full before: "the World Trade Organization (WTO)", then "the WTO"."""
        short = self.text[slice(*speaker.organisation)] if speaker.organisation else ""
        if not (1 < len(short) < 8 and short.isupper()):
            return None
        for known in reversed(self.known):
            if known.organisation and self.text.startswith(f"({short})", known.organisation[1] + 1):
                return known
        return None

    def _named_before(self, speaker: Speaker) -> Speaker | None:
        """A full name printed earlier, of somebody who had not spoken yet."""
        short = _bare(self.text[slice(*speaker.called)])
        if not _follows(self.text, short, speaker.span[0]):
            return None  # the pattern takes longer to make than to use
        given = r"(?:[A-Z](?:[\w'’-]*|\.)\s(?:(?:bin|ibn|abu|de|van|von|al)\s)?){1,3}(?:[Aa]l-|[Ee]l-)?"
        for match in re.finditer(rf"\b{given}{re.escape(short)}\b", self.text[: speaker.span[0]]):
            start = match.start()
            while (word := re.match(r"\S+\s", self.text[start : match.end()])) and _title(word[0]):
                start += word.end()
            if " " in self.text[start : match.end()]:
                return replace(speaker, name=(start, match.end()))
        return None


def _follows(text: str, name: str, stop: int) -> bool:
    """Whether a name stands behind a blank or a hyphen before ``stop``."""
    at = text.find(name, 1, stop)
    while at > 0 and not (text[at - 1].isspace() or text[at - 1] == "-"):
        at = text.find(name, at + 1, stop)
    return at > 0


def _title(word: str) -> bool:
    """A word that stands before names without being one."""
    word = word.strip().lower()
    known = word in word_set("roles") or word in word_set("honorifics") or word in word_set("organisations")
    return known or word in ("the", "a", "in", "on", "at", "as", "when", "after", "but", "and", "experts")


def _same_person(short: list[str], full: list[str]) -> bool:
    """Whether surnames are the same, the article of Arabic names aside, and given names do not differ."""
    if _bare(short[-1]) != _bare(full[-1]):
        return False
    return len(short) == 1 or len(full) == 1 or short[0] == full[0]


def _bare(name: str) -> str:
    return re.sub(r"^(?:al|el|ul|ur|as|ash)-", "", name, flags=re.IGNORECASE)
