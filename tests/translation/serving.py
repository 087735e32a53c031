"""A server on this machine that answers what a test tells it to."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def serving(answers):
    """Serve `answers`: path -> (status, headers, bytes) or a function of the request's body that gives them.

    Yields (the server's address, the list of (path, body) that were asked).
    """
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            asked.append((self.path, body))
            answer = answers.get(self.path, (404, {}, b""))
            status, headers, data = answer(body) if callable(answer) else answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(data))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def as_json(value, status=200):
    """An answer of JSON."""
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()
