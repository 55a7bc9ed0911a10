"""Incidents out of the house, one file a format; each export says by which ruling, and what was left out."""

from __future__ import annotations

from onrecord.publish.about import About, Head
from onrecord.publish.registry import UnknownFormat, export, known, pieces, stream, usual_ruling
from onrecord.publish.writing import PublishError

__all__ = ["About", "Head", "PublishError", "UnknownFormat", "export", "known", "pieces", "stream", "usual_ruling"]
