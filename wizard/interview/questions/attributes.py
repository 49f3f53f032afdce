"""The choices that list the attributes of a user, in the Amplify CLI's words and order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from authconfig.vocabulary import READ_ONLY, Attribute, in_order
from wizard.interview.question import Choice

_IN_ORDER: Final = {
    Attribute.ADDRESS: "Address",
    Attribute.BIRTHDATE: "Birthdate",
    Attribute.EMAIL: "Email",
    Attribute.FAMILY_NAME: "Family Name",
    Attribute.MIDDLE_NAME: "Middle Name",
    Attribute.GENDER: "Gender",
    Attribute.LOCALE: "Locale",
    Attribute.GIVEN_NAME: "Given Name",
    Attribute.NAME: "Name",
    Attribute.NICKNAME: "Nickname",
    Attribute.PHONE_NUMBER: "Phone Number",
    Attribute.PREFERRED_USERNAME: "Preferred Username",
    Attribute.PICTURE: "Picture",
    Attribute.PROFILE: "Profile",
    Attribute.UPDATED_AT: "Updated At",
    Attribute.WEBSITE: "Website",
    Attribute.ZONEINFO: "Zone Info",
    Attribute.EMAIL_VERIFIED: "Email Verified?",
    Attribute.PHONE_NUMBER_VERIFIED: "Phone Number Verified?",
}
READABLE: Final = tuple(Choice(attribute, label, attribute) for attribute, label in _IN_ORDER.items())
WRITABLE: Final = tuple(choice for choice in READABLE if choice.value not in READ_ONLY)


def labels(attributes: Collection[Attribute]) -> str:
    """`attributes` in the words of the choices."""
    return ", ".join(_IN_ORDER[attribute] for attribute in in_order(attributes))
