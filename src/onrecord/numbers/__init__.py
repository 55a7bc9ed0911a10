"""Counts of people in a text, with their bounds, told apart from every other number."""

from onrecord.numbers.count import KINDS, Count
from onrecord.numbers.find import counts
from onrecord.numbers.people import conjuncts, people

__all__ = ["KINDS", "Count", "conjuncts", "counts", "people"]
