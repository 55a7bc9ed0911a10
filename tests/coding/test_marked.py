"""Marks to accounts: the encoder's words turned into values by grammar, codebook and gazetteer."""

from __future__ import annotations

from onrecord.coding import code
from onrecord.model import Account, Coded, Report
from tests.coding.marking import Said, marks

# Words by which the rules tell of no incident, so that all values are the reader's.
TEXT = (
    "Masked riders swept through the hamlet near Mopti on 3 May 2021, and at least 14 farmers never rose again. "
    "The riders, thought to be from Katiba Macina, also led two nurses away with them, a local mayor said."
)
SWEPT = Said("trigger", "attack", "swept through")
TOOK = Said("trigger", "abduction_forced_disappearance", "led", (2,))
ROLES = (
    Said("role", "perpetrator_person", "Masked riders", (1, 2), who="riders"),
    Said("role", "perpetrator_person", "The riders", (1, 2), who="riders"),
    Said("role", "place", "Mopti"),
    Said("role", "when", "3 May 2021"),
    Said("harm", "killed", "at least 14 farmers"),
    Said("role", "target_person", "farmers"),
    Said("harm", "abducted", "two nurses", (2,)),
    Said("role", "target_person", "nurses", (2,)),
)


def coded(*said: Said, text: str = TEXT, **more: object) -> tuple[Account, ...]:
    report = Report("r", text)
    made: Coded = code(report, {"marks": lambda _: marks(text, *said, **more)})  # type: ignore[arg-type]
    for one in made.incidents:
        assert_spans(text, one)
    return made.incidents


def assert_spans(text: str, one: Account) -> None:
    values = [one.place, one.when, *one.perpetrators, *one.targets, *one.weapons, *one.harm, *one.attribution]
    for value in values:
        assert value is None or text[slice(*value.span)] == value.text


def test_two_triggers_make_two_incidents_each_with_its_own() -> None:
    first, second = coded(SWEPT, TOOK, *ROLES)
    assert (first.type, second.type) == ("attack", "abduction_forced_disappearance")
    assert [(h.effect, h.low, h.high) for h in first.harm] == [("killed", 14, None)]
    assert [(h.effect, h.low, h.high) for h in second.harm] == [("abducted", 2, 2)]
    assert first.place is not None and first.place.name == "Mopti"
    assert first.when is not None and first.when.start is not None and first.when.start.isoformat() == "2021-05-03"


def test_the_day_of_its_being_said_is_not_the_day() -> None:
    text = "Masked riders swept through the hamlet near Mopti, officials said on Saturday."
    when = Said("role", "when", "Saturday")
    (swept,) = coded(SWEPT, ROLES[0], when, text=text)
    assert swept.when is None


def test_those_whom_arrests_take_are_detained() -> None:
    text = "Masked riders went off with two nurses near Mopti."
    took = Said("trigger", "arrests", "went off")
    who = Said("role", "perpetrator_person", "Masked riders")
    (one,) = coded(took, who, Said("harm", "abducted", "two nurses"), text=text)
    assert [(row.effect, row.low) for row in one.harm] == [("detained", 2)]


def test_a_participant_is_named_once_with_all_its_mentions() -> None:
    (first, _) = coded(SWEPT, TOOK, *ROLES)
    (riders,) = first.perpetrators
    assert riders.text == "Masked riders"
    assert [TEXT[slice(*span)] for span in riders.mentions] == ["Masked riders", "riders"]


def test_every_value_says_which_stage_gave_it() -> None:
    (first, _) = coded(SWEPT, TOOK, *ROLES)
    assert first.by["type"] == "reader" and first.by["harm"] == "reader"


def test_an_unsure_trigger_makes_no_incident() -> None:
    assert coded(Said("trigger", "attack", "swept through", confidence=0.02), *ROLES[:1]) == ()


def test_triggers_of_one_incident_make_one_account() -> None:
    again = Said("trigger", "attack", "never rose")
    (only,) = coded(SWEPT, again, *ROLES[:1])
    assert only.type == "attack"


def test_the_status_is_the_likeliest_and_what_did_not_happen_harms_nobody() -> None:
    (only,) = coded(SWEPT, *ROLES[:6], statuses={"planned": 0.9, "occurred": 0.05})
    assert only.status == "planned" and only.harm == ()


def test_a_number_is_nobody_and_counts_of_things_harm_nobody() -> None:
    text = "Riders swept through three of the hamlets with 87 detonators, taking the toll of the war to 49."
    (only,) = coded(
        Said("trigger", "attack", "swept through"),
        Said("role", "perpetrator_person", "Riders"),
        Said("role", "target_person", "three"),
        Said("harm", "killed", "87 detonators"),
        Said("harm", "injured", "49"),
        text=text,
    )
    assert only.targets == () and only.harm == ()


def test_whom_a_release_frees_it_did_not_abduct() -> None:
    text = "Riders let two nurses go."
    (only,) = coded(
        Said("trigger", "other_strategic", "let"),
        Said("role", "target_person", "nurses"),
        Said("harm", "abducted", "two nurses"),
        text=text,
    )
    assert only.type == "other_strategic" and only.harm == ()


def test_a_bare_trigger_is_no_incident() -> None:
    assert coded(Said("trigger", "attack", "swept through"), text="They swept through.") == ()


def test_a_plan_of_the_rules_falls_where_the_reader_is_sure_that_it_was_done() -> None:
    text = "Militants threatened to kill two nurses in Basra."
    killing = (Said("trigger", "attack", "kill"), Said("role", "target_person", "nurses"))
    for occurred, status in ((0.999, "occurred"), (0.9, "planned")):
        (only,) = coded(*killing, text=text, statuses={"occurred": occurred, "planned": 1 - occurred})
        assert only.status == status


def test_a_weak_trigger_must_say_who_did_it_or_whom_it_harmed() -> None:
    text = "Riders swept through the hamlet of Mopti on Monday; nine farmers fell."
    weak = Said("trigger", "attack", "swept through", confidence=0.39)
    told = (Said("role", "place", "Mopti"), Said("role", "when", "Monday"), Said("role", "target_object", "hamlet"))
    assert coded(weak, *told, text=text) == ()
    done = (Said("role", "perpetrator_person", "Riders"), Said("harm", "killed", "nine farmers"))
    (only,) = coded(weak, *told, *done, text=text)
    assert only.type == "attack"
