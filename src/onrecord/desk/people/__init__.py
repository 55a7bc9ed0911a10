"""Who may come to a desk: people with passwords and roles, their sessions and their tokens for programs.

All of it stands in a file of its own beside the record (``RECORD.people``), so that a record that is given away holds
no password. The record only holds the names that signed what was done.
"""

from __future__ import annotations

from onrecord.desk.people.accounts import Member, accepted_name, people
from onrecord.desk.people.book import People, PeopleError

__all__ = ["Member", "People", "PeopleError", "accepted_name", "people"]
