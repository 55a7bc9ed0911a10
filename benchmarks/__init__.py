"""Benchmarks: one file each, each runnable alone (``python -m benchmarks.leads --gold FILE``), one JSON line last."""
