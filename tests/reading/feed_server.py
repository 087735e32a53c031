"""A server on loopback for the tests of feeds: says what it is told to, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler


@dataclass
class FeedServer:
    """`pages`: what each path answers, bytes or a function of the request; what is not there is 404."""

    url: str = ""
    pages: dict[str, bytes | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        try:
            page = self.pages.get(request.path)
            if callable(page):
                page(request)
            elif page is None:
                send(request, b"gone", status=404)
            else:
                send(request, page)
        except OSError:
            return  # the other side gave up, as it should

    def stall(self, request: BaseHTTPRequestHandler) -> None:
        """Begin an answer and never end it."""
        request.send_response(200)
        request.send_header("Content-Type", "text/xml")
        request.end_headers()
        while not self.stopping.wait(0.05):
            request.wfile.write(b" ")
            request.wfile.flush()


def send(request: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    kind = "text/html" if body.startswith(b"<html") else "application/rss+xml"
    for name, value in {"Content_Type": kind, **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
