"""The texts of the template are those of its environment."""

from __future__ import annotations

import pytest

from authconfig.errors import ConfigInvalid
from tests.configs import config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import template_of, user_pool


@pytest.mark.parametrize("environment", ["dev", "prod"])
def test_each_environment_has_its_texts(environment: str) -> None:
    properties = user_pool(template_of(CASES["texts-with-variables"], environment))

    assert f"labproj ({environment}): {{####}}" == properties["SmsAuthenticationMessage"]
    assert {
        "DefaultEmailOption": "CONFIRM_WITH_CODE",
        "EmailSubject": "labproj: your code",
        "EmailMessage": f"Dear customer of labproj,\n\n{{####}} is your code.\n({environment})\n",
        "SmsMessage": f"{{####}} {environment}",
    } == properties["VerificationMessageTemplate"]


def test_a_text_that_is_too_long_in_an_environment_is_no_template() -> None:
    made = config(mfa={"sms_message": "{{ env }}{####}" + "." * 131})

    assert template_of(made, "dev")
    with pytest.raises(ConfigInvalid, match=r"environment prod: mfa\.sms_message: .* it has 141 characters"):
        template_of(made, "prod")
