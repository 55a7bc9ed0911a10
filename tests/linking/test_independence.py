"""Whose word each account is: copies, rewritten and translated stories, shared quotes, and the origins they make."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import origins
from tests.linking.printed import BODIES, account, groups

WIRE = (
    "Gunmen attacked a checkpoint on the road between Halfaya and Sirwan early on Monday, killing three policemen and "
    "wounding five, a provincial official said. The attackers came in two pickup trucks and fled towards the hills "
    "before reinforcements arrived. It was the second attack on the road this month. Local leaders have asked the "
    "government for more guards, saying that farmers no longer dare to take their harvest to the market. No group has "
    "claimed the attack."
)
SENTENCES = WIRE.split(". ")
OWN = (
    "Three policemen died when their post was overrun on Monday morning, residents said. Men in pickups opened fire from "
    "both sides of the highway. A farmer who hid in a ditch said the shooting went on for half an hour. The interior "
    "ministry promised an inquiry and new posts along the route, which has seen repeated raids since winter."
)
THIRD = (  # every third phrase in other words, as a desk rewrites an agency's story
    "Armed men attacked a checkpoint on the road linking Halfaya and Sirwan before dawn on Monday, killing three "
    "policemen and injuring five, an official of the province said. The attackers arrived in two pickup trucks and fled "
    "towards the mountains before reinforcements came. It was the second attack on the road in four weeks. Local leaders "
    "have asked the government for more guards, saying that farmers are afraid to take their harvest to the market. "
    "Nobody has claimed the attack."
)
UPDATE = WIRE.replace("killing three policemen", "killing six policemen") + " The toll rose after two died in hospital."
DIGEST = (
    "Prices of bread rose again in the capital this week, and the central bank has not said what it will do. The football "
    "league begins on Friday with three matches. Two new schools were opened by the governor. In other news: "
    + SENTENCES[0] + ". The weather will stay dry until the weekend, and the ferry runs again from Thursday. A museum of "
    "the river is planned for next spring, and tickets will be free on the first Sunday of each month for all residents."
)  # fmt: skip
FOOTER = (
    " Subscribe to our newsletter and never miss a story. The views expressed by readers are their own. Reproduction of "
    "this material without the written consent of the publisher is forbidden under the law of the land and of all treaties "
    "that apply. Follow us on all channels for breaking news, weather, traffic and sport around the clock, every day."
)


A = account("a", WIRE)
TEXTS = [
    ("the same words the next day", [A, account("b", WIRE, day=5)], ["ab"]),
    ("other line breaks, capitals and accents", [A, account("b", WIRE.replace(". ", ".\n").upper(), day=5)], ["ab"]),
    ("cut by half", [A, account("b", WIRE[: len(WIRE) // 2], day=5)], ["ab"]),
    ("cut by half, on the same day", [account("a", WIRE[: len(WIRE) // 2]), account("b", WIRE)], ["ab"]),
    ("under another headline", [account("a", WIRE, title="Three die on the road"), account("b", WIRE, title="Bloodshed near Sirwan again", day=5)], ["ab"]),
    ("sentences moved", [A, account("b", ". ".join(SENTENCES[2:4] + SENTENCES[:2] + SENTENCES[4:]), day=5)], ["ab"]),
    ("an update of the text", [A, account("b", UPDATE, day=5)], ["ab"]),
    ("a third rewritten", [A, account("b", THIRD, day=5)], ["ab"]),
    ("a paragraph in a long digest", [A, account("b", DIGEST, day=5, told=SENTENCES[0])], ["ab"]),
    ("three in a row", [A, account("b", WIRE, day=5), account("c", THIRD, day=6)], ["abc"]),
    ("undated comes last", [account("a", WIRE, day=None), account("b", WIRE, day=9)], ["ba"]),
    ("two tellings, and a third report that is half of each", [A, account("b", OWN), account("c", f"{WIRE} {OWN}", day=5)], ["ac", "b"]),
    ("told in other words", [A, account("b", OWN, day=5)], ["a", "b"]),
    ("one sentence of it beside an own telling", [A, account("b", f"{OWN} {SENTENCES[0]}.", day=5)], ["a", "b"]),
    ("a shared footer", [account("a", f"{SENTENCES[0]}.{FOOTER}", told=SENTENCES[0]), account("b", f"{OWN[:150]}{FOOTER}", told=OWN[:150])], ["a", "b"]),
    ("a few words each", [account("a", "A bomb killed three people in Sirwan."), account("b", "A bomb killed three people in Sirwan.")], ["a", "b"]),
    ("a short sentence, whole", [account("a", "A roadside bomb killed three people in Sirwan on Monday, police said."), account("b", "A roadside bomb killed three people in Sirwan on Monday, police said.", day=5)], ["ab"]),
    ("nothing but a headline: the opening stands in", [account("a", WIRE, title="Three die", told=""), account("b", WIRE, day=5)], ["ab"]),
    ("two empty texts", [account("a", ""), account("b", "")], ["a", "b"]),
    ("one outlet twice", [account("a", WIRE, "Gazette"), account("b", OWN, "GAZETTE", day=5)], ["ab"]),
    ("no outlets", [account("a", WIRE, ""), account("b", OWN, "")], ["a", "b"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "filed", "expected"), TEXTS, ids=[case[0] for case in TEXTS])
def test_copies(label, filed, expected):
    assert groups(*filed) == expected


QUOTE = "we heard two cars stop at the bridge and then the shooting began and did not end until it was light"
QUOTES = [
    ("all that is told", f"A shepherd said: “{QUOTE}.”", f"\"{QUOTE.capitalize()}\", a witness told reporters.", ["ab"]),
    ("beside an own telling", f"{OWN} “{QUOTE},” a shepherd said.", f"{THIRD} “{QUOTE},” a man said.", ["a", "b"]),
    ("other words", f"A shepherd said: “{QUOTE}.”", "A shepherd said: “They came twice that night, first for the animals and then for the young men of us.”", ["a", "b"]),
    ("the same words, not quoted", f"A shepherd said: “{QUOTE}.”", "Two cars stopped at the bridge; then, said a shepherd, shooting began and went on until the sun was up.", ["a", "b"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "one", "other", "expected"), QUOTES, ids=[case[0] for case in QUOTES])
def test_quotes(label, one, other, expected):
    assert groups(account("a", one), account("b", other)) == expected


RENDERED = {
    "en": "At least 14 people were killed and 37 wounded on Monday when shells hit the market of Sirwan, said Dr Nabil Farouk of "
    "the Zahra hospital. The governor, Karim Daoud, said that 120 families had fled to Halfaya, 25 kilometres away. The Red "
    "Crescent sent 11 ambulances. In May, 62 people died in the same quarter, according to Amina Saleh of the group Madar.",
    "fr": "Au moins 14 personnes ont été tuées et 37 blessées lundi quand des obus ont frappé le marché de Sirwan, selon le docteur "
    "Nabil Farouk de l'hôpital Zahra. Le gouverneur, Karim Daoud, a dit que 120 familles avaient fui vers Halfaya, à 25 "
    "kilomètres. Le Croissant-Rouge a envoyé 11 ambulances. En mai, 62 personnes étaient mortes dans le même quartier, selon "
    "Amina Saleh du groupe Madar.",
    "es": "Al menos 14 personas murieron y 37 resultaron heridas el lunes al caer proyectiles en el mercado de Sirwan, dijo el doctor "
    "Nabil Farouk del hospital Zahra. El gobernador, Karim Daoud, dijo que 120 familias huyeron a Halfaya, a 25 kilómetros. La "
    "Media Luna Roja envió 11 ambulancias. En mayo, 62 personas murieron en el mismo barrio, según Amina Saleh del grupo Madar.",
    "other": "Shells fell on a crowded market in Sirwan on Monday. Karim Daoud, the governor, counted 16 dead. Amina Saleh of Madar said "
    "that 40 were hurt, some of them badly, and that Halfaya, 25 kilometres away, took in 100 families. The Zahra hospital is "
    "full, said Nabil Farouk, who works there.",
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("en", "fr", ["ab"]), ("en", "es", ["ab"]), ("fr", "es", ["ab"]), ("en", "other", ["a", "b"]), ("fr", "other", ["a", "b"]),
])  # fmt: skip
def test_translations(one, other, expected):
    assert groups(account("a", RENDERED[one]), account("b", RENDERED[other], day=5)) == expected
    assert groups(account("a", RENDERED[one]), account("b", RENDERED[other], day=None)) == ["a", "b"]


ARABIC = (
    "قتل ١٤ شخصا على الأقل وأصيب ٣٧ يوم الاثنين في قصف على سوق سروان. وقال المحافظ إن ١٢٠ عائلة فرت إلى حلفايا على بعد ٢٥ "
    "كيلومترا. وأرسل الهلال الأحمر ١١ سيارة إسعاف. وكان ٦٢ شخصا قد قتلوا في أيار و٨٨ في نيسان و٤١ في آذار."
)


def test_across_scripts_the_figures_in_their_order_are_left():
    english = "Fourteen (14) died, 37 were hurt, 120 families fled 25 kilometres, 11 ambulances came; before, 62, then 88, then 41 had died."
    assert groups(account("a", ARABIC), account("b", english)) == ["ab"]
    assert groups(account("a", ARABIC), account("b", RENDERED["en"])) == ["a", "b"]  # too few are left beside the names


def test_why_each_account_belongs():
    wire = account("w", WIRE, "Tigris Wire")
    found = origins(
        [
            wire,
            account("c", WIRE, "Gulf Post", day=5),
            account("p", f"{BODIES['p']}\nSource: Tigris Wire", "Herald", day=6),
            account("q", BODIES["q"], "Observer"),
        ]
    )
    assert [origin.name for origin in found] == ["Observer", "Tigris Wire"]
    assert [(m.account, m.why, m.repeats) for m in found[1].members] == [
        ("w", "", None), ("c", "repeats the words of Tigris Wire", "w"), ("p", "credits Tigris Wire", None),
    ]  # fmt: skip


def test_the_outlet_that_the_others_name_is_the_original():
    found = origins([account("a", f"{WIRE} (Agence Nord)"), account("z", WIRE, "Agence Nord")])
    assert [(m.account, m.why) for m in found[0].members] == [("a", "repeats the words of Agence Nord"), ("z", "")]


def test_an_uncredited_copy_has_the_origin_that_another_names():
    found = origins([A, account("b", f"{WIRE} (AFP)", day=5), account("q", f"{BODIES['q']} (AFP)")])
    assert [origin.name for origin in found] == ["AFP"]
    assert found[0].members[0].why == "tells what B has from AFP"


MANY = [A, account("b", THIRD, day=5), account("c", f"{WIRE} (AFP)"), account("d", OWN), account("e", f"{BODIES['p']} (AFP/Reuters)"), account("f", DIGEST, day=None, told=SENTENCES[0]), account("g", BODIES["q"], "D", day=6)]  # fmt: skip


@given(st.permutations(MANY))
@settings(max_examples=40)
def test_order_changes_nothing(filed):
    assert origins(filed) == origins(MANY)


@given(st.lists(st.sampled_from(MANY), unique_by=lambda f: f.id))
@settings(max_examples=60)
def test_every_account_has_one_origin(filed):
    found = [member.account for origin in origins(filed) for member in origin.members]
    assert sorted(found) == sorted(f.id for f in filed)


def test_a_large_incident_has_the_same_origins_as_its_parts():
    """Above a dozen accounts only those that share words are compared."""
    others = [
        account(f"x{n}", f"Report {n}: village {n} of district {n} saw {n} houses burn, says elder {n}. " * 3)
        for n in range(30)
    ]
    found = origins([*MANY, *others])
    assert set(origins(MANY)) <= set(found)
    assert len(found) == len(origins(MANY)) + 30
