"""Onrecord reads news reports of conflict and crisis and keeps the record of what happened."""

__version__ = "0.1.0"
