"""What an authenticator app takes in: the URI, and its QR code on a terminal and as an image."""

from __future__ import annotations

import re
import stat
import zlib
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import segno
from hypothesis import given, strategies as st

from wizard.terminal.authenticator import QUIET_ZONE, drawn, modules, setup_uri, write_image

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105
URI = setup_uri("labproj", "ann@example.com", SECRET)
_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def test_the_uri() -> None:
    assert f"otpauth://totp/labproj:ann%40example.com?secret={SECRET}&issuer=labproj" == URI
    assert setup_uri("My App & co", "a/b", "S").startswith("otpauth://totp/My%20App%20%26%20co:a%2Fb?")


@given(_text, _text)
def test_the_uri_is_read_back(app: str, account: str) -> None:
    read = urlsplit(setup_uri(app, account, SECRET))
    assert (read.scheme, read.netloc, read.fragment) == ("otpauth", "totp", "")
    label = read.path.removeprefix("/").split(":")
    assert [app, account] == list(map(unquote, label))
    assert {"secret": [SECRET], "issuer": [app]} == parse_qs(read.query, keep_blank_values=True)


def _read_back(picture: str) -> list[list[bool]]:
    """The modules of a drawing, from its colours: 16 is the black of 256 colours, 231 the white."""
    rows: list[list[bool]] = []
    for line in picture.splitlines():
        upper: list[bool] = []
        lower: list[bool] = []
        for up, low, blocks in re.findall(r"\x1b\[38;5;(16|231);48;5;(16|231)m(▀+)", line):
            upper += [up == "16"] * len(blocks)
            lower += [low == "16"] * len(blocks)
        rows += [upper, lower]
    return rows


@given(_text)
def test_the_drawing_has_every_module_and_a_light_quiet_zone(account: str) -> None:
    uri = setup_uri("labproj", account, SECRET)
    code = [list(map(bool, row)) for row in segno.make_qr(uri, error="l").matrix_iter(border=QUIET_ZONE)]
    found = _read_back(drawn(uri))
    assert code == found[: len(code)]
    assert not any(map(any, found[len(code) :]))
    assert QUIET_ZONE == 4  # what the standard demands
    edge = [row[:QUIET_ZONE] + row[-QUIET_ZONE:] for row in code] + code[:QUIET_ZONE] + code[-QUIET_ZONE:]
    assert not any(map(any, edge))


def test_the_drawing_leaves_no_colour_behind() -> None:
    assert all(line.endswith("▀\x1b[0m") for line in drawn(URI).splitlines())
    assert len({len(row) for row in _read_back(drawn(URI))}) == 1
    assert len(modules(URI)) == len(_read_back(drawn(URI))[0])


def test_the_image_is_the_owners_alone_and_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "code.png"
    write_image(URI, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 8 * len(modules(URI))
    assert zlib.decompress(data[data.index(b"IDAT") + 4 : -16])
    with pytest.raises(FileExistsError):
        write_image("otpauth://totp/a:b?secret=S", path)
    assert data == path.read_bytes()
