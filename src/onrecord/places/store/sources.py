"""The licences of the sources that gazetteers are made from, and the words that these ask for."""

from __future__ import annotations

GEONAMES = (
    "CC BY 4.0",
    "GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
)
WHOSONFIRST = (
    "CC0 and CC BY 4.0",
    "Who's On First (https://whosonfirst.org), CC0, with data of GeoNames (https://www.geonames.org), licensed under "
    "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), and of others: https://whosonfirst.org/docs/licenses/",
)
OWN = ("as its owner says", "the user's own places")
