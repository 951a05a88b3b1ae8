#!/usr/bin/env bash
# Our own sentences of a language without their marks, for training on raw text: sentences.sh LANGUAGE.
# Models/sentences-*.txt hold them as the committed models were trained with, so that the models can be made again,
# bit for bit, while the corpus goes on.
set -euo pipefail
cd "$(dirname "$0")/.."
for file in Corpus/"$1"/*.tsv; do tail -n +2 "$file" | cut -f1; done | sed 's/<[^>]*>//g'
