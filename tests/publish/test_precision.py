"""One precision of ours, and the codes of ACLED and UCDP that follow from it."""

from __future__ import annotations

import pytest

from onrecord.places import find
from onrecord.publish.precision import geo_precision, where_prec

PLACES = [
    # text, ACLED's geo_precision, UCDP's where_prec
    ("They died in Baquba.", 1, 1),
    ("They died near Baquba.", 2, 2),
    ("They died 17 km west of Baquba.", 2, 2),
    ("They died on the outskirts of Baquba.", 2, 2),
    ("They died 75 km south of Kitgum, Uganda.", 3, 5),
    ("They died on the road between Tikrit and Kirkuk.", 3, 5),
    ("They died in Diyala province.", 3, 4),
    ("They died in northern Diyala province.", 2, 5),  # ACLED: a part of a region; UCDP: an estimated point
    ("They died in northern Iraq.", 3, 5),
    ("They died in the Hamrin mountains.", 3, 5),
    ("They died on the border between Iraq and Syria.", 3, 5),
    ("They died in Iraq.", None, 6),
    ("They died off the Somali coast.", None, 6),
    ("They died in the Gulf of Aden.", 3, 7),
    ("They died in Basra, 30 km north of Mosul.", None, 6),  # contradicting: only the country is sure
    ("They died in Marseille, 30 km north of Mosul.", None, None),
]


@pytest.mark.parametrize(("text", "acled", "ucdp"), PLACES)
def test_codes(text: str, acled: int | None, ucdp: int | None) -> None:
    (place,) = find(text)
    assert (geo_precision(place), where_prec(place)) == (acled, ucdp)


def test_a_country_without_a_place_is_a_country() -> None:
    assert (geo_precision(None), where_prec(None, "IQ"), where_prec(None)) == (None, 6, None)
