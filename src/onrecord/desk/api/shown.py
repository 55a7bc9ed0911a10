"""The API for people: a page at ``/api``, made of the description that programs get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.api.description import TAGS
from onrecord.desk.pages import page
from onrecord.desk.public import shown

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One method of one path: what it says, what may be given with it, what is sent, and what comes back."""

    method: str
    path: str
    says: str
    parameters: tuple[tuple[str, str, str], ...]  # name, kind, meaning
    sent: str
    answer: str


@router.get("/api")
@shown
def api_page(request: Request) -> Response:
    made = request.app.openapi()
    calls: dict[str, list[Call]] = {tag: [] for tag in TAGS}
    for path, methods in made["paths"].items():
        for method, one in methods.items():
            calls[one["tags"][0]].append(_call(method, path, one))
    models = {name: _values(schema) for name, schema in made["components"]["schemas"].items()
              if "properties" in schema and "[" not in name and "Listed" not in name}  # fmt: skip
    says = {name: made["components"]["schemas"][name].get("description", "") for name in models}
    return page(request, "api.html", here="/api", calls=calls, tags=TAGS, models=models, says=says,
                version=made["info"]["version"])  # fmt: skip


def _call(method: str, path: str, one: dict[str, Any]) -> Call:
    parameters = tuple((p["name"], kind(p["schema"]), p.get("description", "")) for p in one.get("parameters", ()))
    sent = ", ".join(kind(each["schema"]) for each in one.get("requestBody", {}).get("content", {}).values())
    good: dict[str, Any] = next((answer for status, answer in one["responses"].items() if status.startswith("2")), {})
    answer = ", ".join(kind(each["schema"]) if each.get("schema") else type
                       for type, each in good.get("content", {}).items())  # fmt: skip
    return Call(method.upper(), path, one.get("description", ""), parameters, sent, answer)


def _values(schema: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(name, kind(one), one.get("description", "")) for name, one in schema["properties"].items()]


def kind(schema: dict[str, Any]) -> str:
    """A JSON schema in a few words: "string or null", "list of Incident", "one of day, week"."""
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    if several := schema.get("anyOf"):
        return " or ".join(kind(one) for one in several)
    if schema.get("type") == "array":
        if fixed := schema.get("prefixItems"):
            return f"[{', '.join(kind(one) for one in fixed)}]"
        return f"list of {kind(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(more := schema.get("additionalProperties"), dict):
        return f"{kind(more)} by name"
    named = {"date": "day", "date-time": "time", "binary": "bytes"}.get(schema.get("format", ""))
    return named or str(schema.get("type", "any JSON"))


def _named(model: str) -> str:
    if model.startswith("Listed_"):
        return f"page of {model.removeprefix('Listed_').rstrip('_')}"
    return model
