"""Which accounts MUC-4 wants: the one decision of the benchmark that is not a crosswalk, kept apart with its rules.

``refusal(account, published)`` names the rule of ``relevance.yaml`` that turns an account down, or None where MUC-4
wants it. A learned reader may put a probability on an account (field ``TERRORIST``): then ``threshold`` decides
in place of the rules on who fights whom; those on status, country, date and summaries hold all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.model import Account

Rules = Mapping[str, Any]
Rule = Callable[[Account, "date | None", Rules], bool]

TERRORIST = "terrorism"  # the field of an account that may hold the probability


@cache
def rules() -> Rules:
    loaded: Rules = yaml.safe_load(Path(__file__).with_name("relevance.yaml").read_text(encoding="utf-8"))
    return loaded


def refusal(account: Account, published: date | None, given: Rules | None = None) -> str | None:
    """The name of the first rule that turns an account down; None where the account is wanted."""
    held = given or rules()
    probability: float | None = getattr(account, TERRORIST, None)
    asked = CERTAIN if probability is None else {**GENERAL, "threshold": lambda *_: probability < held["threshold"]}
    return next((name for name, rule in asked.items() if rule(account, published, held)), None)


def _old(account: Account, published: date | None, held: Rules) -> bool:
    end = account.when.end if account.when else None
    return bool(end and published and end < published - timedelta(days=held["days"]))


def _abroad(account: Account, _: date | None, held: Rules) -> bool:
    country = account.place.country if account.place else None
    return bool(held["countries"]) and country is not None and country not in held["countries"]


def _fighters_only(account: Account, _: date | None, held: Rules) -> bool:
    """Rule 1 (b): nobody and nothing civilian is hit; what only the harm rows name counts as well."""
    hit = _hit(account)
    return bool(hit) and all(kind in held["armed"] for kind in hit)


def _insurgents_hit(account: Account, _: date | None, held: Rules) -> bool:
    """Rule 1 (a): another such group, or a member of it."""
    hit = _hit(account)
    return bool(hit) and all(kind in held["insurgents"] for kind in hit)


def _hit(account: Account) -> list[str]:
    """The kinds of all who were hit. An object is civilian whoever owns it, if it is no soldier's."""
    kinds = [one.kind for one in account.targets]
    return kinds + [row.who.kind for row in account.harm if row.who and row.who.kind not in kinds]


def _unspecific(account: Account, _: date | None, held: Rules) -> bool:
    told = account.targets or any(row.low or row.high for row in account.harm)
    marked = getattr(account, TERRORIST, None) is not None and (account.perpetrators or account.weapons)
    return bool(held["specific"]) and not (told or marked)


GENERAL: Mapping[str, Rule] = {
    "status": lambda account, _, held: account.status not in held["statuses"],
    "aggregate": lambda account, _, held: account.aggregate and not held["aggregate"],
    "background": lambda account, _, held: account.background and not held["background"],
    "confidence": lambda account, _, held: account.confidence < held["confidence"],
    "country": _abroad,
    "old": _old,
    "unspecific": _unspecific,
}
CERTAIN: Mapping[str, Rule] = {**GENERAL, "fighters": _fighters_only, "insurgents": _insurgents_hit}
