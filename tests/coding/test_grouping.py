"""Which triggers tell of one incident, and which incident of the reader is which of the rules."""

from __future__ import annotations

from onrecord.coding import code
from onrecord.coding.clusters import clusters
from onrecord.coding.incidents import ruled
from onrecord.coding.stages import drafted
from onrecord.model import Account, Report
from tests.coding.marking import Said, marks

FIRST = "Masked riders swept through a hamlet at dawn."


def coded(text: str, *said: Said) -> tuple[Account, ...]:
    return code(Report("r", text), {"marks": lambda _: marks(text, *said)}).incidents


def types(text: str, *said: Said) -> list[str]:
    """The types of the groups, whatever their chance."""
    draft = drafted(Report("r", text), {"marks": lambda _: marks(text, *said)})
    return [cluster.type for cluster in clusters(draft, [told for told, _ in ruled(draft)])]


def trigger(words: str, kind: str = "attack", of: tuple[int, ...] = (1,)) -> Said:
    return Said("trigger", kind, words, of)


def test_what_points_back_joins_what_was_told() -> None:
    text = f"{FIRST} The sweep frightened everybody."
    assert types(text, trigger("swept"), trigger("sweep", of=(1, 2))) == ["attack"]


def test_two_places_part_two_incidents() -> None:
    text = "Riders swept through Mopti at dawn. A day later others swept on through Gao."
    assert types(text, trigger("swept through"), trigger("swept on", of=(2,))) == ["attack", "attack"]


def test_what_lies_far_apart_and_is_of_another_type_is_another_incident() -> None:
    filler = " ".join(f"Nobody spoke of it on day {day}." for day in range(5))
    text = f"{FIRST} {filler} Some neighbours were led off."
    assert types(text, trigger("swept"), trigger("led off", "arrests", of=(2,))) == ["attack", "arrests"]


def test_other_numbers_of_dead_part_what_the_encoder_takes_for_one_incident() -> None:
    text = "A bomb killed 40 people in a church in Colombo. Two women were shot dead in a street in Dehiwala."
    told = (trigger("bomb", "remote_explosive_landmine_ied", (1, 2)), trigger("shot dead", of=(1, 2)))
    assert types(text, *told) == ["remote_explosive_landmine_ied", "attack"]
    alike = "A bomb killed 40 people in a church in Colombo. The same bomb killed 40 people, the police said."
    again = (trigger("A bomb", "remote_explosive_landmine_ied", (1,)), trigger("same bomb", of=(1,)))
    assert len(types(alike, *again)) == 1


def test_an_act_long_after_another_is_another() -> None:
    text = "Riders swept through Gao on Monday and left nine dead, three years after raids in which 190 died."
    assert len(types(text, trigger("swept"), trigger("raids"))) == 2
    hurt = "Riders swept through Gao on Monday; a miller died there a week after he was shot."
    assert len(types(hurt, trigger("swept"), trigger("shot"))) == 1


def test_the_cluster_of_the_chief_telling_is_the_incident_of_the_rules() -> None:
    text = (
        "Gunmen ambushed a patrol of soldiers near Mosul on Monday. Monday's attack was the third such attack, and the "
        "attack was the worst."
    )
    again = (trigger("Monday's attack", of=(2,)), trigger("third such attack", of=(2,)))
    who = (Said("role", "perpetrator_person", "Gunmen"), Said("role", "target_person", "soldiers"))
    (only,) = coded(text, trigger("ambushed", "armed_clash"), *again, *who)
    assert only.type == "armed_clash" and only.place is not None and only.place.text.endswith("Mosul")


def test_who_is_told_of_far_away_is_lent_once_and_only_from_before() -> None:
    text = (
        "Coalition jets flew on Monday. Nobody heard them. Nobody saw them. They swept the plain of Nineveh. "
        "Nobody answered. Nobody cared. Later the Iraqi army rested."
    )
    far = (1, 2)
    (only,) = coded(
        text,
        trigger("swept", "air_drone_strike"),
        Said("role", "perpetrator_organisation", "Coalition jets", far),
        Said("role", "perpetrator_organisation", "Iraqi army", far),
    )
    assert [who.text for who in only.perpetrators] == ["Coalition jets"]


def test_who_is_told_of_far_away_is_not_lent_to_what_may_be_no_one_incident() -> None:
    text = (
        "Jihadists rested on Monday. Nobody heard them. Nobody saw them. The police took in two brokers. "
        "Nobody answered. Nobody cared."
    )
    (only,) = coded(
        text,
        trigger("took in", "arrests"),
        trigger("rested", "suicide_bomb", of=(2,)),
        Said("role", "perpetrator_organisation", "Jihadists", (1, 2)),
        Said("role", "target_person", "brokers"),
    )[-1:]
    assert (only.type, [who.text for who in only.perpetrators]) == ("arrests", [])
