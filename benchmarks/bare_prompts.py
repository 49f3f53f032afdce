"""The control: questionary's own prompts and nothing behind them. `python bare_prompts.py PROMPTS`.

PROMPTS: a list of [kind, message, choices] as JSON; kind is "text", "select", "checkbox" or "confirm"
"""

import json
import sys

import questionary

for kind, message, choices in json.loads(sys.argv[1]):
    extra = {"choices": choices} if choices else {"auto_enter": False} if kind == "confirm" else {}
    getattr(questionary, kind)(message, **extra).unsafe_ask()
print("The end.")
