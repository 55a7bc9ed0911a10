"""A refusal with its next step, for whichever room raises it; ``faults`` says it to people and programs."""

from __future__ import annotations

from starlette.exceptions import HTTPException


class Fault(HTTPException):
    """What was refused, why, and the next step."""

    def __init__(self, status: int, reason: str, step: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, reason, headers)
        self.step = step
