"""Where MFA is required, no sequence of requests obtains tokens without a right second factor."""

from __future__ import annotations

from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, multiple, precondition, rule

from localaws.sign_in.totp import STEP, code_of, step_at
from tests.unit.localaws_emulator import CLIENT, PASSWORD, POOL, Emulator, Local, made_up, owner

USERS = {
    "ann": {"sub": "1", "phone_number": "+15555550123"},
    "bob": {"sub": "2"},
    "cy": {"sub": "3", "phone_number": "+15555550124"},
    "eve": {"sub": "4", "phone_number": "+15555550125"},
}
NAMES = st.sampled_from(sorted(USERS))
CHALLENGES = ("SMS_MFA", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "NEW_PASSWORD_REQUIRED")
FACTORS = ("SMS_MFA", "SOFTWARE_TOKEN_MFA")
NEVER = "wrong!"  # no digits: no code is like it


class Attacker(RuleBasedStateMachine):
    """Has an account, eve's. Knows every password, and sees the tokens that are withheld.

    Of codes it knows those that were used, and those of secrets that it was given.
    """

    sessions = Bundle("sessions")
    codes = Bundle("codes")

    def __init__(self) -> None:
        super().__init__()
        users = {name: dict(attributes) for name, attributes in USERS.items()}
        self.aws = Local(Emulator(users=users, temporary={"cy"}))
        self.let_out: set[str] = set()
        self.owned: list[str] = []
        self.secrets: dict[str, str] = {}
        session, code = self.aws.sign_in("eve")["Session"], self.aws.last_code()
        self._obtained(self.aws.respond("SMS_MFA", session, "eve", SMS_MFA_CODE=code)["AuthenticationResult"])

    @rule(target=sessions, user=NAMES, admin=st.booleans())
    def password(self, user: str, admin: bool) -> Any:
        action, flow = (
            ("AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH") if admin else ("InitiateAuth", "USER_PASSWORD_AUTH")
        )
        given = {"USERNAME": user, "PASSWORD": PASSWORD}
        pool = {"UserPoolId": POOL} if admin else {}
        return self._session(self.aws.call(action, ClientId=CLIENT, AuthFlow=flow, AuthParameters=given, **pool))

    @rule(
        target=sessions,
        session=st.one_of(sessions, st.just("invented" * 6)),
        challenge=st.sampled_from(CHALLENGES),
        user=NAMES,
        code=st.one_of(codes, st.just(NEVER)),
        factor=st.sampled_from(FACTORS),
    )
    def any_answer(self, session: str, challenge: str, user: str, code: str, factor: str) -> Any:
        new = {"NEW_PASSWORD": PASSWORD} if challenge == "NEW_PASSWORD_REQUIRED" else {}
        answer = self.aws.respond(
            challenge, session, user, SMS_MFA_CODE=code, SOFTWARE_TOKEN_MFA_CODE=code, ANSWER=factor, **new
        )
        return self._session(answer)

    @rule(target=codes, session=sessions, user=NAMES)
    def right_sms(self, session: str, user: str) -> Any:
        """The code that was sent last, in any session: right in at most one, and used up then."""
        sent = self.aws.memory.outbox.as_json()
        if not sent:
            return multiple()
        answer = self.aws.respond("SMS_MFA", session, user, SMS_MFA_CODE=sent[-1]["code"])
        if "AuthenticationResult" not in answer:
            return multiple()
        assert sent[-1]["to"] == USERS[user]["phone_number"], "the code of somebody else"
        self._obtained(answer["AuthenticationResult"])
        return NEVER if self._is_open(sent[-1]["code"]) else sent[-1]["code"]

    @rule(target=sessions, session=sessions)
    def associate(self, session: str) -> Any:
        answer = self.aws.call("AssociateSoftwareToken", Session=session)
        if "SecretCode" in answer:
            self.secrets[answer["Session"]] = answer["SecretCode"]
        return self._session(answer)

    @rule(target=sessions, session=sessions, code=st.one_of(codes, st.just(NEVER)))
    def verify_wrong(self, session: str, code: str) -> Any:
        answer = self.aws.call("VerifySoftwareToken", Session=session, UserCode=code)
        assert answer.get("Status") != "SUCCESS"
        return multiple()

    @rule(session=sessions, user=NAMES)
    def token_set_up(self, session: str, user: str) -> None:
        """Who knows the password and has no factor sets one up: the right answer to MFA_SETUP."""
        if session not in self.secrets:
            return
        code = code_of(self.secrets[session], step_at(self.aws.now))
        verified = self.aws.call("VerifySoftwareToken", Session=session, UserCode=code)
        if verified.get("Status") != "SUCCESS":
            return
        answers = [self.aws.respond("MFA_SETUP", verified["Session"], user) for _ in range(2)]
        assert "AuthenticationResult" not in answers[1]
        if "AuthenticationResult" in answers[0]:
            self._obtained(answers[0]["AuthenticationResult"])

    @rule(seconds=st.sampled_from([1, STEP, 179, 3600]))
    def wait(self, seconds: int) -> None:
        self.aws.now += seconds

    @rule(user=NAMES, enabled=st.booleans())
    def administer(self, user: str, enabled: bool) -> None:
        off = {"Enabled": enabled}
        for wanted in ({"SMSMfaSettings": off}, {"SoftwareTokenMfaSettings": off}):
            self.aws.call("AdminSetUserMFAPreference", UserPoolId=POOL, Username=user, **wanted)

    @rule(user=NAMES)
    def token_taken_off(self, user: str) -> None:
        self.aws.call("AdminDeleteSoftwareToken", UserPoolId=POOL, Username=user)

    @precondition(lambda self: self.aws.emulator.issued)
    @rule(data=st.data())
    def use_withheld(self, data: st.DataObject) -> None:
        tokens = data.draw(st.sampled_from(self.aws.emulator.issued))
        if tokens["AccessToken"] in self.let_out:
            return
        refresh = {"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": tokens["RefreshToken"]}}
        self._session(self.aws.call("InitiateAuth", ClientId=CLIENT, **refresh))
        assert "Username" not in self.aws.call("GetUser", AccessToken=tokens["AccessToken"])
        assert "SecretCode" not in self.aws.call("AssociateSoftwareToken", AccessToken=tokens["AccessToken"])

    @rule(
        data=st.data(),
        victim=NAMES,
        action=st.sampled_from(["InitiateAuth", "AdminInitiateAuth", "GetTokensFromRefreshToken"]),
        on_top=st.booleans(),
    )
    def refresh_for_somebody_else(self, data: st.DataObject, victim: str, action: str, on_top: bool) -> None:
        """A token that was handed out in the one place, and one that was made up in the other."""
        own = data.draw(st.sampled_from(self.owned))
        forged = made_up("Refresh", USERS[victim]["sub"], "0")
        if forged in self.owned:  # the emulator's tokens are simple: this is one that was handed out
            return
        top, inner = (own, forged) if on_top else (forged, own)
        flow = {"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": inner}}
        answer = self.aws.call(action, ClientId=CLIENT, UserPoolId=POOL, RefreshToken=top, **flow)
        if "AuthenticationResult" in answer:
            assert owner(answer["AuthenticationResult"]["AccessToken"]) == owner(own)
            self._obtained(answer["AuthenticationResult"])

    def _obtained(self, tokens: dict[str, str]) -> None:
        self.let_out.add(tokens["AccessToken"])
        self.owned.append(tokens["RefreshToken"])

    def _session(self, answer: dict[str, Any]) -> Any:
        """The session in an answer that must not hold tokens."""
        assert "AuthenticationResult" not in answer
        return answer["Session"] if "Session" in answer else multiple()

    def _is_open(self, code: str) -> bool:
        """Whether another session still waits for the same code: one time in a million."""
        return [message["code"] for message in self.aws.memory.outbox.as_json()].count(code) > 1


TestAttacker = Attacker.TestCase
TestAttacker.settings = settings(max_examples=3 * settings().max_examples // 2, stateful_step_count=40)
