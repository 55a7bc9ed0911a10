"""An incident that was merged answers for the ids that it had."""

from __future__ import annotations

from pathlib import Path

from onrecord.desk import Settings
from onrecord.linking import Judgement
from onrecord.record import Record, accounts, incidents, judge, match, take
from tests.desk.visitor import Visitor
from tests.record.made_up import CODER, intaken, report


def test_a_former_id_leads_to_the_incident_that_answers_for_it(tmp_path: Path) -> None:
    path = tmp_path / "former.db"
    with Record.open(path) as record:
        take(record, [intaken(report(0)), intaken(report(3))], CODER)
        match(record)
        before = {one.id for one in incidents(record)}
        one, other = accounts(record)
        judge(record, Judgement(one.id, other.id, "same", "Ada", why="the same raid"))
        match(record)
        (now,) = incidents(record)
    (gone,) = before - {now.id}
    with Visitor(Settings(path)) as client:
        page = client.get(f"/incidents/{gone}").text
        assert f"You asked for <code>{gone}</code>" in page
        assert f'<a href="/incidents/{now.id}"><code>{now.id}</code></a>, shown here' in page
        assert f"<code>{gone}</code></a> <strong>merged</strong>\n      into this incident" in page
        assert "judgement 1, same, by Ada: the same raid" in page
        twin = client.get(f"/incidents/{gone}.json").json()
        assert (twin["formerly"], twin["incident"]["id"]) == (gone, now.id)
        assert "by Ada: the same raid" in client.get(f"/incidents/{now.id}").text
        assert "You asked for" not in client.get(f"/incidents/{now.id}").text
