"""What is said where the desk itself fails: no more of it than that, with the headers of every other answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import faults
from onrecord.desk.fault import Fault
from onrecord.desk.security import HEADERS

REASON = "the desk failed at this; what was kept before is kept"
STEP = "do it again; if it fails again, show those who run this desk what it printed"


async def failed(request: Request, error: Exception) -> Response:
    """500. The server prints the error itself."""
    answer = await faults.told(request, Fault(500, REASON, STEP))
    answer.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return answer
