"""aws-amplify, a client that others wrote, signs people in at pools that the CDK CLI deployed to a local AWS.

Each flow is a table of what a person does in the app, and what the library says to it. `follow` also looks, after each
step, whether the app has tokens.

The app is configured by the file of `wizard outputs` alone. The file has no place for the address of a local AWS: the
app lets the library read it (`parseAmplifyConfig` of aws-amplify/utils), sets `Auth.Cognito.userPoolEndpoint` in what
that gives, and hands it to `Amplify.configure`. The library warns that the endpoint is not AWS's, and needs no more.
"""

from __future__ import annotations

import pytest

from tests.clients.amplify_app import Flow, follow, in_short
from tests.clients.conftest import Shop
from tests.clients.sign_in_flows import (
    A_PASSWORD_ALONE,
    INVITED,
    SIGN_OUT_EVERYWHERE,
    SIGNED_OUT_ELSEWHERE,
    TEMPORARY,
    WHERE_ONLY_SMS,
    WHERE_OPTIONAL,
    WHERE_REQUIRED,
    WITH_SMS,
)
from tests.gateway.people import PASSWORD
from wizard.documents.client_configuration import Format


@pytest.mark.parametrize("flow", WHERE_OPTIONAL.values(), ids=WHERE_OPTIONAL)
def test_where_mfa_is_optional(optional: Shop, flow: Flow) -> None:
    with optional.visit(optional.person()) as visit:
        follow(visit, flow)


@pytest.mark.parametrize("flow", WHERE_REQUIRED.values(), ids=WHERE_REQUIRED)
def test_where_mfa_is_required(required: Shop, flow: Flow) -> None:
    with required.visit(required.person()) as visit:
        follow(visit, flow)


def test_where_sms_is_required(required_sms: Shop) -> None:
    with required_sms.visit(required_sms.person()) as visit:
        follow(visit, WHERE_ONLY_SMS)


def test_an_invited_person_chooses_a_password_before_the_second_factor(required: Shop) -> None:
    with required.visit(required.invite(TEMPORARY, permanent=False)) as visit:
        follow(visit, INVITED)


def test_signing_out_everywhere_reaches_another_device(required: Shop) -> None:
    person = required.invite(PASSWORD, permanent=True)
    with required.visit(person) as visit, required.visit(person) as elsewhere:
        follow(visit, WITH_SMS)
        follow(elsewhere, [*WITH_SMS, *SIGN_OUT_EVERYWHERE])
        visit.signed_in = False
        follow(visit, SIGNED_OUT_ELSEWHERE)


def test_the_emulator_alone_takes_a_password_for_enough(required: Shop, uncorrected: Shop) -> None:
    with required.visit(required.invite(PASSWORD, permanent=True)) as visit:
        follow(visit, A_PASSWORD_ALONE)
    with (
        uncorrected.visit(uncorrected.invite(PASSWORD, permanent=True)) as visit,
        pytest.raises(AssertionError, match=r"step 1, signIn: .*'DONE'.*'accessToken'"),
    ):
        follow(visit, A_PASSWORD_ALONE)


def test_the_file_for_gen_1_is_for_other_clients(required: Shop) -> None:
    with required.visit(required.person(), Format.AMPLIFYCONFIGURATION) as visit:
        said = visit.says("signIn", {"username": "ann", "password": PASSWORD})
    assert in_short(said) == "AuthUserPoolException", said
