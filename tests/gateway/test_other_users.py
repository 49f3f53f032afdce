"""Another user of the machine, who can connect to every port of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from botocore.exceptions import ClientError

from tests.gateway.clients import Clients, local_aws
from tests.gateway.functions import touching

NOBODY = 65534
PYTHON = shutil.which("python3", path=os.defpath)  # theirs: ours may stand in a folder that is closed to them
pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user of the machine"),
    pytest.mark.skipif(PYTHON is None, reason="the system has no python3, which the other user would run"),
]
# Reads its orders from standard input; writes what came of each.
ATTACKER = """
import json, pathlib, sys, urllib.error, urllib.request

def done(kind, *what):
    try:
        if kind == "read":
            return pathlib.Path(what[0]).read_text(errors="replace")
        if kind == "list":
            return [entry.name for entry in pathlib.Path(what[0]).iterdir()]
        method, address, headers, body = what
        request = urllib.request.Request(address, body and body.encode(), headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except PermissionError:
        return "denied"

print(json.dumps([done(*order) for order in json.load(sys.stdin)]))
"""


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that everybody can enter, with the keys of the owner in it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest, everybodys: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(everybodys))
    with local_aws(*request.param) as clients:
        yield clients


def attack(*orders: tuple[object, ...]) -> list[object]:
    """What comes of `orders` for the other user."""
    assert PYTHON is not None
    them: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/", "env": {}}
    command = [PYTHON, "-c", ATTACKER]
    done = subprocess.run(command, input=json.dumps(orders), capture_output=True, text=True, check=True, **them)
    found: list[object] = json.loads(done.stdout)
    return found


def test_they_read_no_key(aws: Clients, everybodys: Path) -> None:
    (everybodys / "open").write_text("for everybody")
    keys = everybodys / "localaws"
    file = keys / f"{urlsplit(aws.endpoint).port}.key"
    assert file.exists()
    orders = [("read", str(everybodys / "open")), ("list", str(keys)), ("read", str(file))]
    assert attack(*orders) == ["for everybody", "denied", "denied"]


def test_they_get_nothing_run_and_nothing_read(aws: Clients, everybodys: Path) -> None:
    server, made = f"http://{urlsplit(aws.endpoint).netloc}", everybodys / "made"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    create = urlencode({"Action": "CreateStack", "StackName": "attack", "TemplateBody": touching(made)})
    pools = {"X-Amz-Target": "AWSCognitoIdentityProviderService.ListUserPools"}
    orders = [
        ("request", "POST", f"{server}/", form, create),
        ("request", "GET", f"{server}/?{create}", {}, None),
        ("request", "POST", f"{server}/", pools, "{}"),
        ("request", "GET", f"{server}/_localaws/outbox", {}, None),
        ("request", "GET", f"{server}/_ministack/health", {}, None),
        ("request", "POST", f"{server}/{'x' * 43}/", form, create),
    ]
    assert attack(*orders) == [403] * len(orders)
    with pytest.raises(ClientError, match="does not exist"):
        aws.status("attack")
    assert not made.exists()
    assert aws.deploy_template("own", touching(made)) == "done"
    assert made.exists(), "the template would not have done what the attack wants"
