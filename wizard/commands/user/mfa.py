"""`wizard user mfa`: the second factors of the user who is signed in."""

from __future__ import annotations

from authconfig.vocabulary import MfaType
from cloud.users import preferences
from cloud.users.preferences import Preference, Preferences
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.opening import Surroundings, open_pool, signed_in
from wizard.interview.table import table
from wizard.terminal.screen import say


def mfa(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Show the factors, after changing them if options say so.

    Raises UsageError when nobody is signed in, or two factors are to be preferred, and CloudError.
    """
    given = {MfaType.SMS: invocation.sms, MfaType.TOTP: invocation.totp}
    wanted = {factor: Preference(text) for factor, text in given.items() if text is not None}
    preferences.settings(wanted)  # what cannot be is said before anything is read or called
    surroundings = surroundings or Surroundings()
    pool, _ = open_pool(invocation, surroundings)
    token = signed_in(pool, surroundings).access_token
    if wanted:
        preferences.update(pool, token, wanted)
    found = preferences.fetch(pool, token)
    say(table((factor, _standing(factor, found)) for factor in MfaType))
    if any(wanted[factor] is Preference.DISABLED and factor in found.enabled for factor in wanted):
        say(
            "Cognito kept a factor that was to be disabled: where MFA is required, users only choose the preferred one."
        )


def _standing(factor: MfaType, found: Preferences) -> Preference:
    if factor is found.preferred:
        return Preference.PREFERRED
    return Preference.ENABLED if factor in found.enabled else Preference.DISABLED
