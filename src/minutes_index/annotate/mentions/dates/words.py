"""Words for parts of dates, and the numbers that they stand for."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun", "juli jul",
            "augusti aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {
    name: number
    for number, names in (
        (21, "våren vår våras vårterminen vt"),
        (22, "sommaren sommar somras"),
        (23, "hösten höst höstas höstterminen ht"),
        (24, "vintern vinter vintras"),
    )
    for name in names.split()
}
"""EDTF's numbers for the seasons, northern or not."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag mån",
            "tisdag tis tisd",
            "onsdag ons onsd",
            "torsdag tors torsd tor",
            "fredag fre fred",
            "lördag lör",
            "söndag sön",
        )
    )
    for name in names.split()
}

ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
"""Parts of a year as words."""
PERIODS = {"kvartal": 3, "q": 3, "tertial": 4, "halvår": 6}
"""Parts of a year, and how many months each has."""

ORDINAL_DAYS = {
    name: number
    for number, name in enumerate(
        (
            "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
            "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
            "tjugoförsta", "tjugoandra", "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde",
            "tjugoåttonde", "tjugonionde", "trettionde", "trettioförsta",
        ),
        1,
    )
} | {"förste": 1, "andre": 2}  # fmt: skip
"""Days of a month as words."""
