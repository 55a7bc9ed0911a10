"""What a public desk shows: only what was marked for it; a new room stays closed until its words were looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from starlette.requests import Request

from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault

F = TypeVar("F", bound=Callable[..., Any])


def shown(endpoint: F) -> F:
    """Marks an endpoint whose answers may leave the house: what it shows comes from ``Board.told`` and the columns."""
    endpoint.__dict__["public"] = True
    return endpoint


def checked(request: Request) -> None:
    """Refuses with 403, on a public desk, what isn't marked as shown to all."""
    public = board_of(request).settings.public
    if public and not getattr(request.scope.get("endpoint"), "public", False):
        reason = "this desk is public: here only incidents are shown, without what names people"
        raise Fault(403, reason, "go back to the incidents")
