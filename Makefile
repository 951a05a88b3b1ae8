# make help lists the targets. Each installs what it needs (Debian) and builds by itself.
SHELL := /bin/bash
CASUS := .build/release/casus
SERVE ?= 1
DATA ?= ../shared/data/ud
LEX ?= ../shared/data/lex
DATABASE ?= .build/demo.sqlite

.PHONY: help demo test score bench models coder build format lint setup setup-test

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## code the example reports into a chronicle, print it and open the workbench (SERVE=0: print only)
	@rm -f $(DATABASE) $(DATABASE)-wal $(DATABASE)-shm
	$(CASUS) add --database $(DATABASE) Examples
	$(CASUS) chronicle AZE IRN --database $(DATABASE)
	@if [ "$(SERVE)" != 0 ]; then exec $(CASUS) serve --database $(DATABASE); fi

build: setup
	swift build -c release --product casus

test: setup-test ## build and test everything
	swift build -c release --build-tests
	MALLOC_PERTURB_=165 swift test -c release --skip-build

score: build ## gold scores, when ../shared is there
	@Scripts/score.sh $(CASUS)

bench: build ## speed of each stage beside UDPipe, reliability of confidence
	@Benchmarks/run.sh $(CASUS)
	@Benchmarks/coder.sh $(CASUS)

models: build ## train the language models anew from DATA=folder of treebanks
	@Scripts/models.sh $(CASUS) $(DATA) $(LEX)
	@Scripts/coder.sh $(CASUS)

coder: build ## train what weighs acts and answers pairs anew, on Corpus and gold records
	@Scripts/coder.sh $(CASUS)

format: ## put the sources into the house's format
	swift format -i -r Sources Tests Package.swift

lint: ## check the format of the code
	swift format lint --strict -r Sources Tests Package.swift

setup:
	@Scripts/setup.sh

setup-test:
	@Scripts/setup.sh test
