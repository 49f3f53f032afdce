"""How a list of names is asked for: which to delete, one name after another, and their order.

The Amplify CLI asks the same questions. It has a prompt of its own for sorting; here one name is chosen at a time.
"""

from __future__ import annotations

from wizard.interview.prompt import Answer, Ask, Offer, Prompt, confirmation
from wizard.interview.question import Kind, NamesDialogue


def ask_names(words: NamesDialogue, prompt: Prompt, ask: Ask) -> tuple[str, ...]:
    """The names that the person wants, in order. `prompt` asks for one name; its default is the names there are."""
    kept = _without_deleted(tuple(prompt.default), words, ask)
    return _ordered(_with_new(kept, words, prompt, ask), words, ask)


def _without_deleted(present: tuple[str, ...], words: NamesDialogue, ask: Ask) -> tuple[str, ...]:
    if not present:
        return ()
    offers = tuple(Offer(name, name) for name in present)
    deleted = ask(Prompt(words.delete, Kind.CHECKBOX, (), offers=offers))
    return tuple(name for name in present if name not in deleted)


def _with_new(kept: tuple[str, ...], words: NamesDialogue, prompt: Prompt, ask: Ask) -> tuple[str, ...]:
    """`kept` and the names that are added. The first name is asked for without a question if there is none yet."""
    names = kept
    while not names or ask(confirmation(words.another, default=False)):

        def check(value: Answer, names: tuple[str, ...] = names) -> str | None:
            return prompt.check((*names, str(value)))

        names = (*names, str(ask(Prompt(prompt.message, Kind.TEXT, "", check))))
    return names


def _ordered(names: tuple[str, ...], words: NamesDialogue, ask: Ask) -> tuple[str, ...]:
    """`names` in the order in which the person chooses them; Enter keeps the next one in its place."""
    chosen: tuple[str, ...] = ()
    while len(left := [name for name in names if name not in chosen]) > 1:
        offers = tuple(Offer(name, name) for name in left)
        chosen = (*chosen, str(ask(Prompt(words.place(len(chosen) + 1), Kind.SELECT, left[0], offers=offers))))
    return (*chosen, *left)
