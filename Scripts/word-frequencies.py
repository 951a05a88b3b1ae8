#!/usr/bin/env python3
"""Print the word frequencies of a language (form, tab, Zipf value) for `casus train --frequencies`.

Reads the lists of the PyPI package wordfreq (data CC BY-SA 4.0): pip install wordfreq; word-frequencies.py he
"""
import gzip
import sys
from importlib import resources

import msgpack


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: word-frequencies.py LANGUAGE")
    data = resources.files("wordfreq") / "data"
    path = next((p for size in ("large", "small") if (p := data / f"{size}_{sys.argv[1]}.msgpack.gz").is_file()), None)
    if path is None:
        sys.exit(f"wordfreq has no list for {sys.argv[1]}")
    bins = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)[1:]
    for centibels, forms in enumerate(bins):
        for form in sorted(forms):
            print(f"{form}\t{9 - centibels / 100:.2f}")


main()
