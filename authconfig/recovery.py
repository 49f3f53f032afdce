"""How users get back in who have forgotten their password. Pure."""

from __future__ import annotations

from authconfig import factors
from authconfig.settings import verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Contact


def channels(settings: Settings) -> tuple[Contact, ...]:
    """The addresses to which a code is sent for a new password, the preferred one first; each has to be verified.

    By what is verified, but never by the channel of the second factor. Otherwise whoever holds a lost phone would pass
    both, and Cognito does not reset a password by SMS for a user whom it would ask for an SMS code (developer guide,
    "Adding MFA"). Where that leaves nothing, users reset it by email.
    """
    second_factors = {factors.CHANNELS[factor] for factor in factors.in_effect(settings)}
    left = tuple(contact for contact in settings[verification.BY].contacts if contact not in second_factors)
    return left or (Contact.EMAIL,)
