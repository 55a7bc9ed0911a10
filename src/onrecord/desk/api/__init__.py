"""The record for programs: ``/api/v1``, in the contract's JSON, described by ``/api/openapi.json`` and at ``/api``."""

from __future__ import annotations

from onrecord.desk.api.mounted import mount

__all__ = ["mount"]
