"""Which words of a text are places, and which places they are. Sentences written for this project."""

from __future__ import annotations

import itertools

import pytest

from onrecord.places import find

Found = list[tuple[str, str | None, str | None, str]]

CASES: list[tuple[str, str, Found]] = [
    # label, text, [(printed, name, country, precision)]
    ("a town behind a preposition", "A bomb went off in Mosul.", [("Mosul", "Mosul", "IQ", "exact")]),
    (
        "a town and its country",
        "The raid in Springfield, Illinois, failed.",
        [("Springfield, Illinois", "Springfield", "US", "exact")],
    ),
    (
        "a dateline in capitals",
        "BAGHDAD, Iraq (AP) - Troops moved out.",
        [("BAGHDAD, Iraq", "Baghdad", "IQ", "exact")],
    ),
    ("a dateline without a country", "KABUL (Reuters) – Troops moved out.", [("KABUL", "Kabul", "AF", "exact")]),
    ("a province", "Shelling hit Kirkuk province.", [("Kirkuk province", "Kirkuk", "IQ", "admin1")]),
    ("a city by its word", "Shelling hit the city of Kirkuk.", [("city of Kirkuk", "Kirkuk", "IQ", "exact")]),
    ("a city that shares its province's name", "Shelling hit Kirkuk.", [("Kirkuk", "Kirkuk", "IQ", "exact")]),
    ("province of", "It was the province of Helmand.", [("province of Helmand", "Helmand", "AF", "admin1")]),
    (
        "a list of provinces",
        "Attacks rose in Diyala, Kirkuk and Salahaddin.",
        [
            ("Diyala", "Diyala", "IQ", "admin1"),
            ("Kirkuk", "Kirkuk", "IQ", "admin1"),
            ("Salahaddin", "Salah ad-Din", "IQ", "admin1"),
        ],
    ),
    (
        "the plural word says the kind of all",
        "They fled Homs and Idlib provinces.",
        [("Homs", "Homs", "SY", "admin1"), ("Idlib", "Idlib", "SY", "admin1")],
    ),
    ("a part of a country", "Clashes in northern Iraq went on.", [("northern Iraq", "Iraq", "IQ", "area")]),
    (
        "a part of a country, two words",
        "Clashes in south-eastern Turkey.",
        [("south-eastern Turkey", "Turkey", "TR", "area")],
    ),
    ("a part of a town is the town", "Clashes in eastern Aleppo.", [("eastern Aleppo", "Aleppo", "SY", "exact")]),
    (
        "mountains in a province",
        "Jets struck the Hamrin mountains in Diyala province.",
        [("Hamrin mountains in Diyala province", "Hamrin Mountains", "IQ", "area")],
    ),
    (
        "a region in a part of a province",
        "Searches in al-Jazira region in western Salahuddin province ended.",
        [("al-Jazira region in western Salahuddin province", "Al-Jazeera", "IQ", "area")],
    ),
    (
        "the larger place first",
        "Rockets hit Lebanon's Bekaa Valley.",
        [("Lebanon's Bekaa Valley", "Bekaa Valley", "LB", "area")],
    ),
    (
        "the larger place first, with of",
        "Troops entered the West Bank city of Nablus.",
        [("West Bank city of Nablus", "Nablus", "PS", "exact")],
    ),
    ("a strip is its territory", "Rockets were fired from Gaza.", [("Gaza", "Gaza Strip", "PS", "admin1")]),
    ("a lake", "They live on islands in Lake Chad.", [("Lake Chad", "Lake Chad", None, "area")]),
    (
        "a country that is a name too",
        "Talks with Jordan and Chad began.",
        [("Jordan", "Jordan", "JO", "country"), ("Chad", "Chad", "TD", "country")],
    ),
    (
        "a village that no gazetteer has, in a province",
        "Gunmen raided the village of Albu Zanbur in Diyala province.",
        [("village of Albu Zanbur in Diyala province", "Albu Zanbur", "IQ", "admin1")],
    ),
    (
        "a village that no gazetteer has, of which the words say that something was there",
        "Soldiers were sent to Albu Zanbur in Diyala province, where two farmers were shot.",
        [("Albu Zanbur in Diyala province", "Albu Zanbur", "IQ", "admin1")],
    ),
    (
        "a neighbourhood that no gazetteer has",
        "A blast shook the Al-Wazir neighborhood of Baghdad.",
        [("Al-Wazir neighborhood of Baghdad", "Al-Wazir", "IQ", "near")],
    ),
    (
        "the capital of the country spoken of",
        "Iraq said a bomb hit the capital.",
        [("Iraq", "Iraq", "IQ", "country"), ("capital", "Baghdad", "IQ", "exact")],
    ),
    ("the capital by adjective", "A bomb hit the Syrian capital.", [("Syrian capital", "Damascus", "SY", "exact")]),
    (
        "a border by adjective",
        "Smugglers near the Syrian border fled.",
        [("near the Syrian border", "Syria border", "SY", "area")],
    ),
    ("a border of two", "They met at the Iraq-Iran border.", [("Iraq-Iran border", "Iraq–Iran border", None, "area")]),
    (
        "a text in capitals",
        "GUERRILLAS ATTACKED A GARRISON IN SAN MIGUEL, EL SALVADOR, AND FLED TOWARD THE HONDURAN HILLS.",
        [("SAN MIGUEL, EL SALVADOR", "San Miguel", "SV", "exact")],
    ),
    ("a line of wrapped text", "Rebels in San\nSalvador gave up.", [("San\nSalvador", "San Salvador", "SV", "exact")]),
    ("an airport stands in its town", "Shells fell on Donetsk airport.", [("Donetsk", "Donetsk", "UA", "exact")]),
    (
        "a country that is a province's name too",
        "Schools in Mexico and in Taiwan closed.",
        [("Mexico", "Mexico", "MX", "country"), ("Taiwan", "Taiwan", "TW", "country")],
    ),
    ("a department", "An ambush in Junin department, Peru.", [("Junin department, Peru", "Junin", "PE", "admin1")]),
    ("a town and its area", "Fighting in the Tikrit area.", [("Tikrit area", "Tikrit", "IQ", "near")]),
    ("no article, a preposition", "At Mosul they stopped.", [("Mosul", "Mosul", "IQ", "exact")]),
    ("Arabic article in capitals", "Near Al Qaim they stopped.", [("Near Al Qaim", "Al Qaim", "IQ", "near")]),
    (
        "persons in a text in capitals",
        "LIMA, 12 APR 89 (EFE) -- MINISTER AGUSTIN MANTILLA SAID IN LIMA THAT GUERRILLAS CUT THE ROAD NEAR AYACUCHO.",
        [("LIMA", "Lima", "PE", "exact"), ("LIMA", "Lima", "PE", "exact"), ("NEAR AYACUCHO", "Ayacucho", "PE", "near")],
    ),
    # words that are no places
    ("a contraction", "I've said that they'll come.", []),
    ("a stance", "The pro-Beijing camp lost.", []),
    ("a given name and an everyday surname", "Christopher Hill and George Bush met Karl Marx.", []),
    ("a ship", "HMS Ocean and USS Boston left.", []),
    ("an institution that towns are named after", "It was told at the White House.", []),
    ("a hotel", "Bombs went off in the Shangri-La, the Kingsbury and a guest house.", []),
    ("a person with a town's name", "Paris Hilton sang.", []),
    ("a person with a country's name", "Jordan Henderson scored.", []),
    ("a title and a name", "Mr. Washington and President Lincoln met.", []),
    ("a name and its verb", "Carter said so.", []),
    ("an initial and a name", "George W. Houston resigned.", []),
    ("an office named after its province", "The Kirkuk Joint Operations began a search.", []),
    ("a command", "An Anbar Operations Command spokesman spoke.", []),
    ("an outlet", "The Baghdad Today agency and the Boston Globe reported it.", []),
    ("a university", "A lecturer at the University of Texas and one of Kabul University.", []),
    ("a bank", "The Bank of England cut rates.", []),
    ("an armed group", "The Islamic State of Iraq and the Levant claimed it.", []),
    ("another one", "Al-Qaeda in Iraq claimed it.", []),
    (
        "common words that are villages",
        "Police said on Sunday in March that Victory is near. Of course, Reading is fun.",
        [],
    ),
    ("a pronoun", "They told us. US is no word here; Us neither.", [("US", "United States", "US", "country")]),
    ("a description", "The Baghdad-based group and US-led forces left.", []),
    ("an institution", "Members of Congress and Parliament voted.", []),
    ("border police", "Syrian border guards fired.", []),
    ("nothing", "", []),
    ("no capital letter", "they went to baghdad", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_find(text: str, expected: Found) -> None:
    assert [(p.text, p.name, p.country, p.precision) for p in find(text)] == expected


TRAPS = [
    # label, text, country hint, printed, gazetteer id
    ("Taza is not Tuz", "Clashes in Taza, Iraq.", None, "Taza, Iraq", "geonames:90199"),
    (
        "the province, not the town near Erbil",
        "Clashes in Salah ad-Din, Iraq.",
        None,
        "Salah ad-Din, Iraq",
        "geonames:IQ.18",
    ),
    ("Georgia with Atlanta", "Police in Atlanta, Georgia, said.", None, "Atlanta, Georgia", "geonames:4180439"),
    ("Tripoli of Lebanon", "Clashes in Tripoli, Lebanon.", None, "Tripoli, Lebanon", "geonames:266826"),
    ("Tripoli of Libya", "Libya said clashes in Tripoli ended.", None, "Tripoli", "geonames:2210247"),
    ("Tripoli by hint", "Clashes in Tripoli ended.", "LB", "Tripoli", "geonames:266826"),
    (
        "San Miguel by its neighbours",
        "Clashes in San Miguel and Usulutan, El Salvador.",
        None,
        "San Miguel",
        "geonames:3583446",
    ),
    ("Washington is the capital", "Talks in Washington went on.", None, "Washington", "geonames:4140963"),
]


@pytest.mark.parametrize(
    ("text", "hint", "printed", "gazetteer"), [case[1:] for case in TRAPS], ids=[case[0] for case in TRAPS]
)
def test_same_names_are_told_apart(text: str, hint: str | None, printed: str, gazetteer: str) -> None:
    assert {p.text: p.gazetteer for p in find(text, hint)}[printed] == gazetteer


MISSPELT = [
    # printed, name
    ("Krikuk province", "Kirkuk"),
    ("Hamreen mountains", "Hamrin Mountains"),
    ("Salaheddine province", "Salah ad-Din"),
    ("Mansourieh al-Jabal", "Mansuriyat al-Jabal"),
    ("Bagdhad", "Baghdad"),
    ("Tirkit", "Tikrit"),
    ("Nadjaf", "Najaf"),
    ("Faloujah", "Fallujah"),
    ("Samara", "Samarra"),
]


@pytest.mark.parametrize(("printed", "name"), MISSPELT)
def test_misspelt_names_resolve_and_keep_their_printed_form(printed: str, name: str) -> None:
    places = find(f"Iraqi troops in Iraq fought in {printed} on Monday.")
    assert [(p.text, p.name, p.country) for p in places[1:]] == [(printed, name, "IQ")]


def test_a_misspelt_name_outside_its_country_is_no_place() -> None:
    assert [p.name for p in find("Peru sent troops to fight in Krikuk on Monday.")] == ["Peru"]


def test_a_surname_is_no_place_later() -> None:
    assert find("Senator John Kerry spoke. Later Kerry left.") == []


def test_places_come_in_order_and_do_not_overlap() -> None:
    text = "\n".join(case[1] for case in CASES)
    spans = [p.span for p in find(text)]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert all(text[p.span[0] : p.span[1]] == p.text for p in find(text))


def test_long_lists_and_texts_in_capitals_stay_cheap() -> None:
    assert len(find("Mosul, " * 3000)) == 3000
    assert len(find("KIRKUK AND MOSUL FELL. " * 1000)) == 2000
    assert find("A" * 100_000 + " " + "U.S." * 1000) == []
