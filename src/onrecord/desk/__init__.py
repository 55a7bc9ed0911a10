"""The desk: where a person reads, checks and decides, in the browser. ``create`` makes the application."""

from __future__ import annotations

from onrecord.desk.app import create
from onrecord.desk.settings import Settings

__all__ = ["Settings", "create"]
