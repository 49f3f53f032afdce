"""What `cdk synth` does not make a template of, and what it says then."""

from __future__ import annotations

from tests.snapshot.templates import user_pool
from tests.synth.user import Synthesis, User
from tests.typed import refusal_of


def _assert_refused(synthesis: Synthesis, message: str, exit_code: int) -> None:
    """Two lines of ours, what is wrong and what to do, then the CLI's own, which has the exit code of the app."""
    assert synthesis.run.exit_code != 0
    assert synthesis.run.stderr == f"{message}\npython app.py: Subprocess exited with error {exit_code}\n"
    assert synthesis.run.stdout == ""
    assert not list(synthesis.output.glob("*.template.json"))


def test_required_mfa_written_into_the_file_of_an_existing_pool_is_refused(user: User) -> None:
    user.wizard("add", "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP")
    user.edit("mode =", 'mode = "ON"')

    refusal = refusal_of("mfa.mode")
    sentence, way_out = refusal.sentence, refusal.way_out
    assert sentence.startswith("Refused: required MFA (ON) can only be chosen when a user pool is created")
    _assert_refused(user.synth(), f"{user.config}: mfa.mode: {sentence}\n  {way_out}", 4)


def test_with_a_forged_record_the_template_still_asks_what_the_stack_holds(user: User) -> None:
    """Its default is as forged as the file, but on a stack that exists the CLI sends the value that the stack has."""
    user.wizard("add", "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "SMS,TOTP")
    user.edit("mode =", 'mode = "ON"')
    user.edit("mfa =", 'mfa = "ON"')

    synthesis = user.synth()

    template = synthesis.template("shop-auth-dev")
    assert (synthesis.run.exit_code, synthesis.run.stderr) == (0, "")
    assert user_pool(template)["MfaConfiguration"] == "ON"
    (parameter,) = template["Parameters"]
    (rule,) = template["Rules"].values()
    (assertion,) = rule["Assertions"]
    assert assertion["Assert"] == {"Fn::Equals": [{"Ref": parameter}, "ON"]}


def test_a_file_without_a_pool_is_no_app(user: User) -> None:
    user.wizard("add", "--yes")
    user.wizard("remove", "--yes")

    _assert_refused(user.synth(), f"{user.config}: It has no user pool.\n  Make one with `python -m wizard add`.", 3)


def test_a_missing_file_names_the_command_that_makes_one(user: User) -> None:
    expected = f"{user.config}: There is no such file.\n  Make it with `python -m wizard add`."

    _assert_refused(user.synth(), expected, 3)


def test_a_template_that_does_not_fit_into_a_request_names_the_bootstrap(user: User) -> None:
    user.wizard("add", "--yes", "--verification-email-message", "{####}" + "漢" * 19_000)

    synthesis = user.synth()
    assert synthesis.run.exit_code != 0
    assert "CloudFormation takes 51,200 at most" in synthesis.run.stderr
    assert "-c bootstrap=true" in synthesis.run.stderr
    assert "Subprocess exited with error 3" in synthesis.run.stderr
    assert user.synth("-c", "bootstrap=true").run.exit_code == 0


def test_an_environment_that_no_stack_can_be_named_after_is_invalid(user: User) -> None:
    user.wizard("add", "--yes")

    expected = (
        "-c env='pre prod': The environment name must be 1 to 32 letters, digits or hyphens.\n  Give it another value."
    )
    _assert_refused(user.synth("-c", "env=pre prod"), expected, 3)
