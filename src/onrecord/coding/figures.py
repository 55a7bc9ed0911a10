"""Figures: how many fell ill, died, fled, were tested or vaccinated, and how many incidents a source counts.

Deaths and injuries told of an armed incident are its harm, and no figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.draft import Draft, between, meet
from onrecord.coding.figures_carried import Before
from onrecord.coding.figures_claims import claim, claim_figure
from onrecord.coding.figures_clause import of_a_whole
from onrecord.coding.figures_marks import Row, joined
from onrecord.coding.figures_other import is_amount, is_price, of_an_amount, of_things
from onrecord.coding.figures_setting import HARMS, Setting, allowed, nature, setting_of
from onrecord.coding.figures_what import is_sure, what_is_counted
from onrecord.coding.figures_window import Window, are_animals, no_count, window
from onrecord.coding.figures_words import words
from onrecord.model import Figure, Place, Span, When
from onrecord.numbers import Count
from onrecord.reading import Sentence

WHOLES = frozenset(("of", "the", "its", "their", "'s", "’s"))  # right before the whole: "12 of the ship's | 90"


def figures(draft: Draft) -> tuple[Figure, ...]:
    """The figures of a report in text order; a headline's figure that the text repeats is left out."""
    setting = setting_of(draft)
    found = joined(draft, list(_ruled(draft, setting)), lambda count, what: _of_mark(draft, setting, count, what))
    told = [row.figure for row in found if not row.title]
    kept = [row.figure for row in found if not row.title or not any(_repeats(row.figure, one) for one in told)]
    return tuple(sorted(kept, key=lambda row: row.spans["number"]))


def _ruled(draft: Draft, setting: Setting) -> Iterator[Row]:
    """The figures that the rules see."""
    before = Before()
    for sentence in draft.reading.sentences:
        counted = _counted(draft, sentence)
        rows = list(_sentence(draft, setting, sentence, counted, before)) if counted and sentence.words else []
        told = [row.figure.what for row in rows]
        told = [what for what in told if what != "other"] or told[:1]
        animal = any(row.figure.what.startswith("animals") or _names_animals(draft, row.figure) for row in rows)
        before = Before(None, told[0], told[-1], animal) if told else Before()
        yield from (*rows, *_amounts(draft, setting, sentence))


def _names_animals(draft: Draft, figure: Figure) -> bool:
    """Whether the noun behind its number does: "dozens of | swans fell ill"."""
    behind = draft.text[figure.spans["number"][1] : figure.span[1]].lower().split()[:3]
    return are_animals(behind) and words("people").isdisjoint(behind)


def _of_mark(draft: Draft, setting: Setting, count: Count, what: str) -> Row | None:
    """The figure of a count that only the learned reader takes for one."""
    sentence = draft.reading.at(count.span[0])
    if not sentence.words or no_count(sentence, count) or is_price(sentence, count):
        return None
    _, hazardous, armed = nature(sentence)
    if (armed and what in HARMS) or not (setting.holds(what) or hazardous or setting.quiet):
        return None
    seen = window(sentence, count, [one for one in _counted(draft, sentence) if one != count] + [count])
    return Row(sentence.title, _figure(draft, setting, sentence, count, seen, _plainly(seen, count) or what))


def _plainly(seen: Window, count: Count) -> str | None:
    """What the words about a number say that it counts, whatever the reader takes it for: "350 elephants were found
    dead" are no people; of "12 of the ship's | 90 passengers were taken to hospital" only the part was."""
    what = what_is_counted(seen, count, Before())
    if what is None:
        return "other" if of_a_whole(seen) and seen.before.split()[-1] in WHOLES else None
    return what if what != "affected" and is_sure(seen, what) else None


def _repeats(headline: Figure, told: Figure) -> bool:
    """Whether the text tells a headline's figure: a bound is the same, or it counts the same thing more exactly."""
    bounds = {headline.low, headline.high} & {told.low, told.high} - {None}
    return bool(bounds) or headline.what == told.what != "other"


def _counted(draft: Draft, sentence: Sentence) -> list[Count]:
    found = between(draft.counts, sentence.start, sentence.end)
    kinds = ("count", "ordinal", "share")
    return [count for count in found if count.kind in kinds and not (sentence.words and no_count(sentence, count))]


def _sentence(
    draft: Draft, setting: Setting, sentence: Sentence, counted: list[Count], before: Before
) -> Iterator[Row]:
    ill, hazardous, told_of_arms = nature(sentence)
    animal = False
    for count in counted:
        armed = told_of_arms and not (setting.hazardous and _is_no_harm(draft, count))
        seen = window(sentence, count, counted)
        claimed = claim(draft, sentence, count)
        if claimed is not None:
            yield Row(sentence.title, claim_figure(draft, sentence, count, seen.span, claimed), True)
            continue
        what = what_is_counted(seen, count, before, animal)
        animal = are_animals(seen.noun.split()) or (animal and not seen.noun.strip())
        if what == "affected":
            what = "cases" if ill else "other"
        if what is None and setting.hazardous and not armed:
            what = of_things(count, seen)
        if what is None or (count.kind == "share" and what == "other") or not allowed(what, setting, hazardous, armed):
            continue
        before = before if what == "other" and any(before[:3]) else before._replace(near=what)
        made = _figure(draft, setting, sentence, count, seen, what)
        yield Row(sentence.title, made, is_sure(seen, what))


def _is_no_harm(draft: Draft, count: Count) -> bool:
    """Whether no incident has a number as its toll."""
    return not any(meet(harm.span, count.span) for account in draft.incidents for harm in account.harm)


def _amounts(draft: Draft, setting: Setting, sentence: Sentence) -> Iterator[Row]:
    """Money, shares and weights, where a hazard is the matter of the report."""
    found = between(draft.counts, sentence.start, sentence.end) if setting.hazardous and sentence.words else []
    for count in found:
        if is_amount(count):
            seen = window(sentence, count, [count])
            what = of_an_amount(sentence, count, what_is_counted(seen, count, Before()))
            if what is not None:
                yield Row(sentence.title, _figure(draft, setting, sentence, count, seen, what))


def _figure(draft: Draft, setting: Setting, sentence: Sentence, count: Count, seen: Window, what: str) -> Figure:
    span = seen.span
    hazard = _nearest(setting.hazards, count.span[0], sentence)
    when = _when(draft, sentence, seen, count)
    lasting = when is not None and when.precision in ("days", "week", "month") and _lasts(when)
    spans: dict[str, Span] = {"number": count.span} | ({"of": hazard} if hazard else {})
    least = words("exceeding").intersection(seen.before.split()[-1:])
    return Figure(
        what=what, of=draft.text[slice(*hazard)] if hazard else None, low=count.low,
        high=None if least else count.high, vague=count.vague,
        place=_place(draft, sentence, count.span[0]), as_of=None if lasting else when, period=when if lasting else None,
        text=draft.text[slice(*span)], span=span, evidence=(span,), confidence=0.8 if hazard else 0.6,
        spans=spans,
    )  # fmt: skip


def _nearest(hazards: list[Span], position: int, sentence: Sentence) -> Span | None:
    """The hazard named nearest in the sentence, else the last one named before it."""
    here = [span for span in hazards if sentence.start <= span[0] < sentence.end]
    if here:
        return min(here, key=lambda span: abs(span[0] - position))
    return next((span for span in reversed(hazards) if span[1] <= position), hazards[0] if hazards else None)


def _place(draft: Draft, sentence: Sentence, position: int) -> Place | None:
    """The place named nearest in the sentence, else the last one before it."""
    here = between(draft.places, sentence.start, sentence.end)
    if here:
        return min(here, key=lambda place: abs(place.span[0] - position))
    earlier = between(draft.places, 0, sentence.start)
    return earlier[-1] if earlier else None


def _when(draft: Draft, sentence: Sentence, seen: Window, count: Count) -> When | None:
    here = between(draft.whens, *seen.span) or between(draft.whens, sentence.start, sentence.end)
    return min(here, key=lambda when: abs(when.span[0] - count.span[0])) if here else None


def _lasts(when: When) -> bool:
    """ "in the past week", "since April": a stretch, and no day."""
    return when.text.lower().split()[0] in ("since", "past", "last", "during", "over", "in", "the", "between", "from")
