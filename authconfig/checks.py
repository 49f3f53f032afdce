"""What each value of `auth.toml` may be. What the texts may be that users get is in `messages`.

Every check takes a value and returns why it is not valid, or None. The same function serves the keyboard, the command
line, the file and a headless request. Where the Amplify CLI has a text for a rejection, it is used verbatim. Limits are
Cognito's, from the API reference of `CreateUserPool`, unless a comment says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authconfig.program import TOOLKIT
from authconfig.vocabulary import CUSTOM, Attribute

Check = Callable[[str], str | None]

# Minimum and maximum: characters in a password, previous passwords, days of a temporary password (a year; Cognito takes
# a 0 too, and makes its default of it), days of a session (ten years), minutes of the other tokens (a day).
PASSWORD_LENGTH: Final = (6, 99)
PASSWORD_HISTORY: Final = (0, 24)
TEMPORARY_PASSWORD_DAYS: Final = (1, 365)
TOKEN_DAYS: Final = (1, 3650)
TOKEN_MINUTES: Final = (5, 1440)
# Of a stack's outputs, of which CloudFormation takes 200, each client has one.
MOST_CLIENTS: Final = 100
# Cognito takes 10,000, a stack of CloudFormation 500 resources: the rest is for the others of the stack.
MOST_GROUPS: Final = 400
MOST_CLIENTS_AND_GROUPS: Final = 490

_LONGEST_NUMBER: Final = 6  # digits; more than any setting needs


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A check that a number is within `limits`; `reason` is what it returns for anything else."""

    limits: tuple[int, int]
    reason: str

    def __call__(self, number: int | None) -> str | None:
        """`reason`, unless `number` is within the limits. A `number` of None stands for a text that is not a number."""
        least, most = self.limits
        return None if number is not None and least <= number <= most else self.reason


def whole_number(text: str) -> int | None:
    """The number that `text` spells in digits; None if it has anything else. (Amplify also takes "7.5" and "0x10".)"""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


minimum_password_length: Final = WholeNumber(
    PASSWORD_LENGTH, "The minimum password length must be a number and must be greater than 5 and less than 100."
)
password_history: Final = WholeNumber(
    PASSWORD_HISTORY, "The number of previous passwords must be a number from 0 to 24."
)
temporary_password_days: Final = WholeNumber(
    TEMPORARY_PASSWORD_DAYS, "A temporary password can be valid for 1 to 365 days."
)
refresh_token_days: Final = WholeNumber(TOKEN_DAYS, "Token expiration should be between 1 to 3650 days.")
token_minutes: Final = WholeNumber(TOKEN_MINUTES, "Token expiration should be between 5 to 1440 minutes.")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A check that the whole of a text matches `regex`; `reason` is what it returns for a text that does not."""

    regex: str
    reason: str

    def __call__(self, text: str) -> str | None:
        """`reason`, unless `text` matches."""
        # ASCII: Cognito's patterns are Java's, where \w has ASCII letters only. fullmatch: `$` lets a newline pass.
        return None if re.fullmatch(self.regex, text, re.ASCII) else self.reason


resource_name: Final = Pattern(
    r"[a-zA-Z0-9]{1,128}",
    "The resource name must be at least 1 character and no more than 128 and only contain alphanumeric characters.",
)
# Amplify's text lists fewer characters than its rule (and Cognito's) allows; it stays, as people know it.
user_pool_name: Final = Pattern(
    r"[\w +=,.@-]{1,128}",
    "The user pool name must be at least 1 character and no more than 128 and only contain alphanumeric characters"
    " or the characters ',.@-'.",
)
# Cognito allows more characters, but in an option commas separate the names, and some tools that read tokens cannot
# handle others.
group_name: Final = Pattern(
    r"[a-zA-Z0-9_.-]{1,128}",
    "The group name must be 1 to 128 letters, digits, hyphens, underscores or dots.",
)


def group_names(names: tuple[str, ...]) -> str | None:
    """Why `names` are not valid as the groups of a pool."""
    if len(set(names)) != len(names):
        return "The same name is listed twice."
    if len(names) > MOST_GROUPS:
        return f"There can be at most {MOST_GROUPS} groups here; each is a resource of the stack, which can have 500."
    found: dict[str, str] = {}
    for name in names:
        if (other := found.setdefault(name.lower(), name)) != name:
            return f"{other} and {name} differ only in the case of letters, and Cognito does not take both."
    return next((reason for name in names if (reason := group_name(name))), None)


_REGION: Final = "[a-z]{2,8}(?:-[a-z]{2,16}){1,3}-[0-9]{1,2}"
_DOMAIN: Final = r"(?:[a-zA-Z0-9-]{1,63}\.){1,8}[a-zA-Z0-9-]{2,63}"
_ADDRESS: Final = rf"[a-zA-Z0-9._%+'&=-]{{1,64}}@{_DOMAIN}"
# As mail headers have it: what is not ASCII has to be encoded there, and special characters put in quotes. Of these the
# dot is one (RFC 5322, section 4.1: a phrase with a dot is obsolete), and some programs fail at it.
_DISPLAY_NAME: Final = r"""(?:[a-zA-Z0-9!#%&'*+/=?^_~-][a-zA-Z0-9 !#%&'*+/=?^_~-]{0,127}|"[ !#%-\[\]-z|~]{1,128}")"""

# In the file an empty text says that none was chosen, so these take it.
region_or_none: Final = Pattern(f"(?:{_REGION})?", 'It must be the name of an AWS region, such as "ap-northeast-1".')
email_address: Final = Pattern(f"(?:{_ADDRESS})?", 'It must be an email address, such as "help@example.com".')
sender: Final = Pattern(
    f"(?:{_ADDRESS}|{_DISPLAY_NAME} ?<{_ADDRESS}>)?",
    'It must be an email address, or a name and an address such as "Shop <no-reply@example.com>". A name with a dot or '
    "a comma goes in quotes, and one with other characters than ASCII's has to be encoded, as in "
    "=?UTF-8?B?Q2Fmw6k=?= <no-reply@example.com>.",
)
identity_arn: Final = Pattern(
    f"(?:arn:aws[a-z-]{{0,16}}:ses:{_REGION}:[0-9]{{12}}:identity/(?:{_ADDRESS}|{_DOMAIN}))?",
    "It must be the ARN of an identity in Amazon SES, such as "
    '"arn:aws:ses:eu-west-1:111122223333:identity/example.com".',
)


# A stack is called <project>-auth-<environment>; CloudFormation allows 128 characters, the first of them a letter.
project_name: Final = Pattern(
    r"[a-zA-Z][a-zA-Z0-9-]{0,79}",
    "The project name must be 1 to 80 letters, digits or hyphens and begin with a letter.",
)
# A part of a logical id and of an output's name, for which CloudFormation takes letters and digits only.
client_name: Final = Pattern(
    r"[a-zA-Z][a-zA-Z0-9]{0,31}",
    "The name of an app client must be 1 to 32 letters or digits and begin with a letter.",
)


def client_names(names: tuple[str, ...]) -> str | None:
    """Why `names` are not valid as the app clients of a pool: each has an output named after it, in upper case."""
    if len(names) > MOST_CLIENTS:
        return f"There can be at most {MOST_CLIENTS} app clients here; each has an output of the stack."
    return _case_apart(names)


# Cognito takes 50 (quotas), and so does the list in a template, which has the required attributes too.
MOST_ATTRIBUTES: Final = 50
CUSTOM_LENGTH: Final = (0, 2048)  # characters of a custom attribute that is a string
# Cognito allows more characters, but names stand between dots in this toolkit's keys, and commas separate them.
custom_name: Final = Pattern(
    "[a-zA-Z0-9_-]{1,20}",
    "The name of a custom attribute must be 1 to 20 letters, digits, hyphens or underscores, without the custom: that "
    "Cognito puts before it.",
)
custom_reference: Final = Pattern(
    f"{CUSTOM}{custom_name.regex}", "A custom attribute is written as custom: and its name, such as custom:plan."
)


def custom_attribute_name(name: str) -> str | None:
    """Why `name` is not valid for a custom attribute. In a template, one called like a standard one would be that."""
    if name in {*Attribute, "sub"}:
        return f"{name} is a standard attribute, which every user pool has; call the custom one something else."
    return custom_name(name)


# In the file an empty text says that none was chosen.
account_or_none: Final = Pattern(r"(?:[0-9]{12})?", 'It must be the number of an AWS account, such as "111122223333".')
# AWS's rules for tags (AWS General Reference, "Tag naming limits and requirements"), in ASCII.
tag_name: Final = Pattern(
    rf"(?![aA][wW][sS]:)(?!{TOOLKIT}:)[a-zA-Z0-9 _.:/=+@-]{{1,128}}",
    "The name of a tag must be 1 to 128 letters, digits, blanks or _.:/=+-@, and begin neither with aws: nor with "
    f"{TOOLKIT}:, which this toolkit uses itself.",
)
tag_value: Final = Pattern(
    r"[a-zA-Z0-9 _.:/=+@-]{0,256}",
    "The value of a tag must be up to 256 letters, digits, blanks or _.:/=+-@.",
)
MOST_TAGS: Final = 40  # AWS takes 50 of a resource, of which CloudFormation and this toolkit use some
environment_name: Final = Pattern(
    r"[a-zA-Z0-9-]{1,32}",
    "The environment name must be 1 to 32 letters, digits or hyphens.",
)
pool_id: Final = Pattern(r"[0-9a-f]{8}", "The id must be 8 hexadecimal digits in lower case.")
given_up: Final = Pattern(
    rf"(?:(?:{environment_name.regex})-)?{pool_id.regex}",
    "It must be the id of a user pool, or an environment's name, a hyphen and the id.",
)


def environment_names(names: tuple[str, ...]) -> str | None:
    """Why `names` are not valid as the environments of a file: stacks and pools are named after them."""
    return _case_apart(names)


def _case_apart(names: tuple[str, ...]) -> str | None:
    """Why names that should differ do not: only the case of letters tells them apart."""
    found: dict[str, str] = {}
    for name in names:
        if (other := found.setdefault(name.lower(), name)) != name:
            return f"{other} and {name} differ only in the case of letters; call one of them something else."
    return None
