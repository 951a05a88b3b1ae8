"""Seconds that UDPipe 1 takes to tokenise, tag and parse a text: udpipe.py TREEBANK TEXT. Trains one round first."""
import sys
import tempfile
import time

from ufal.udpipe import InputFormat, Model, Pipeline, ProcessingError, Sentence, Trainer

error = ProcessingError()
reader = InputFormat.newConlluInputFormat()
reader.setText(open(sys.argv[1], encoding="utf-8").read())
sentences = []
while True:
    sentence = Sentence()
    if not reader.nextSentence(sentence, error):
        break
    sentences.append(sentence)
trained = Trainer.train(
    "morphodita_parsito", sentences, sentences[:20], "epochs=1", "iterations=1", "iterations=1;embedding_form=50;hidden_layer=200", error
)
if error.occurred():
    sys.exit(f"UDPipe could not be trained: {error.message}")
with tempfile.NamedTemporaryFile(suffix=".udpipe") as file:
    file.write(trained)
    file.flush()
    # The pipeline does not keep its model alive: this name does.
    model = Model.load(file.name)
    pipeline = Pipeline(model, "tokenizer=ranges", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
    text = open(sys.argv[2], encoding="utf-8").read()
    start = time.time()
    pipeline.process(text, error)
    print(f"{time.time() - start:.3f}")
