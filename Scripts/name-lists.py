#!/usr/bin/env python3
"""Names with their kinds, one a line, for training: PER, LOC, ORG, FAC, WOA, EVE, and GIVEN and FAMILY for words of
people's names.

    name-lists.py codebook LANGUAGE            people, states, places, organisations, outlets of Codebook/, and Names/
    name-lists.py cities LANGUAGE CITIES.tsv   a table of cities with a column of the language (`name` for English)

Models/names-*.tsv hold these names as the committed models were trained with, so that the models can be made
again, bit for bit, while codebook and lists go on.
"""

import csv
import pathlib
import sys

TABLES = [
    ("actors/people.tsv", "PER"), ("actors/states.tsv", "LOC"), ("actors/organisations.tsv", "ORG"),
    ("actors/outlets.tsv", "ORG"), ("places/regions.tsv", "LOC"), ("places/cities.tsv", "LOC"),
]


def rows(path):
    lines = (line for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def codebook(language):
    root = pathlib.Path(__file__).parent.parent
    for table, kind in TABLES:
        for row in rows(root / "Codebook" / table):
            for column in (language, "capital." + language):
                yield from ((kind, name) for name in (row.get(column) or "").split("|"))
    # Names that only teach what looks like one: each row says its kind.
    for table in sorted((root / "Names").glob("*.tsv")):
        for row in rows(table):
            yield from ((row["kind"], name.strip()) for name in (row.get(language) or "").split("|"))


def cities(language, path):
    for row in rows(path):
        yield from (("LOC", name) for name in (row.get("name" if language == "en" else language) or "").split("|"))


def main():
    source, language, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    names = set(codebook(language) if source == "codebook" else cities(language, paths[0]))
    for kind, name in sorted(names):
        if len(name) > 1 and not name.startswith("?") and name != "-":
            print(kind, name, sep="\t")


if __name__ == "__main__":
    main()
