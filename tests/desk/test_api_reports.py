"""The reports for programs, what they say besides incidents, and the bytes that they came as."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

import pytest

from onrecord.plain import plain
from onrecord.record import Record, accounts, coded, reports, search, source
from onrecord.record.claiming import claims
from onrecord.record.rows import FAMILIES
from tests.desk.test_api_incidents import walked
from tests.desk.visitor import Visitor

ID = "northern-herald-2021-05-04"


def test_every_report_once_the_newest_first(client: Visitor, record: Record) -> None:
    found = walked(client, "/api/v1/reports?limit=3")
    assert {one["id"]: one for one in found} == {one.id: plain(one) for one in reports(record)}
    days = [one["published"] or "" for one in found]
    assert (len(found), days) == (len(reports(record)), sorted(days, reverse=True))


def test_reports_of_some_days_and_an_outlet(client: Visitor, record: Record) -> None:
    query = "since=2021-05-03&until=2021-05-31&outlet=Northern%20Herald"
    wanted = [
        one.id for one in reports(record) if one.outlet == "Northern Herald" and str(one.published)[:7] == "2021-05"
    ]
    assert [one["id"] for one in walked(client, f"/api/v1/reports?{query}&limit=1")] == wanted != []


def test_a_search_gives_the_best_with_a_passage(client: Visitor, record: Record) -> None:
    found = client.get("/api/v1/search?q=handcarts").json()
    assert found["items"] == [plain(hit) for hit in search(record, "handcarts")]
    assert "[handcarts]" in found["items"][0]["passage"]


def test_a_report_with_its_accounts_and_where_it_came_from(client: Visitor, record: Record) -> None:
    for one in reports(record):
        answer = client.get(f"/api/v1/reports/{quote(one.id, safe='')}").json()
        came = source(record, one.id)
        assert answer["report"] == plain(one)
        assert (answer["source"]["sha256"], answer["source"]["size"]) == (came.sha256, len(came.data))
        for account in answer["accounts"]:
            assert account["id"] in client.get(f"/api/v1/incidents/{account['incident']}").text


def test_what_a_report_says_is_the_line_of_the_coder(client: Visitor, record: Record) -> None:
    for report, said in coded(record):
        assert client.get(f"/api/v1/coded/{quote(report.id, safe='')}").json() == plain(said)


def test_the_bytes_are_those_that_came(client: Visitor, record: Record) -> None:
    answer = client.get(f"/api/v1/sources/{ID}")
    assert hashlib.sha256(answer.content).hexdigest() == source(record, ID).sha256
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_account_that_counts_once_with_its_incident(client: Visitor, record: Record) -> None:
    found = walked(client, "/api/v1/accounts?limit=4")
    assert [one["id"] for one in found] == [one.id for one in accounts(record)]
    for one in found:
        mine = walked(client, f"/api/v1/accounts?incident={one['incident']}")
        assert one["id"] in [each["id"] for each in mine]
    some = walked(client, f"/api/v1/accounts?report={ID}")
    assert {one["report"]["id"] for one in some} == {ID}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_saying_of_a_family_once(client: Visitor, record: Record, family: str) -> None:
    found = walked(client, f"/api/v1/{family}?limit=2")
    told = sorted(((report.id, position, plain(value)) for report, said in coded(record)
                   for position, value in enumerate(getattr(said, family))), key=lambda row: row[:2])  # fmt: skip
    assert [(one["report"], one["position"], one["value"]) for one in found] == told


def test_claims_are_those_that_the_command_prints(client: Visitor, record: Record) -> None:
    found = walked(client, "/api/v1/claims?limit=1")
    assert found == [plain(one) for one in claims(record)] != []
    one = client.get(f"/api/v1/claims/{found[0]['claim']['id']}").json()
    assert [held["id"] for held in one["incidents"]] == [*found[0]["holds"], *found[0]["may"]]


@pytest.mark.parametrize("path", ["reports/nothing", "coded/nothing", "sources/nothing", "claims/nothing"])
def test_what_is_not_there(client: Visitor, path: str) -> None:
    error = client.get(f"/api/v1/{path}").json()["error"]
    assert error["status"] == 404
    assert error["next"]


@pytest.mark.parametrize("day", ["0", "1588000000", "20200414", "2020-4-14", "x", ""])
def test_a_day_is_written_out(client: Visitor, day: str) -> None:
    assert client.get(f"/api/v1/reports?since={day}").status_code == 422
    assert client.get(f"/api/v1/incidents?since={day}").status_code == 422


def test_a_public_desk_gives_no_reports(record_file: object) -> None:
    from onrecord.desk import Settings

    with Visitor(Settings(record_file, public=True)) as public:  # type: ignore[arg-type]
        for path in (
            "reports",
            f"reports/{ID}",
            f"coded/{ID}",
            f"sources/{ID}",
            "accounts",
            "statements",
            "claims",
            "search?q=a",
        ):
            assert public.get(f"/api/v1/{path}").status_code == 403, path
