"""Which other outlets an account takes its words from, by the names that its report gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.linking.independence.agencies import UNNAMED, key, resolve
from onrecord.linking.independence.credits import credited
from onrecord.linking.independence.passage import passage
from onrecord.linking.independence.printed import names
from onrecord.linking.independence.relayed import own_words, relayed
from onrecord.linking.nouns import Filed

_HOW = {"credits": "credits {}", "relays": "gives what was told to {}", "reports": "gives what {} reported"}
_UNNAMED = (UNNAMED, "agencies that it does not name")


@dataclass(frozen=True, slots=True)
class Other:
    """Another outlet whose words an account prints: its name, and how the account says so."""

    name: str
    how: str

    def __str__(self) -> str:
        return _HOW[self.how].format(self.name)


@dataclass(frozen=True, slots=True)
class Named:
    """``own``: the key of the account's outlet; ``others``: the outlets whose words it prints, by key."""

    own: str
    others: Mapping[str, Other]


def outlet_key(filed: Filed) -> str:
    """What the account's outlet is known by; a report without one stands for itself."""
    return key(filed.report.outlet) if filed.report.outlet else f"report {filed.report.id}"


def named(filed: Filed, outlets: Mapping[str, str]) -> Named:
    """Whose words the account prints. ``outlets``: the keys of the incident's outlets, by bare name.

    A report's credit line covers all of it, and "told AFP" the passage around it. What an outlet "reported" is one
    voice among others where the account names other speakers. An outlet's own reporter makes the words its own.
    """
    own, told = outlet_key(filed), passage(filed).printed
    found: dict[str, Other] = {}
    for credit in (*credited(filed.report), *relayed(told)):
        other, name = (resolve(credit.words, outlets, credit.last) if credit.words else _UNNAMED) or (own, "")
        if name and other == own and credit.how == "relays":
            return Named(own, {})
        if other != own and (credit.how != "reports" or not _other_voices(filed, outlets)):
            found.setdefault(other, Other(name, credit.how))
    return Named(own, {} if own_words(told) else found)


def _other_voices(filed: Filed, outlets: Mapping[str, str]) -> bool:
    """Whether someone who is no outlet tells of it too."""
    return any(
        not any(resolve(name, outlets) or resolve(name, outlets, True) for name in names(voice.text))
        for voice in filed.account.attribution
    )
