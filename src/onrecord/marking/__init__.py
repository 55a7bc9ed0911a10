"""Text to marks: what the learned reader sees in a report, with the chance that it is so."""

from onrecord.marking.marks import Mark, Marks, Standing, Tokens, mark

__all__ = ["Mark", "Marks", "Standing", "Tokens", "mark"]
