#!/usr/bin/env bash
# Speed and size of the program beside a named peer on the same text, one thread each: run.sh CASUS.
# A peer that cannot be run here is shown as nan.
# The peer is UDPipe 1 (PyPI ufal.udpipe), trained briefly on the text's own treebank: its speed does not depend on how long.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1
shared=../shared
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
ls -l Models/*.casus | awk '{printf "model %s: %.1f MB\n", $NF, $5 / 1e6}'

[ -d $shared/data/ud ] || { echo "no treebanks at $shared: the rest needs them"; exit 0; }
python3 -c 'import ufal.udpipe' 2>/dev/null || python3 -m pip install --quiet ufal.udpipe
for pair in he:he/dev-htb-iahltscheme en:en/dev; do
  language=${pair%%:*} gold=$shared/data/ud/${pair#*:}.conllu
  python3 Benchmarks/text.py "$gold" > "$work/$language.txt"
  words=$(grep -cP '^\d+\t' "$gold")
  # Long enough that starting up does not count.
  for copy in 1 2 3 4; do cat "$work/$language.txt"; done > "$work/$language-long.txt"
  ours=$(seconds "$work/$language-long.txt" "$work/$language.ours" "$casus" parse --language "$language")
  theirs=$(python3 Benchmarks/udpipe.py "$gold" "$work/$language-long.txt" 2> "$work/udpipe.log") || theirs=nan
  python3 - "$language" "$words" "$ours" "$theirs" <<'PY'
import sys
language, words, ours, theirs = sys.argv[1], 4 * int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
print(f"== {language}: all stages from raw text: casus {words / ours:,.0f} words/s, UDPipe 1 {words / theirs:,.0f} words/s, ratio {theirs / ours:.1f}")
PY
done
