"""`wizard show`: what the file says, and what of it can still change."""

from __future__ import annotations

from authconfig import reading, rules
from authconfig.models import AuthConfig
from authconfig.vocabulary import MfaMode, MfaType
from authconfig.writing import Value
from wizard.invocation import Invocation
from wizard.questions import BY_KEY
from wizard.terminal import say, table
from wizard.translate import values_of


def show(invocation: Invocation) -> None:
    """Print the table. Raises what `reading.load` raises; a refusal too."""
    config = reading.load(invocation.config)
    if not isinstance(config, AuthConfig):
        say(f"{invocation.config} has no user pool. Make one with `python -m wizard add{invocation.config_option}`.")
        say(f"No longer managed from here: {', '.join(config.project.removed)}.")
        return
    header = ("setting", "value", "can it change?")
    rows = ((key, _shown(key, value), _changeable(key, config)) for key, value in values_of(config).items())
    say(table((header, *rows)))


def _shown(key: str, value: Value) -> str:
    """`value` in the word of its choice where there is one: an empty sign-in is `username`."""
    choices = BY_KEY[key].choices if key in BY_KEY else ()
    for choice in choices:
        if choice.value == value:
            return choice.name
    return (", ".join(value) or "-") if isinstance(value, tuple) else str(value)


def _changeable(key: str, config: AuthConfig) -> str:
    match key:
        case "project.name":
            return "no: it names the stack"
        case "project.removed":
            return "kept by the wizard"
        case "user_pool.groups":
            return "not built yet"
        case "user_pool.sign_in" | "user_pool.required_attributes":
            return "no: fixed at creation"
        case "mfa.mode":
            return _mode_change(config)
        case "mfa.types" if MfaType.SMS in config.mfa.factors:
            return "yes, but SMS stays with MFA"
        case _ if key.startswith("created."):
            return "kept by the wizard"
        case _:
            return "yes"


def _mode_change(config: AuthConfig) -> str:
    verdicts = {mode: rules.MFA_TRANSITIONS[config.mfa_record, mode] for mode in MfaMode if mode is not config.mfa.mode}
    allowed = " or ".join(mode for mode, verdict in verdicts.items() if verdict is not rules.Verdict.REFUSED)
    if rules.Verdict.REFUSED in verdicts.values():
        return f"to {allowed}; ON is refused"
    return f"to {allowed}, for good" if rules.Verdict.NO_WAY_BACK in verdicts.values() else f"to {allowed}"
