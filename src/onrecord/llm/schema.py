"""The JSON schema of an answer, made from the contract's lists and the codebook: a quotation wherever words are due.

An answer holds no span and no bound of a number: these we find ourselves. Every key is required and unknown is null,
as servers that hold a model to a schema want it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from onrecord import codebook
from onrecord.terms import EFFECTS, STATUSES

Schema = dict[str, Any]

STATEMENT_KINDS = ("quote", "paraphrase", "mixed")
STANCES = ("claims", "denies", "vows", "warns", "condemns", "confirms", "calls_for", "other")
MEASURE_STATUSES = ("in_force", "announced", "lifted", "rejected")
WHATS = (
    "cases", "deaths", "suspected", "hospitalised", "recovered", "tested", "vaccinated", "quarantined", "evacuated",
    "displaced", "missing", "injured", "assisted", "incidents", "animals_culled", "animals_dead", "other",
)  # fmt: skip
DIRECTIONS = ("up", "down", "steady")

WORDS: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": ["integer", "null"]}
FLAG: Schema = {"type": "boolean"}


@cache
def schema() -> Schema:
    """All six families; each is a list of rows."""
    made = {
        "incidents": _incident(),
        "statements": _statement(),
        "measures": _measure(),
        "figures": _figure(),
        "relief": _relief(),
        "trends": _trend(),
    }
    return row({name: rows(one) for name, one in made.items()})


def row(parts: Schema) -> Schema:
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def rows(one: Schema) -> Schema:
    return {"type": "array", "items": one}


def one_of(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def measure_kinds() -> list[str]:
    return list(codebook.table("measures")["kinds"])


def sectors() -> list[str]:
    """OCHA's clusters; relief of no one cluster has none."""
    return [name for name in codebook.table("relief")["objects"] if name != "unspecified"]


def _incident() -> Schema:
    harm = {"effect": one_of(EFFECTS), "text": WORDS, "who": MAYBE, "number": NUMBER}
    said = {"text": WORDS, "speaker": MAYBE, "role": MAYBE, "organisation": MAYBE, "told": MAYBE}
    return row(
        {
            "evidence": rows(WORDS),
            "type": one_of(list(codebook.table("types"))),
            "status": one_of(STATUSES),
            "background": FLAG,
            "aggregate": FLAG,
            "place": MAYBE,
            "when": MAYBE,
            "perpetrators": rows(WORDS),
            "targets": rows(WORDS),
            "weapons": rows(WORDS),
            "harm": rows(row(harm)),
            "attribution": rows(row(said)),
        }
    )


def _statement() -> Schema:
    parts = dict.fromkeys(("speaker", "rank", "role", "organisation", "told", "cue"), MAYBE)
    kinds = {"kind": one_of(STATEMENT_KINDS), "stance": one_of(STANCES)}
    return row({"content": WORDS, **parts, **kinds, "when": MAYBE})


def _measure() -> Schema:
    parts = dict.fromkeys(("authority", "jurisdiction", "start", "end"), MAYBE)
    return row({"text": WORDS, "kind": one_of(measure_kinds()), "status": one_of(MEASURE_STATUSES), **parts})


def _figure() -> Schema:
    parts = dict.fromkeys(("of", "place", "as_of", "period"), MAYBE)
    return row({"text": WORDS, "what": one_of(WHATS), "number": NUMBER, **parts})


def _relief() -> Schema:
    sector = {"type": ["string", "null"], "enum": [*sectors(), None]}
    parts = dict.fromkeys(("who", "to", "where", "when"), MAYBE)
    return row({"text": WORDS, "what": WORDS, "sector": sector, **parts})


def _trend() -> Schema:
    parts = dict.fromkeys(("of", "actor", "period", "by"), MAYBE)
    return row({"text": WORDS, "direction": one_of(DIRECTIONS), **parts, "places": rows(WORDS)})
