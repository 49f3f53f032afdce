"""What the texts may be that Cognito sends to users: how long, with which characters, with which placeholders.

Like the other checks, each serves the keyboard, the command line, the file and a headless request. Lengths and
characters are Cognito's, from the API reference of `CreateUserPool`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from authconfig import texts
from authconfig.vocabulary import CODE, USERNAME

# Minimum and maximum, in characters.
SMS_LENGTH: Final = (6, 140)
EMAIL_LENGTH: Final = (6, 20_000)
SUBJECT_LENGTH: Final = (1, 140)

_CODE_MISSING: Final = (
    "Your {medium} {purpose} message must include '{{####}}' "
    "representing the {purpose} code that the user will receive."
)
_INVITATION_LACKS: Final = (
    "Your {medium} invitation message must include '{{username}}' and '{{####}}' "
    "representing the user name and the temporary password that the user will receive."
)


def _is_noncharacter(code: int) -> bool:
    """Whether Unicode guarantees that `code` never becomes a character.

    Code points that are merely unassigned do not count: which those are depends on the version of Unicode, and Python's
    may be older than Cognito's.
    """
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _in_a_text_message(character: str) -> bool:
    """Whether a phone can show this character: no control, line break or surrogate.

    Format characters can be there: joiners are part of emoji and of several scripts.
    """
    return unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} and not _is_noncharacter(ord(character))


def _in_a_subject(character: str) -> bool:
    r"""Whether Cognito takes this character in an email: [\p{L}\p{M}\p{S}\p{N}\p{P}\s], where Java's \s is ASCII.

    That leaves out joiners, soft hyphens, private use, and every space but the plain one.
    """
    unassigned = unicodedata.category(character) == "Cn" and not _is_noncharacter(ord(character))
    return character == " " or unassigned or unicodedata.category(character)[0] in "LMSNP"


def _in_an_email(character: str) -> bool:
    """The same, and line breaks and tabs."""
    return character in "\r\n\t" or _in_a_subject(character)


def _named(character: str) -> str:
    """`character` by code point and, where it has one, name."""
    code, name = f"U+{ord(character):04X}", unicodedata.name(character, "")
    return f"{code} ({name})" if name else code


# These look like text, but CDK and CloudFormation would put values of their own in their place.
# A CloudFormation reference to a secret, {{resolve:...}}, is refused before: it is not one of the variables.
_REFERENCE: Final = re.compile(r"\$\{[A-Za-z]|#\{Token\[")

# A word or number signs in braces, or a text between {## and ##}: what Cognito replaces in one text or another. Braces
# around anything else, such as the rules of a style sheet, are text.
_LIKE_A_PLACEHOLDER: Final = re.compile(r"\{ *(?:#+|#*\w+#*|##[^{}]*##) *\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A check of a text that Cognito sends. It takes variables as short as possible: what is too long then always is.

    limits: its length, in characters
    takes: whether a character can be in it; characters: that rule, as the rest of "It may contain only ..."
    placeholders: what Cognito replaces in it; each must be there, or `missing` is the reason
    blank: the reason for a text of white space
    can_be_empty: whether no text at all is valid, which has Cognito send its own
    """

    limits: tuple[int, int]
    takes: Callable[[str], bool]
    characters: str
    placeholders: tuple[str, ...] = ()
    missing: str = ""
    blank: str = ""
    can_be_empty: bool = False

    def __call__(self, text: str) -> str | None:
        """Why `text` is not valid; None when it is."""
        try:
            return self._judged(texts.shortest(text))
        except texts.TextError as error:
            return str(error)

    def _judged(self, text: str) -> str | None:
        if self.can_be_empty and not text:
            return None
        if not all(placeholder in text for placeholder in self.placeholders):
            return self.missing
        if self.blank and not text.strip():
            return self.blank
        least, most = self.limits
        if not least <= len(text) <= most:
            return f"It must be {least} to {most} characters long; this one has {len(text)}."
        if stranger := next((each for each in text if not self.takes(each)), None):
            return f"It may contain only {self.characters}; this one has {_named(stranger)}."
        if reference := _REFERENCE.search(text):
            return f"It must not contain {reference.group()}, which the deployment would not treat as text."
        return self._unknown_placeholder(text)

    def _unknown_placeholder(self, text: str) -> str | None:
        found = (match.group() for match in _LIKE_A_PLACEHOLDER.finditer(text))
        unknown = next((each for each in found if each not in self.placeholders), None)
        if unknown is None:
            return None
        known = f"none but {' and '.join(self.placeholders)}" if self.placeholders else "none"
        return f"Users would see {unknown} as it stands: of placeholders this text knows {known}."


_ON_A_PHONE: Final = "one line of printable characters"
_IN_EMAILS: Final = "letters, marks, symbols, numbers, punctuation"
_INVITED: Final = (USERNAME, CODE)

sms_authentication: Final = Message(
    SMS_LENGTH,
    _in_a_text_message,
    _ON_A_PHONE,
    (CODE,),
    missing=_CODE_MISSING.format(medium="SMS", purpose="authentication"),
)
sms_verification: Final = Message(
    SMS_LENGTH,
    _in_a_text_message,
    _ON_A_PHONE,
    (CODE,),
    missing=_CODE_MISSING.format(medium="SMS", purpose="verification"),
)
email_verification: Final = Message(
    EMAIL_LENGTH,
    _in_an_email,
    f"{_IN_EMAILS}, plain spaces, tabs and line breaks",
    (CODE,),
    missing=_CODE_MISSING.format(medium="email", purpose="verification"),
)
email_subject: Final = Message(
    SUBJECT_LENGTH,
    _in_a_subject,
    f"one line of {_IN_EMAILS} and plain spaces",
    blank="A response is required for this field",
)
sms_invitation: Final = replace(
    sms_authentication, placeholders=_INVITED, missing=_INVITATION_LACKS.format(medium="SMS"), can_be_empty=True
)
email_invitation: Final = replace(
    email_verification, placeholders=_INVITED, missing=_INVITATION_LACKS.format(medium="email"), can_be_empty=True
)
invitation_subject: Final = replace(
    email_subject, blank="Nobody would see it; an empty subject means Cognito's own.", can_be_empty=True
)
