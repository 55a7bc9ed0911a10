"""Coders: what reads a report and writes down what it says. Ours is one of them; another can be put in its place."""

from onrecord.coders.protocol import CannotCode, Coder, CoderError
from onrecord.coders.registry import Listed, choose, listed
from onrecord.coders.running import Chosen, code_many, refusal, running, waits

__all__ = [
    "CannotCode", "Chosen", "Coder", "CoderError", "Listed", "choose", "code_many", "listed", "refusal", "running",
    "waits",
]  # fmt: skip
