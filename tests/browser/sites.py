"""Web servers on loopback: one whose pages a test writes, and one that takes whatever it is sent."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


class Server:
    """A server on a free port of 127.0.0.1, for the length of a block."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.port = self._server.server_port

    def handler(self) -> type[BaseHTTPRequestHandler]:
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Site(Server):
    """Serves `page`, whatever is asked for."""

    page = "<title>empty</title>"

    def origin(self, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}"

    def handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(_Quiet):
            def do_GET(self) -> None:
                self.answer(site.page.encode())

        return Handler


class Recorder(Server):
    """Answers every request, as a server without a guard does, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[str] = []

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}/key"

    def handler(self) -> type[BaseHTTPRequestHandler]:
        recorder = self

        class Handler(_Quiet):
            def do_GET(self) -> None:
                recorder.received.append(self.path)
                self.answer(b"taken")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                recorder.received.append(f"{self.path} {body}")
                self.answer(b"taken")

        return Handler


class _Quiet(BaseHTTPRequestHandler):
    def answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
