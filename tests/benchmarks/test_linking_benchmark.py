"""The made-up world of the linking benchmark is the same each time, and what is measured in it is what it says."""

from __future__ import annotations

from collections import Counter

from benchmarks.linking.measure import measure
from benchmarks.linking.world import WORLD, World


def test_the_same_seed_makes_the_same_world():
    one, other, third = (list(World(seed).reports(300)) for seed in (1, 1, 2))
    assert one == other != third


def test_the_world_holds_what_its_table_says():
    told = [pair for report in World().reports(6000) for pair in report]
    assert len(told) == 6000
    accounts = [filed.account for filed, _ in told]
    assert abs(sum(account.when is not None for account in accounts) / 6000 - WORLD["dated"]) < 0.03
    assert abs(sum(account.place is None for account in accounts) / 6000 - WORLD["precision"]["none"]) < 0.03
    single = [size for size in Counter(event for _, event in told).values() if size == 1]
    assert abs(len(single) / len({event for _, event in told}) - WORLD["events"]["one"]) < 0.03
    for filed, _ in told[:50]:
        ((start, end),) = filed.account.evidence
        assert filed.report.coded_text[start:end].startswith("Then ")


def test_a_small_size_is_measured():
    found = measure(600)
    assert found["linked"] >= 600
    assert found["f1"] > found["apart"]["f1"]
    assert found["reports"] == 200
    assert 0 < found["joined"] < 200
    assert 0 < found["report_ms"]["p50"] <= found["report_ms"]["p95"] <= found["report_ms"]["most"]
