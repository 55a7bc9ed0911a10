"""What the API is, for programs: ``/api/openapi.json``, made of the routes and of the contract's own classes."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord import terms

SAYS = """The record of a desk in the contract's JSON: reports, what each says, and the incidents derived from them.

Unknown is `null`, never 0. Spans are half-open code-point offsets into a report's text: its title, a blank line and its
text. A list comes in pages: `next` is the address of the next one. Whatever is refused says why and what to do:
`{"error": {"status", "reason", "next"}}`."""
TAGS = {
    "incidents": "What happened, derived from the accounts of it by a ruling.",
    "reports": "What came in, and what each report tells.",
    "sayings": "What reports say besides incidents.",
    "people": "What people judged, reviewed and corrected.",
    "writing": "What a person says, by a program: signed, on what they saw, and taken back by another act.",
    "exports": "The incidents in the formats of others.",
    "record": "The record as a whole, and the rules by which it was made.",
}
# The closed lists of the contract, by the model and the value that they bind.
WORDS = {
    ("Incident", "type"): terms.INCIDENT_TYPES, ("Incident", "status"): terms.STATUSES,
    ("Account", "type"): terms.INCIDENT_TYPES, ("Account", "status"): terms.STATUSES,
    ("Place", "precision"): terms.PLACE_PRECISIONS, ("When", "precision"): terms.WHEN_PRECISIONS,
    ("Period", "precision"): terms.WHEN_PRECISIONS, ("Participant", "kind"): terms.KINDS,
    ("Participant", "nature"): terms.NATURES, ("Harm", "effect"): terms.EFFECTS, ("Toll", "effect"): terms.EFFECTS,
}  # fmt: skip


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description of the application, made once."""
    if app.openapi_schema is None:
        tags = [{"name": name, "description": says} for name, says in TAGS.items()]
        made = get_openapi(title="Onrecord", version=app.version, description=SAYS, routes=app.routes, tags=tags)
        for name in ("CorrectionSent", "ContributionSent"):
            made["components"]["schemas"][name]["properties"]["value"] = {"$ref": "#/components/schemas/Account"}
        asked = _asked(made)
        for name, schema in made["components"]["schemas"].items():
            _worded(name, schema)
            if name not in asked:
                _whole(schema)
        for path in made["paths"].values():
            for operation in path.values():
                _plainly(operation)
        app.openapi_schema = made
    return app.openapi_schema


def _asked(made: dict[str, Any]) -> set[str]:
    """The models that programs send, and those within them."""
    schemas = made["components"]["schemas"]
    waiting = [one.get("requestBody") for path in made["paths"].values() for one in path.values()]
    found = set[str]()
    while waiting:
        text = json.dumps(waiting.pop())
        for name in schemas.keys() - found:
            if f'"#/components/schemas/{name}"' in text:
                found.add(name)
                waiting.append(schemas[name])
    return found


def _worded(name: str, schema: dict[str, Any]) -> None:
    """Some values are one of a few words."""
    for value, one in schema.get("properties", {}).items():
        one.pop("title", None)
        if (words := WORDS.get((name, value))) is not None:
            one["enum"] = list(words)


def _whole(schema: dict[str, Any]) -> None:
    """In an answer every value is there, null where it is unknown."""
    if own := schema.get("properties"):
        schema["required"] = list(own)
        for one in own.values():
            one.pop("default", None)


def _plainly(operation: dict[str, Any]) -> None:
    """A parameter that is not given is left out: it is never null."""
    operation["operationId"] = operation["operationId"].partition("_api_")[0]
    for one in operation.get("parameters", ()):
        schema = one["schema"]
        given = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
        if len(given) == 1:
            del schema["anyOf"]
            schema |= given[0]
        schema.pop("title", None)
        schema.pop("description", None)
