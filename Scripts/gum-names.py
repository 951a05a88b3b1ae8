#!/usr/bin/env python3
"""Name labels (PER LOC ORG, BIO) of a GUM treebank from its entity annotation: gum-names.py FILE.conllu > FILE.bio

GUM marks all mentions with a type; a name is here a mention of a person, place or organisation whose proper nouns
stand together: the run of proper nouns (and what joins them: of, the, numbers, hyphens) that the mention begins or
ends with. Nested names keep the outermost, as in Universal NER.
"""

import re
import sys

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
PERSONAL_JOINTS = {"de", "da", "del", "van", "von", "-", "al", "bin", "."}
JOINTS = {
    "PER": PERSONAL_JOINTS,
    "LOC": PERSONAL_JOINTS | {"of", "the", "'s"},
    "ORG": PERSONAL_JOINTS | {"of", "the", "'s", "for", "and", "&", "/"},
}
TITLES = set("President Vice Queen King Dr. Dr Mr. Mr Mrs. Mrs Ms. Ms Professor Prof. Sir Lady Lord Minister".split())
BRACKET = re.compile(r"\(([^()]+)|(\d+)\)|(\))")


def mentions(words):
    """(start, end, kind) of all mentions that lie within a sentence."""
    open_mentions, found = [], []
    for index, (_, _, misc, _) in enumerate(words):
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for match in BRACKET.finditer(entity):
            opened, closed, _ = match.groups()
            if opened:
                fields = opened.split("-")
                open_mentions.append((fields[0], fields[1] if len(fields) > 1 else "", index))
            elif closed or open_mentions:
                place = next((i for i in range(len(open_mentions) - 1, -1, -1)
                              if not closed or open_mentions[i][0] == closed), None)
                if place is not None:
                    number, kind, start = open_mentions.pop(place)
                    found.append((start, index + 1, kind))
    return found


def name(words, start, end, kind):
    """The run of proper nouns of a mention that is a name, or None; titles are no part of it."""
    tags = [word[1] for word in words[start:end]]
    proper = [index for index, tag in enumerate(tags) if tag == "PROPN"]
    if kind == "PER":
        proper = [index for index in proper if words[start + index][0] not in TITLES]
    if not proper:
        return None
    first = proper[0]
    last = first
    for index in range(first, len(tags)):
        form = words[start + index][0]
        if tags[index] == "PROPN" or (form[:1].isupper() and tags[index] in {"ADJ", "NOUN", "VERB"}):
            last = index
        elif form.lower() not in JOINTS[kind] and tags[index] != "NUM":
            break
    # A common noun as head outside the run (the Paris office) makes the run a name of something else.
    rest = [tag for index, tag in enumerate(tags) if index > last and tag in {"NOUN", "VERB", "PRON"}]
    if rest and rest[0] == "NOUN" and not any(tag in {"ADP", "PUNCT", "SCONJ"} for tag in tags[last + 1:]):
        return None
    if kind == "PER" and first == last and words[start + first][3] == "NNPS":
        return None  # peoples
    return start + first, start + last + 1


def labels(words):
    result = ["O"] * len(words)
    for start, end, kind in sorted(mentions(words), key=lambda mention: mention[0] - mention[1]):
        if kind not in KINDS:
            continue
        run = name(words, start, end, KINDS[kind])
        if run is None or any(label != "O" for label in result[run[0]:run[1]]):
            continue
        for index in range(*run):
            result[index] = ("B-" if index == run[0] else "I-") + KINDS[kind]
    return result


def main():
    words = []
    for line in open(sys.argv[1], encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            for (form, *_), label in zip(words, labels(words)):
                print(form, label)
            if words:
                print()
            words = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append((columns[1], columns[3], columns[9], columns[4]))


if __name__ == "__main__":
    main()
