"""One-to-one assignment of rows to columns with the greatest sum (Kuhn 1955, Munkres 1957; with row potentials)."""

from __future__ import annotations

from collections.abc import Sequence

Gains = Sequence[Sequence[float]]


def assign(gains: Gains) -> list[tuple[int, int]]:
    """Pairs (row, column) of the best assignment; pairs that gain nothing are left out. Every row has equal length."""
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    columns = _columns([[-gain for gain in row] for row in gains])
    return [(row, column) for row, column in sorted(columns.items()) if gains[row][column] > 0]


def _columns(costs: Gains) -> dict[int, int]:
    """The column of each row at the least cost; rows are no more than columns. Column 0 is a place to start from."""
    high, wide = len(costs), len(costs[0])
    rows, columns = [0.0] * (high + 1), [0.0] * (wide + 1)
    taken = [0] * (wide + 1)
    for row in range(1, high + 1):
        taken[0] = row
        _grow(costs, rows, columns, taken)
    return {taken[column] - 1: column - 1 for column in range(1, wide + 1) if taken[column]}


def _grow(costs: Gains, rows: list[float], columns: list[float], taken: list[int]) -> None:
    """Takes in the row that waits at column 0, along the cheapest path that ends in a free column."""
    wide = len(columns)
    least, before, done = [float("inf")] * wide, [0] * wide, [False] * wide
    at = 0
    while taken[at]:
        done[at] = True
        row = taken[at]
        for column in (column for column in range(1, wide) if not done[column]):
            cost = costs[row - 1][column - 1] - rows[row] - columns[column]
            if cost < least[column]:
                least[column], before[column] = cost, at
        near = min((column for column in range(1, wide) if not done[column]), key=lambda column: least[column])
        _shift(least[near], done, least, rows, columns, taken)
        at = near
    while at:
        taken[at] = taken[before[at]]
        at = before[at]


def _shift(
    by: float, done: list[bool], least: list[float], rows: list[float], columns: list[float], taken: list[int]
) -> None:
    for column, reached in enumerate(done):
        if reached:
            rows[taken[column]] += by
            columns[column] -= by
        else:
            least[column] -= by
