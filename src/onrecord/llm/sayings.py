"""The model's statements, measures, figures, relief and trends to the contract's, each value through the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.coding.measures_words import first_told
from onrecord.llm.answer import Row
from onrecord.llm.incidents import SURE
from onrecord.llm.quoted import Gate, apart, hull
from onrecord.llm.sense import Sense
from onrecord.model import Figure, Measure, Relief, Span, Statement, Trend

REACH = 200  # characters between what is said and who says it that a statement's own words may hold
COUNTS = ("count", "ordinal", "share")


def statement(row: Row, gate: Gate, sense: Sense) -> Statement | None:
    content = gate.at(row["content"])
    if content is None:
        return None
    names = ("speaker", "rank", "role", "organisation", "told", "cue")
    spans = sense.words(gate, {name: row[name] for name in names}, (content,))
    beside = [one for name in ("speaker", "cue") if (one := spans.get(name)) and apart(one, content) <= REACH]
    span = hull([content, *beside])
    return Statement(
        **_said(names, spans, sense), content=sense.text[slice(*content)], kind=row["kind"], stance=row["stance"],
        when=sense.when(gate.at(row["when"], (content,))), **_words(span, sense), confidence=SURE,
        spans=spans | {"content": content},
    )  # fmt: skip


def measure(row: Row, gate: Gate, sense: Sense) -> Measure | None:
    span = gate.at(row["text"])
    if span is None:
        return None
    spans = sense.words(gate, {"authority": row["authority"]}, (span,))
    first, last = (sense.when(gate.at(row[name], (span,))) for name in ("start", "end"))
    return Measure(
        row["kind"], row["status"], None, first_told("scope", sense.text[slice(*span)]),
        **_said(("authority",), spans, sense), jurisdiction=sense.place(gate.at(row["jurisdiction"], (span,))),
        start=first.start if first else None, end=last.end if last else None, **_words(span, sense), confidence=SURE,
        when=first or last, spans=spans,
    )  # fmt: skip


def figure(row: Row, gate: Gate, sense: Sense) -> Figure | None:
    """A count, None where the words tell none or another than the model says."""
    span = gate.at(row["text"])
    count = sense.count(span, row["number"], COUNTS) if span else None
    if span is None or not gate.require(count is not None) or count is None:
        return None
    spans = sense.words(gate, {"of": row["of"]}, (span,))
    return Figure(
        row["what"], **_said(("of",), spans, sense), low=count.low, high=count.high, vague=count.vague,
        place=sense.place(gate.at(row["place"], (span,))), as_of=sense.when(gate.at(row["as_of"], (span,))),
        period=sense.when(gate.at(row["period"], (span,))), **_words(span, sense), confidence=SURE,
        spans=spans | {"number": count.span},
    )  # fmt: skip


def relief(row: Row, gate: Gate, sense: Sense) -> Relief | None:
    span = gate.at(row["text"])
    what = gate.at(row["what"], (span,)) if span else None
    if span is None or what is None:
        return None
    spans = sense.words(gate, {"who": row["who"], "to": row["to"]}, (span,))
    return Relief(
        **_said(("who", "to"), spans, sense), what=sense.text[slice(*what)], sector=row["sector"],
        where=sense.place(gate.at(row["where"], (span,))), when=sense.when(gate.at(row["when"], (span,))),
        **_words(span, sense), confidence=SURE, spans=spans | {"what": what},
    )  # fmt: skip


def trend(row: Row, gate: Gate, sense: Sense) -> Trend | None:
    span = gate.at(row["text"])
    if span is None:
        return None
    names = ("of", "actor", "by")
    spans = sense.words(gate, {name: row[name] for name in names}, (span,))
    found = [sense.place(gate.at(quote, (span,))) for quote in row["places"]]
    return Trend(
        **_said(names, spans, sense), direction=row["direction"], period=sense.when(gate.at(row["period"], (span,))),
        places=tuple(dict.fromkeys(place for place in found if place)), **_words(span, sense), confidence=SURE,
        spans=spans,
    )  # fmt: skip


def _said(names: tuple[str, ...], spans: dict[str, Span], sense: Sense) -> dict[str, Any]:
    """The words of the named parts, None where they do not stand in the text."""
    return {name: sense.text[slice(*spans[name])] if name in spans else None for name in names}


def _words(span: Span, sense: Sense) -> dict[str, Any]:
    return {"text": sense.text[slice(*span)], "span": span, "evidence": (span,)}


FAMILIES: dict[str, Callable[[Row, Gate, Sense], Any]] = {
    "statements": statement,
    "measures": measure,
    "figures": figure,
    "relief": relief,
    "trends": trend,
}
