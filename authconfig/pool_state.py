"""What is known of an existing user pool when a change to it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType


@dataclass(frozen=True, slots=True)
class PoolState:
    """An existing pool, as its file recorded it or as it was read from AWS.

    `mfa_at_creation` is the mode that the pool was created with, or, once it has left ON, the mode it left for:
    the mode that decides whether MFA may be required. `mfa_mode` and `mfa_types` are the present ones.
    """

    mfa_at_creation: MfaMode
    mfa_mode: MfaMode
    mfa_types: frozenset[MfaType]
    sign_in: frozenset[Contact]
    required_attributes: frozenset[Attribute]
    aliases: frozenset[Alias] = frozenset()
