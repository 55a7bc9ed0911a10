"""Accounts joined by any chain of close pairs: no incident reaches beyond, so each can be clustered by itself."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


class Components:
    """Numbers from 0 to ``size``, joined pair by pair (union-find with path halving)."""

    def __init__(self, size: int) -> None:
        self._above = array("i", range(size))

    def of(self, number: int) -> int:
        """The component, named by its smallest number."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        one, other = self.of(one), self.of(other)
        if one != other:
            self._above[max(one, other)] = min(one, other)

    def all(self) -> NDArray[np.int64]:
        """The component of every number."""
        return np.fromiter((self.of(number) for number in range(len(self._above))), np.int64, len(self._above))

    def groups(self) -> Iterable[list[int]]:
        """All components, singles too, by their smallest number; each in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self.of(number), []).append(number)
        return found.values()
