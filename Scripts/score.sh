#!/usr/bin/env bash
# Gold scores of the coder and the parser: score.sh CASUS [--errors]. Needs ../shared.
set -euo pipefail
cd "$(dirname "$0")/.."
casus=$1; shift
shared=../shared
[ -d $shared/gold ] || { echo "no gold records at $shared: nothing to score"; exit 0; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for set in seed he-dev en-dev en-extra; do
  # Only the input fields: the coder must not see the answers.
  python3 - "$shared/gold/$set.jsonl" > "$work/$set.jsonl" <<'PY'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    print(json.dumps({k: record.get(k) for k in ("id", "text", "language", "published", "publisher", "title")}, ensure_ascii=False))
PY
  "$casus" code --format jsonl "$work/$set.jsonl" > "$work/$set.out" || true
  echo "== $set"
  python3 $shared/eval/score.py "$shared/gold/$set.jsonl" "$work/$set.out" "$@"
done
echo "== pairs"
python3 $shared/eval/pairs.py documents $shared/gold/*.jsonl > "$work/pairs.jsonl"
"$casus" code --format jsonl "$work/pairs.jsonl" > "$work/pairs.out" || true
python3 $shared/eval/pairs.py score "$work/pairs.out" $shared/gold/*.jsonl
echo "== parsing, from raw text"
"$casus" evaluate parse $shared/data/ud/he/dev-htb-iahltscheme.conllu --language he
"$casus" evaluate parse $shared/data/ud/en/dev.conllu --language en
