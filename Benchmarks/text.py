"""Raw text of a treebank: the sentences of a paragraph joined by a blank, one paragraph a line."""
import sys

paragraph = []
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith(("# newpar", "# newdoc")) or len(paragraph) >= 10:
        if paragraph:
            print(" ".join(paragraph))
        paragraph = []
    if line.startswith("# text = "):
        paragraph.append(line[9:].rstrip("\n"))
if paragraph:
    print(" ".join(paragraph))
