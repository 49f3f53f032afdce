"""The questions, once: prompts, options, checks, wording tests and docs/questions.md all come from this tuple.

The words are those of the Amplify CLI, so that a person who follows its guide finds every prompt. The help texts are
our own, from the descriptions of the settings.
"""

from __future__ import annotations

from typing import Any, Final

from authconfig.settings.setting import Setting
from wizard.interview.question import ClientQuestion, Question, SettingQuestion, WalkQuestion, WhetherQuestion
from wizard.interview.questions.app_client import APP_CLIENT
from wizard.interview.questions.devices import DEVICES
from wizard.interview.questions.environment import PLACE
from wizard.interview.questions.invitation import INVITATION
from wizard.interview.questions.mfa import MFA
from wizard.interview.questions.password_policy import PASSWORD_POLICY
from wizard.interview.questions.sending import SENDING
from wizard.interview.questions.sign_up import REQUIRED_ATTRIBUTES, SELF_SIGN_UP
from wizard.interview.questions.user_pool import NAMES, USER_POOL
from wizard.interview.questions.verification import VERIFICATION
from wizard.interview.questions.walks import CHANGE, DIFFERENT, ENV_ADD, NEW_CLIENT, SETUP

QUESTIONS: Final[tuple[Question, ...]] = (
    SETUP,
    CHANGE,
    DIFFERENT,
    *NAMES,
    *USER_POOL,
    *MFA,
    *DEVICES,
    *VERIFICATION,
    *INVITATION,
    *SENDING,
    *PASSWORD_POLICY,
    REQUIRED_ATTRIBUTES,
    SELF_SIGN_UP,
    *APP_CLIENT,
    *PLACE,
)
COMMANDS: Final = ("add", ENV_ADD, "update", NEW_CLIENT)
WithOption = SettingQuestion[Any] | WalkQuestion | ClientQuestion
BY_KEY: Final = {question.key: question for question in QUESTIONS}
BY_SETTING: Final[dict[Setting[Any], SettingQuestion[Any]]] = {
    question.setting: question for question in QUESTIONS if isinstance(question, SettingQuestion)
}
# An environment has no answers of its own to these: what identifies a pool to apps.
SAME_IN_ALL: Final[tuple[SettingQuestion[Any], ...]] = tuple(
    question for setting, question in BY_SETTING.items() if not setting.is_overridable
)


def of_command(command: str) -> tuple[Question, ...]:
    """The questions that `command` (one of `COMMANDS`) takes, in the order of asking."""
    own = SAME_IN_ALL if command == ENV_ADD else ()
    return tuple(question for question in QUESTIONS if command in question.commands and question not in own)


def with_options(command: str) -> tuple[WithOption, ...]:
    """The questions of `command` that an option answers."""
    return tuple(each for each in of_command(command) if not isinstance(each, WhetherQuestion))
