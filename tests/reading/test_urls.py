from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from transprov.errors import InputError
from transprov.reading import Limits, load
from transprov.reading.connecting import is_public
from transprov.reading.loading import is_url
from transprov.reading.urls import fetch

ARTICLE = (
    "<html lang=de><body><article><h1>Brücke gesperrt</h1><p>Die Brücke über die Aue ist seit Montag gesperrt, "
    "teilte die Stadt mit. Fußgänger müssen einen Umweg von zwei Kilometern gehen.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        answer = getattr(self, "answer_" + path.strip("/").replace("-", "_"), None)
        if answer is None:
            self.send(b"gone", status=404)
        else:
            answer()

    def send(self, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_ok(self) -> None:
        self.send(ARTICLE.encode())

    def answer_plain(self) -> None:
        self.send("Die Brücke ist gesperrt. Das bleibt so.".encode("cp1252"), kind="text/plain; charset=iso-8859-1")

    def answer_lying_charset(self) -> None:
        self.send(ARTICLE.encode(), kind="text/html; charset=iso-8859-1")

    def answer_html_as_plain(self) -> None:
        self.send(ARTICLE.encode(), kind="text/plain")

    def answer_no_type(self) -> None:
        self.send(ARTICLE.encode(), kind="")

    def answer_redirect(self) -> None:
        self.send(b"", status=302, Location="/ok?from=redirect#top")

    def answer_loop(self) -> None:
        self.send(b"", status=301, Location="/loop")

    def answer_to_private(self) -> None:
        self.send(b"", status=302, Location="http://10.0.0.1/admin")

    def answer_to_file(self) -> None:
        self.send(b"", status=302, Location="file:///etc/passwd")

    def answer_big(self) -> None:
        self.send(b"x" * 300_000)

    def answer_big_without_length(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"y" * 300_000)

    def answer_gzip(self) -> None:
        self.send(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")

    def answer_two_gzip_members(self) -> None:
        half = len(ARTICLE.encode()) // 2
        data = gzip.compress(ARTICLE.encode()[:half]) + gzip.compress(ARTICLE.encode()[half:])
        self.send(data, Content_Encoding="gzip")

    def answer_deflate(self) -> None:
        self.send(zlib.compress(ARTICLE.encode()), Content_Encoding="deflate")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    def answer_bad_gzip(self) -> None:
        self.send(b"this is not gzip", Content_Encoding="gzip")

    def answer_cut_gzip(self) -> None:
        self.send(gzip.compress(ARTICLE.encode())[:-20], Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"\x0b\x02\x80", Content_Encoding="br")

    def answer_pdf(self) -> None:
        self.send(b"%PDF-1.4", kind="application/pdf")

    def answer_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<p>The connection ends here")

    def answer_stall(self) -> None:
        time.sleep(3)

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            for _ in range(60):
                self.wfile.write(b"<")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


LOCAL = Limits(allow_private=True, total_seconds=20, max_bytes=200_000)


def test_page_becomes_a_document(server: str) -> None:
    document = load(f"{server}/ok", limits=LOCAL)
    assert document.title == "Brücke gesperrt"
    assert document.language == "de"
    assert document.provenance.url == f"{server}/ok"


def test_plain_text_in_its_declared_charset(server: str) -> None:
    document = load(f"{server}/plain", limits=LOCAL)
    assert document.text == "Die Brücke ist gesperrt. Das bleibt so."
    assert document.warnings == ()


@pytest.mark.parametrize("path", ["lying-charset", "html-as-plain", "no-type"])
def test_headers_that_lie_do_no_harm(server: str, path: str) -> None:
    document = load(f"{server}/{path}", limits=LOCAL)
    assert document.title == "Brücke gesperrt"
    assert ("declares iso-8859-1" in " ".join(document.warnings)) == (path == "lying-charset")


@pytest.mark.parametrize("path", ["gzip", "two-gzip-members", "deflate"])
def test_compressed_pages(server: str, path: str) -> None:
    assert fetch(f"{server}/{path}", LOCAL).data == ARTICLE.encode()


def test_redirect_is_followed_and_its_end_recorded(server: str) -> None:
    fetched = fetch(f"{server}/redirect", LOCAL)
    assert fetched.url == f"{server}/ok?from=redirect"
    assert fetched.data == ARTICLE.encode()


def test_spaces_and_letters_in_the_path_are_quoted(server: str) -> None:
    assert fetch(f"{server}/ok?q=Brücke über", LOCAL).data == ARTICLE.encode()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "404 Not Found"),
        ("loop", "more than 5 redirects"),
        ("to-file", "redirects to what is not an http or https URL"),
        ("big", "larger than 0.2 MB"),
        ("big-without-length", "larger than 0.2 MB"),
        ("bomb", "larger than 0.2 MB"),
        ("bad-gzip", "breaks off or is not HTTP"),
        ("cut-gzip", "breaks off"),
        ("brotli", "compression that was not asked for"),
        ("pdf", "application/pdf"),
        ("short", "breaks off"),
    ],
)
def test_failures_are_one_line_that_names_the_url(server: str, path: str, said: str) -> None:
    url = f"{server}/{path}"
    with pytest.raises(InputError) as caught:
        load(url, limits=LOCAL)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{url}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["stall", "drip"])
def test_a_server_that_takes_its_time_meets_the_total_limit(server: str, path: str) -> None:
    with pytest.raises(InputError, match=r"no complete answer within 0\.4 s"):
        fetch(f"{server}/{path}", Limits(allow_private=True, total_seconds=0.4))


def test_private_addresses_are_refused_by_default(server: str) -> None:
    with pytest.raises(InputError, match=r"private address 127\.0\.0\.1, which is refused"):
        load(f"{server}/ok")


def test_names_that_resolve_to_private_addresses_are_refused(server: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(InputError, match="leads to the private address"):
        fetch(f"http://localhost:{port}/ok")


def test_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # the test server stands for a public one; the address it redirects to is judged as always
    from transprov.reading import connecting

    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    assert fetch(f"{server}/ok").data == ARTICLE.encode()
    with pytest.raises(InputError, match=r"leads to the private address 10\.0\.0\.1|points to the private address"):
        fetch(f"{server}/to-private")


def test_every_address_of_a_name_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "192.168.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(InputError, match=r"192\.168\.0\.7"):
        fetch("http://news.example/")


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "10.0.0.1"])
    port = int(server.rpartition(":")[2])
    real = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        return real(next(answers) if host == "news.example" else host, port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert fetch(f"http://news.example:{port}/ok", LOCAL).data == ARTICLE.encode()
    assert next(answers) == "10.0.0.1"


def test_unresolvable_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*args: object, **kwargs: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    with pytest.raises(InputError, match=r"the host name no-such\.example cannot be resolved"):
        fetch("http://no-such.example/")


def test_a_slow_name_server_meets_the_total_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(1) or [])
    with pytest.raises(InputError, match="no complete answer"):
        fetch("http://slow.example/", Limits(total_seconds=0.2))


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="cannot connect"):
        fetch(f"http://127.0.0.1:{port}/", LOCAL)


def test_tls_against_a_server_without_it(server: str) -> None:
    with pytest.raises(InputError, match="no secure connection"):
        fetch(server.replace("http://", "https://") + "/ok", LOCAL)


@pytest.mark.parametrize(
    "url",
    ["ftp://news.example/a", "file:///etc/passwd", "http://", "http://[::1", "http://a b/", "http://user:pw@news.example/",
     "http://news.example:99999/", "http://" + "a" * 70 + ".example/"],
)  # fmt: skip
def test_urls_that_make_no_sense(url: str) -> None:
    with pytest.raises(InputError) as caught:
        load(url)
    assert str(caught.value).startswith(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "fec0::1", "2001:db8::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_what_counts_as_a_url() -> None:
    assert is_url("https://news.example/a")
    assert is_url("ftp://news.example/a")
    assert not is_url("articles/https.txt")
    assert not is_url("C:\\texte\\a.txt")
