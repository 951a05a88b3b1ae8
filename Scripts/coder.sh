#!/usr/bin/env bash
# Trains what weighs acts and answers pairs (Models/disposer.tsv, Models/pairs.tsv) on the corpus and, where they are at
# hand, on the gold records and on sentences of treebanks that the corpus judges: coder.sh CASUS. The same input gives
# the same files. A minute or two.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1
treebanks=(); [ ! -d ../shared/data/ud ] || treebanks=(--treebanks ../shared/data/ud)
gold=(../shared/gold/{seed,he-dev,en-dev,en-extra}.jsonl)
[ -f "${gold[0]}" ] || { echo "no gold records at ../shared/gold: learning from the corpus alone" >&2; gold=(); }
"$casus" train-coder --corpus Corpus "${treebanks[@]}" --output Models "${gold[@]}"
