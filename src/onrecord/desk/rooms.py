"""The rooms of the desk, each a router of a module; one a line, in the order in which their addresses are asked."""

from __future__ import annotations

from onrecord.desk.blind import router as blind
from onrecord.desk.compare import router as compare
from onrecord.desk.csrf import router as csrf
from onrecord.desk.incident import router as incident
from onrecord.desk.incidents import router as incidents
from onrecord.desk.people.admin import router as admin
from onrecord.desk.people.login import router as login
from onrecord.desk.people.own import router as own
from onrecord.desk.public_rooms import router as public
from onrecord.desk.reading import router as reading
from onrecord.desk.review import router as review
from onrecord.desk.review_decide import router as review_decide
from onrecord.desk.situation import router as situation

ROOMS = (
    csrf,
    login,
    own,
    admin,
    incidents,
    incident,
    reading,
    situation,
    review,
    review_decide,
    compare,
    blind,
)
PUBLIC = (incidents, public, *ROOMS)  # of a public desk, whose own rooms come before those that it keeps closed
