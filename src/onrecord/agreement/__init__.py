"""How far two coders agree: which incidents both see, and of those they share, how far their values are the same."""

from onrecord.agreement.alpha import METRICS, Units, alpha, interval
from onrecord.agreement.fields import FIELDS, Field
from onrecord.agreement.measure import Agreement, Measured, measure
from onrecord.agreement.pairing import Paired, paired
from onrecord.agreement.row import Row, Toll, row_of, rows_from

__all__ = [
    "FIELDS", "METRICS", "Agreement", "Field", "Measured", "Paired", "Row", "Toll", "Units", "alpha", "interval",
    "measure", "paired", "row_of", "rows_from",
]  # fmt: skip
