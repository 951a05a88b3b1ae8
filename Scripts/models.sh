#!/usr/bin/env bash
# Trains the committed models anew, bit for bit: models.sh CASUS UD-FOLDER LEX-FOLDER.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1 ud=$2 lex=$3
[ -d "$ud" ] || { echo "no treebanks at $ud: give their folder with DATA=..." >&2; exit 66; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -c 'import wordfreq' 2>/dev/null || python3 -m pip install --quiet wordfreq
for language in he en; do python3 Scripts/word-frequencies.py $language > "$work/wordfreq-$language.tsv"; done
for language in he en; do
  python3 Scripts/name-lists.py cities $language "$lex/geonames-cities15000.tsv" > "$work/cities-$language.tsv"
done
python3 Scripts/gum-names.py "$ud/en/extra-gum-train-openlicence.conllu" > "$work/names-gum.bio"
"$casus" train --language he --treebank "$ud/he/train-iahltscheme.conllu" \
  --tags-only "$ud/he/tags-only-iahltwiki-train.conllu" "$ud/he/tags-only-iahltknesset-train.conllu" \
  --raw Models/sentences-he.txt --marked-names Models/marked-names-he.txt --words "$lex/unimorph-heb.tsv" --name-lists Models/names-he.tsv "$work/cities-he.tsv" --frequencies "$work/wordfreq-he.tsv" \
  --dev "$ud/he/dev-htb-iahltscheme.conllu" \
  --licence "CC BY-NC-SA 4.0 (non-commercial, because of the HTB trees)" --output Models/he.casus &
"$casus" train --language en --treebank "$ud/en/train.conllu" "$ud/en/extra-gum-train-openlicence.conllu" \
  --raw Models/sentences-en.txt --names "$ud/en/ner/uner-ewt-train.bio" --other-names "$work/names-gum.bio" --other-marked-names Models/marked-names-en.txt --name-lists Models/names-en.tsv "$work/cities-en.tsv" \
  --frequencies "$work/wordfreq-en.tsv" \
  --dev "$ud/en/dev.conllu" --dev-names "$ud/en/ner/uner-ewt-dev.bio" \
  --licence "CC BY-SA 4.0" --output Models/en.casus
wait %1
"$casus" train-languages -o Models/languages.tsv he="$ud/he/dev-htb-iahltscheme.conllu" \
  en="$ud/en/extra-gum-train-openlicence.conllu" ru="$ud/ru/train.conllu" fa="$ud/fa/train-perdt.conllu" \
  fa="$ud/fa/train-seraji.conllu" ar="$ud/ar/train.conllu" tr="$ud/tr/train.conllu" \
  tr="$ud/tr/ner/turkish-wiki-ner-train.bio" az="$ud/az/ner/mnahmadov-train.bio" hy="$ud/hy/dev.conllu" \
  ka="$ud/ka/dev.conllu"
