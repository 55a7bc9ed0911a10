"""A day as it is typed into a form or an address."""

from __future__ import annotations

from datetime import date


class NoDay(ValueError):
    """Words that are no day: the ``reason`` names them, the ``step`` says what may stand there."""

    def __init__(self, text: str) -> None:
        self.reason, self.step = f"{text!r} is no day", "write it as in 2020-04-14"
        super().__init__(f"{self.reason}; {self.step}")


def day_of(text: str | None) -> date | None:
    """The day that ISO 8601 writes so, ``None`` where nothing is written. ``NoDay``; how that is told, and of which
    field, is up to whoever asks."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NoDay(text or "") from None
