"""Every setting of the file, as Cognito has it after a deployment; and groups that go and move."""

from __future__ import annotations

from authconfig.environments import Environment
from authconfig.live import gate
from authconfig.live.finding import Kind
from authconfig.models import AuthConfig
from authconfig.names import Output
from cloud.reading.inspection import inspection
from tests.configs import config
from tests.local.developer import Developer
from tests.snapshot.templates import ENVIRONMENT
from wizard.documents.render import new_file

_BOTH = ("email", "phone_number")
_FIXED_AT_CREATION = {"sign_in": _BOTH, "required_attributes": ("email", "name")}


def _every_setting(project: str) -> AuthConfig:
    return config(
        project={"name": project},
        created={**_FIXED_AT_CREATION, "project": project},
        user_pool={**_FIXED_AT_CREATION, "groups": ("admins", "staff")},
        mfa={"sms_message": "{{ project }} ({{ env }}): {####}"},
        devices={"remember": "opt_in", "skip_mfa": True},
        verification={
            "by": "both",
            "email_subject": "Welcome to {{ project }}",
            "email_message": "Hello,\n\n{####} is your code for {{ project }} ({{ env }}).\n",
            "sms_message": "{{ project }}: {####}",
        },
        invitation={"email_subject": "{{ project }}", "sms_message": "{username}: {####}"},
        password_policy={
            "minimum_length": 99,
            "requires": ("numbers",),
            "history": 24,
            "temporary_password_days": 365,
        },
        app={
            "refresh_token_days": 3650,
            "read_attributes": ("email", "email_verified", "name"),
            "write_attributes": ("nickname",),
        },
    )


def _with_groups(project: str, *groups: str) -> AuthConfig:
    return config(
        project={"name": project},
        created={"project": project, "sign_in": ()},
        user_pool={"sign_in": (), "groups": groups},
    )


def _deploy(developer: Developer, wanted: AuthConfig) -> str:
    """The id of the pool, which is in step with the file after its deployment."""
    developer.config.write_text(new_file(wanted))
    developer.deploy_synthesized()
    found = gate.compare(
        Environment(ENVIRONMENT, wanted), inspection(developer.aws.all_clients(), wanted.stack(ENVIRONMENT))
    )
    assert [each.kind for each in found if each.kind is not Kind.UNMANAGED] == [Kind.IN_STEP]
    return developer.stack().outputs[Output.USER_POOL_ID]


def test_every_setting_reaches_the_pool_and_its_client(developer: Developer) -> None:
    pool_id = _deploy(developer, _every_setting(developer.project))

    cognito, project = developer.aws.cognito, developer.project
    pool = cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    assert {*_BOTH} == {*pool["UsernameAttributes"]}
    assert {*_BOTH} == {*pool["AutoVerifiedAttributes"]}
    assert {
        "DefaultEmailOption": "CONFIRM_WITH_CODE",
        "EmailSubject": f"Welcome to {project}",
        "EmailMessage": f"Hello,\n\n{{####}} is your code for {project} (dev).\n",
        "SmsMessage": f"{project}: {{####}}",
    } == pool["VerificationMessageTemplate"]
    assert {
        "MinimumLength": 99,
        "RequireLowercase": False,
        "RequireUppercase": False,
        "RequireNumbers": True,
        "RequireSymbols": False,
        "PasswordHistorySize": 24,
        "TemporaryPasswordValidityDays": 365,
    } == pool["Policies"]["PasswordPolicy"]
    assert {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": True} == pool[
        "DeviceConfiguration"
    ]
    invitation = pool["AdminCreateUserConfig"]["InviteMessageTemplate"]
    assert {"EmailSubject": project, "SMSMessage": "{username}: {####}"} == invitation
    sms = cognito.get_user_pool_mfa_config(UserPoolId=pool_id)["SmsMfaConfiguration"]
    assert f"{project} (dev): {{####}}" == sms["SmsAuthenticationMessage"]
    assert {"admins": 1, "staff": 2} == _groups(developer, pool_id)

    client_id = developer.stack().outputs[Output.APP_CLIENT_ID]
    client = cognito.describe_user_pool_client(UserPoolId=pool_id, ClientId=client_id)["UserPoolClient"]
    assert (3650, "days") == (client["RefreshTokenValidity"], client["TokenValidityUnits"]["RefreshToken"])
    assert ["email", "email_verified", "name"] == client["ReadAttributes"]
    assert ["email", "name", "nickname", "phone_number"] == client["WriteAttributes"]


def test_a_case_sensitive_pool_tells_names_apart_and_stays_as_it_is(developer: Developer) -> None:
    sensitive = {"sign_in": (), "case_sensitive": True}
    project = {"name": developer.project}
    pool_id = _deploy(
        developer, config(project=project, created={**sensitive, "project": developer.project}, user_pool=sensitive)
    )
    for name in ("ann", "Ann"):
        developer.aws.add_user(pool_id, name)
    assert {"ann", "Ann"} == {*developer.pool().users}

    forged = config(project=project, created={"project": developer.project, "sign_in": ()}, user_pool={"sign_in": ()})
    found = gate.compare(
        Environment(ENVIRONMENT, forged), inspection(developer.aws.all_clients(), forged.stack(ENVIRONMENT))
    )
    assert [each.key for each in found if each.refused] == ["user_pool.case_sensitive"]


def test_threat_protection_is_turned_off_before_the_tier_is_lowered(developer: Developer) -> None:
    for pool in (
        {"tier": "PLUS", "threat_protection": "ENFORCED"},
        {"tier": "PLUS"},
        {"tier": "LITE"},
    ):
        pool_id = _deploy(
            developer,
            config(project={"name": developer.project}, created={"project": developer.project}, user_pool=pool),
        )
        described = developer.aws.cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]
        assert described["UserPoolTier"] == pool["tier"]
        mode = described.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", "OFF")
        assert mode == pool.get("threat_protection", "OFF")


def test_a_group_that_is_taken_out_stays_with_its_members_and_the_others_move(developer: Developer) -> None:
    pool_id = _deploy(developer, _with_groups(developer.project, "admins", "staff", "guests"))
    developer.aws.add_user(pool_id, "ann")
    for group in ("admins", "staff", "guests"):
        developer.aws.cognito.admin_add_user_to_group(UserPoolId=pool_id, Username="ann", GroupName=group)
    assert {"admins": 1, "staff": 2, "guests": 3} == _groups(developer, pool_id, "ann")

    assert pool_id == _deploy(developer, _with_groups(developer.project, "guests", "admins", "auditors"))

    assert {"guests": 1, "admins": 2, "staff": 2, "auditors": 3} == _groups(developer, pool_id)
    assert {"guests": 1, "admins": 2, "staff": 2} == _groups(developer, pool_id, "ann")


def _groups(developer: Developer, pool_id: str, user: str | None = None) -> dict[str, int]:
    """The groups of the pool, or those of a user, with their precedence."""
    cognito = developer.aws.cognito
    if user is None:
        found = cognito.list_groups(UserPoolId=pool_id)["Groups"]
    else:
        found = cognito.admin_list_groups_for_user(UserPoolId=pool_id, Username=user)["Groups"]
    return {group["GroupName"]: group["Precedence"] for group in found}
