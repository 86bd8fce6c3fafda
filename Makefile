# make help lists the commands. Set-up is done by each command that needs it.
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print(sys.executable)' 2>/dev/null)))
BIN := .venv/bin
.PHONY: help setup run test check

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/'

setup: ## install everything and train the assistant, if needed
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer ontbreekt. Installeer Python en draai dit opnieuw."; exit 1; }
	@$(PYTHON) bot/setup.py

run: setup ## start everything and print the addresses
	@exec $(BIN)/rechtdoor run

test: setup ## all tests: unit, contract, stories, browser
	@$(BIN)/python -m pytest $(if $(RECHTDOOR_STACK_URL),,-n 2 --dist loadfile)

check: setup ## format, lint, types, data and contracts, in under a minute
	@$(BIN)/rechtdoor check
