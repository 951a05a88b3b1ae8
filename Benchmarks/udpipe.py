"""UDPipe 1 (PyPI ufal.udpipe) as the peer of the benchmark.

    udpipe.py train MODEL ROUNDS DEV TREEBANK...   learns tokens, tags and trees from treebanks, with its own settings
    udpipe.py time MODEL TEXT                      seconds that it takes to tokenise, tag and parse a text
"""

import os
import sys
import time

from ufal.udpipe import InputFormat, Model, Pipeline, ProcessingError, Sentence, Trainer


def sentences(paths):
    result = []
    for path in paths:
        error = ProcessingError()
        reader = InputFormat.newConlluInputFormat()
        with open(path, encoding="utf-8") as file:
            reader.setText(file.read())
        sentence = Sentence()
        while reader.nextSentence(sentence, error):
            result.append(sentence)
            sentence = Sentence()
        if error.occurred():
            sys.exit(f"{path}: {error.message}")
    return result


def train(path, rounds, dev, treebanks):
    error = ProcessingError()
    options = f"epochs={rounds}", f"iterations={rounds}", f"iterations={rounds}"
    model = Trainer.train("morphodita_parsito", sentences(treebanks), sentences([dev]), *options, error)
    if error.occurred():
        sys.exit(f"UDPipe could not be trained: {error.message}")
    # Whole or not at all: a file that is there is taken for a model.
    with open(path + ".part", "wb") as file:
        file.write(model)
    os.replace(path + ".part", path)


def measure(path, text):
    # The pipeline does not keep its model alive: this name does.
    model = Model.load(path)
    if not model:
        sys.exit(f"{path} is no model of UDPipe")
    pipeline = Pipeline(model, "tokenizer=ranges", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
    with open(text, encoding="utf-8") as file:
        text = file.read()
    error = ProcessingError()
    start = time.time()
    pipeline.process(text, error)
    print(f"{time.time() - start:.3f}")


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5:])
    else:
        measure(*sys.argv[2:])
