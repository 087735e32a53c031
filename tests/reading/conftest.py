"""A server on loopback for the tests of feeds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from feed_server import FeedServer


@pytest.fixture
def feed_server() -> Iterator[FeedServer]:
    known = FeedServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            return

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True).start()
    known.url = f"http://127.0.0.1:{httpd.server_port}"
    yield known
    known.stopping.set()
    httpd.shutdown()
    httpd.server_close()
