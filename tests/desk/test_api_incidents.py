"""The incidents for programs: every page of the list, one of them, and its history."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.desk.api import keyset
from onrecord.desk.api.cursor import read, written
from onrecord.desk.columns import Columns, ordered
from onrecord.desk.seen import seen
from onrecord.desk.state import SORTS
from onrecord.desk.table import NAMES, table
from onrecord.plain import plain
from onrecord.record import Record, incident, incidents
from onrecord.record.facets import facet_row
from onrecord.rulings import Incident
from tests.desk.visitor import Visitor

LIST = "/api/v1/incidents"


def walked(client: Visitor, path: str) -> list[dict[str, Any]]:
    """All rows of a list, page after page."""
    found, next = list[dict[str, Any]](), path
    while next:
        page = client.get(next).json()
        found += page["items"]
        next = page["next"]
    return found


def columns(some: list[Incident]) -> Columns:
    return table(tuple(row[name] for name in NAMES) for row in (facet_row(one, ()) for one in some))


@pytest.mark.parametrize("sort", SORTS)
def test_the_pages_of_a_list_are_the_list_in_the_order_of_the_page(client: Visitor, sort: str) -> None:
    whole = [row["id"] for row in client.get(f"/incidents.json?sort={sort}").json()]
    assert len(whole) > 20
    assert [row["id"] for row in walked(client, f"{LIST}?sort={sort}&limit=7")] == whole


def test_rows_are_what_the_command_prints(client: Visitor, record: Record) -> None:
    rows = {row["id"]: row for row in walked(client, LIST)}
    assert rows == {one.id: plain(one) for one in incidents(record)}


def test_the_filters_are_those_of_the_page(client: Visitor) -> None:
    for query in ("type=suicide_bomb&country=AF", "since=2021-01-01&until=2021-06-30", "box=40,30,50,38", "q=Baquba"):
        page = [row["id"] for row in client.get(f"/incidents.json?{query}").json()]
        answer = client.get(f"{LIST}?{query}").json()
        assert ([row["id"] for row in answer["items"]], answer["total"]) == (page, len(page))
        assert page, query


@pytest.mark.parametrize("sort", SORTS)
def test_rows_that_come_and_go_shift_no_page(record: Record, sort: str) -> None:
    """What came before the cursor when it was made, and its own row gone: the next page has what the last one led to."""
    every = incidents(record)
    before = columns(every)
    rows = ordered(before, before.start >= 0, sort)
    half = len(rows) // 2
    cursor = read(written(keyset.key(before, int(rows[half]), sort)), keyset.kinds(sort))
    gone = {before.ids[int(row)] for row in rows[half - 3 : half + 1]}
    after = columns([one for one in every if one.id not in gone])
    found = keyset.page(after, ordered(after, after.start >= 0, sort), sort, cursor, 500)
    assert [after.ids[row] for row in found] == [before.ids[int(row)] for row in rows[half + 1 :]]


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMiwzXQ", "bnVsbA", "W251bGxd", "a" * 1999, "WzAsIngiLDAsMCwieCJd"])
def test_what_is_no_cursor_is_refused(client: Visitor, after: str) -> None:
    answer = client.get(f"{LIST}?after={after}")
    assert answer.status_code == 404
    assert "is no cursor of this list" in answer.json()["error"]["reason"]


def test_facets_count_what_their_values_would_leave(client: Visitor) -> None:
    counted = client.get("/api/v1/facets?country=IQ").json()
    for value in counted["type"]:
        found = client.get(f"{LIST}?country=IQ&type={value['value']}").json()
        assert found["total"] == value["incidents"]
    assert len(counted["country"]) > 1  # its own choice does not hide a facet's other values


def test_one_incident_is_what_show_prints_and_the_state_that_was_seen(client: Visitor, record: Record) -> None:
    for one in incidents(record):
        told = incident(record, one.id)
        assert client.get(f"{LIST}/{one.id}").json() == {**plain(told), "seen": seen(told)}


def test_another_ruling_settles_the_tolls_anew_and_changes_nothing_seen(client: Visitor, record: Record) -> None:
    (one,) = [one for one in incidents(record) if len(one.accounts) == 5]
    lowest, own = (client.get(f"{LIST}/{one.id}{query}").json() for query in ("?ruling=lowest", ""))
    assert (lowest["incident"]["ruling"], own["incident"]["ruling"]) == ("lowest", "range")
    assert lowest["seen"] == own["seen"]
    assert client.get(f"{LIST}/{one.id}?ruling=hierarchy").status_code == 422


def test_links_compare_every_two_accounts(client: Visitor, record: Record) -> None:
    (one,) = [one for one in incidents(record) if len(one.accounts) == 5]
    found = client.get(f"{LIST}/{one.id}/links").json()
    assert len(found) == 10
    assert all(link["why"] and 0 <= link["score"] <= 1 for link in found)


def test_its_history_says_why_it_is_there(client: Visitor, record: Record) -> None:
    for one in incidents(record):
        (added,) = walked(client, f"{LIST}/{one.id}/history")
        assert (added["kind"], added["id"]) == ("added", one.id)
        assert added["because"]


def test_all_changes_page_by_page(client: Visitor, record: Record) -> None:
    found = [one["id"] for one in walked(client, "/api/v1/changes?limit=3")]
    assert sorted(found) == sorted(one.id for one in incidents(record))


def test_an_incident_that_is_none(client: Visitor) -> None:
    answer = client.get(f"{LIST}/I-nowhere")
    assert answer.status_code == 404
    assert answer.json()["error"]["status"] == 404
    assert "there is no incident" in answer.json()["error"]["reason"]


def test_an_answer_that_one_has_is_not_sent_again(client: Visitor) -> None:
    first = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(LIST, headers={"If-None-Match": 'W/"other"'}).status_code == 200
    assert client.get(f"{LIST}/I-nowhere", headers={"If-None-Match": "*"}).status_code == 404
