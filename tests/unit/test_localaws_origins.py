"""Which text is an origin, and who may give one on the command line."""

from __future__ import annotations

import pytest

from localaws.__main__ import main
from localaws.origins import origin


@pytest.mark.parametrize(
    "text", ["http://localhost:5173", "https://shop.example", "http://127.0.0.1:3000", "http://[::1]:3000"]
)
def test_what_a_browser_sends_is_one(text: str) -> None:
    assert text == origin(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "null",
        "localhost:5173",
        "http://localhost:5173/",
        "http://localhost:5173/app",
        "http://localhost:",
        "http://localhost:0",
        "http://Shop.example",
        "http://*.shop.example",
        "http://ann@shop.example",
        "http://shop.example?x",
        "file:///home/ann/page.html",
        "http://shop.example\n",
    ],
)
def test_other_text_is_none(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="is not an origin"):
        origin(text)
    with pytest.raises(SystemExit) as ended:
        main(["--allow-origin", text])
    assert ended.value.code == 2
    assert "is not an origin such as http://localhost:5173" in capsys.readouterr().err
