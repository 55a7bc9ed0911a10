"""Log-ins that fail are slowed down, by account and by address: after a few free ones the wait doubles each time.

Counted in memory, before the password is looked at, so that many tries at once count as many; what is right takes its
own count back. Whether an account exists makes no difference. The price: who knows a name can keep its person from
logging in while they go on failing, for five minutes a try; open sessions and tokens are not touched.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from onrecord.desk.people.accounts import key
from onrecord.desk.people.book import Clock

MOST = 20_000  # accounts and addresses remembered; beyond, those that failed longest ago are forgotten
FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """``free`` tries, then a wait of 1, 2, 4, ... seconds, ``longest`` at most."""

    free: int
    longest: int

    def wait(self, failed: int) -> timedelta:
        """How long after that many failures."""
        return timedelta(seconds=min(2 ** min(failed - self.free, 30), self.longest) if failed >= self.free else 0)


ACCOUNT, ADDRESS = Limit(5, 300), Limit(20, 900)


@dataclass(slots=True)
class _Count:
    failed: int
    last: datetime


class Slowing:
    """The counts of one desk."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._lock = clock, Lock()
        self._counts: OrderedDict[tuple[str, str], _Count] = OrderedDict()

    def begin(self, name: str, address: str) -> int:
        """Counts a try as failed and gives 0; or, without counting, the seconds that have to pass before one."""
        with self._lock:
            now, keys = self._clock(), _keys(name, address)
            left = max(self._left(one, limit, now) for one, limit in keys)
            if left > timedelta(0):
                return int(left.total_seconds()) + 1
            for one, _ in keys:
                self._add(one, now)
            return 0

    def back(self, name: str, address: str) -> None:
        """The try was not looked at: it counts for nothing."""
        with self._lock:
            for one, _ in _keys(name, address):
                if one in self._counts:
                    self._counts[one].failed -= 1

    def right(self, name: str, address: str) -> None:
        """The try was right: the account's failures are forgotten, the address's only by this one, so that somebody
        who has an account can't go on trying others."""
        with self._lock:
            (account, _), (place, _) = _keys(name, address)
            self._counts.pop(account, None)
            if place in self._counts:
                self._counts[place].failed -= 1

    def _left(self, one: tuple[str, str], limit: Limit, now: datetime) -> timedelta:
        count = self._counts.get(one)
        if count is None or now - count.last > FORGOTTEN:
            self._counts.pop(one, None)
            return timedelta(0)
        return count.last + limit.wait(count.failed) - now

    def _add(self, one: tuple[str, str], now: datetime) -> None:
        count = self._counts.setdefault(one, _Count(0, now))
        count.failed, count.last = count.failed + 1, now
        self._counts.move_to_end(one)
        while len(self._counts) > MOST:
            self._counts.popitem(last=False)


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], Limit], tuple[tuple[str, str], Limit]]:
    return (("account", key(name[:200])), ACCOUNT), (("address", _network(address)), ADDRESS)


def _network(address: str) -> str:
    """An address of IPv6 by its /64, of which one house has all."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
