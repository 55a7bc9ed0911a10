"""What whoever shows or publishes places has to say of the gazetteers that they are from."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.places.gazetteer import added, refresh
from onrecord.places.store.refused import Refused
from onrecord.places.store.sources import GEONAMES, WHOSONFIRST

Credit = dict[str, str]
_KNOWN = {"geonames": ("GeoNames", *GEONAMES), "whosonfirst": ("Who's On First", *WHOSONFIRST)}


def credits(ids: Iterable[str]) -> list[Credit]:
    """Name, licence and attribution of each source of places with these ids, as ``geonames:94787``.

    GeoNames is always among them: the names of divisions and countries are its own. A gazetteer that is no longer in
    use is named and no more, unless its source is known.
    """
    prefixes = sorted({"geonames", *(id.partition(":")[0] for id in ids)} - {"onrecord"})
    own = _own()
    found = [credit for prefix in prefixes for credit in (*_known(prefix, own), *own.get(prefix, ()))]
    return list({credit["attribution"] or credit["name"]: credit for credit in reversed(found)}.values())[::-1]


def _own() -> dict[str, list[Credit]]:
    refresh()
    found: dict[str, list[Credit]] = {}
    try:
        for each in added():
            about = each.about
            found.setdefault(about.prefix, []).append(_credit(about.name, about.licence, about.attribution))
    except Refused:
        return {}  # whoever reads with it is told; what is published may still be
    return found


def _known(prefix: str, own: dict[str, list[Credit]]) -> list[Credit]:
    if prefix in own and prefix not in _KNOWN:
        return []
    return [_credit(*_KNOWN.get(prefix, (prefix, "", "")))]


def _credit(name: str, licence: str, attribution: str) -> Credit:
    return {"name": name, "licence": licence, "attribution": attribution}
