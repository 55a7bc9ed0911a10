"""The desk: where a person reads, checks and decides, in the browser. ``create`` makes the application."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.desk.app import create
    from onrecord.desk.settings import Settings

_WHERE = {"create": "app", "Settings": "settings"}  # who only asks for people need not wait for the whole desk

__all__ = ["Settings", "create"]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
