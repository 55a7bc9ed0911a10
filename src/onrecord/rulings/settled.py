"""A field settled: its value, the reason in words, and the flags that a person should see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """One field's value by the accounts, and why; ``field`` is its name in ``Incident.why``."""

    field: str
    value: T
    why: str
    flags: tuple[str, ...] = ()
