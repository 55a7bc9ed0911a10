"""A report of our own for these tests, and what a good model would answer on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.llm import make
from onrecord.llm.coder import LanguageModel
from onrecord.model import Report
from tests.llm.server import Running, coding

TEXT = """Islamic State fighters shot dead two soldiers in Mosul on Monday and wounded at least ten others, \
police said. The dead were two soldiers of the sixth brigade.

Health officials reported 45 cases of cholera in Basra province since Friday. The Red Crescent sent clean
water to Basra. The governor ordered all schools closed from Tuesday. Attacks on convoys in Anbar have risen \
this month, he said."""
REPORT = Report("r1", TEXT, "Two soldiers killed", date(2020, 4, 15), "Morning Wire")

INCIDENT: dict[str, Any] = {
    "evidence": ["Islamic State fighters shot dead two soldiers in Mosul on Monday"],
    "type": "armed_clash",
    "status": "occurred",
    "background": False,
    "aggregate": False,
    "place": "Mosul",
    "when": "on Monday",
    "perpetrators": ["Islamic State fighters"],
    "targets": ["two soldiers"],
    "weapons": [],
    "harm": [
        {"effect": "killed", "text": "shot dead two soldiers", "who": "two soldiers", "number": 2},
        {"effect": "injured", "text": "wounded at least ten others", "who": None, "number": 10},
    ],
    "attribution": [
        {"text": "police said", "speaker": None, "role": None, "organisation": "police", "told": None},
    ],
}
STATEMENT = {
    "content": "Attacks on convoys in Anbar have risen this month",
    "speaker": "The governor",
    "rank": None,
    "role": "governor",
    "organisation": None,
    "told": None,
    "cue": "said",
    "kind": "paraphrase",
    "stance": "claims",
    "when": None,
}
MEASURE = {
    "text": "The governor ordered all schools closed from Tuesday",
    "kind": "C1_school_closing",
    "status": "in_force",
    "authority": "The governor",
    "jurisdiction": "Basra",
    "start": "Tuesday",
    "end": None,
}
FIGURE = {
    "text": "45 cases of cholera",
    "what": "cases",
    "number": 45,
    "of": "cholera",
    "place": "Basra province",
    "as_of": None,
    "period": "since Friday",
}
RELIEF = {
    "text": "The Red Crescent sent clean water to Basra",
    "what": "clean water",
    "sector": "water_sanitation_hygiene",
    "who": "The Red Crescent",
    "to": None,
    "where": "Basra",
    "when": None,
}
TREND = {
    "text": "Attacks on convoys in Anbar have risen this month",
    "direction": "up",
    "of": "Attacks on convoys",
    "actor": None,
    "period": "this month",
    "by": "he",
    "places": ["Anbar"],
}
GOOD = coding(
    incidents=[INCIDENT], statements=[STATEMENT], measures=[MEASURE], figures=[FIGURE], relief=[RELIEF], trends=[TREND]
)


def coder(server: Running, **options: str) -> LanguageModel:
    """The coder on a server of the tests: no retries and short waits, where a test asks for nothing else."""
    quick = {"url": server.url, "model": "small", "retries": "0", "pause": "0.01", "timeout": "5"}
    return make({**quick, **options})
