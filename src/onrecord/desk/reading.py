"""The rooms below /reports, in the order in which their addresses are tried: a report's id may hold anything."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.desk import adding, correcting, listing, report, sourcing

router = APIRouter(include_in_schema=False)
for room in (listing, adding, correcting, sourcing, report):
    router.include_router(room.router)
