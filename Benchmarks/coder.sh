#!/usr/bin/env bash
# How reliable confidence is, how good pairs are on documents left out, how fast coding is after parsing: coder.sh CASUS.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1
treebanks=(); [ ! -d ../shared/data/ud ] || treebanks=(--treebanks ../shared/data/ud)
gold=(../shared/gold/{seed,he-dev,en-dev,en-extra}.jsonl)
[ -f "${gold[0]}" ] || gold=()
echo "== the coder on documents left out"
"$casus" evaluate coder --corpus Corpus "${treebanks[@]}" "${gold[@]}"
