"""Pages behind the items of a feed: fetched as their sites allow, kept, and never from inside the network."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from feed_server import FeedServer, send

from transprov.errors import InputError
from transprov.reading import connecting
from transprov.reading.connecting import is_public
from transprov.reading.feeds import FeedOptions, Item, stream

LEAD = "Die Brücke über die Aue ist seit Montag gesperrt, teilte die Stadt mit."
PAGE = (
    '<html lang="de"><head><meta property="og:site_name" content="Küstenkurier">'
    '<meta property="article:published_time" content="2024-03-14T17:45:00+01:00"></head><body><nav>Start</nav>'
    f"<article><h1>Brücke gesperrt</h1><p>{LEAD}</p><p>Fußgänger müssen einen Umweg gehen.</p></article></body></html>"
).encode()


def rss(*links: str, body: str = "Die Brücke ist zu.") -> bytes:
    items = "".join(
        f"<item><title>Brücke {n}</title><link>{link}</link><guid>nr-{n}</guid><description>{body}</description></item>"
        for n, link in enumerate(links)
    )
    return f'<rss version="2.0"><channel><title>Sammler</title>{items}</channel></rss>'.encode()


def options(**more: object) -> FeedOptions:
    return FeedOptions(fetch_pages=True, allow_private=True, **{"total_seconds": 20, **more})  # type: ignore[arg-type]


def read(server: FeedServer, **more: object) -> list[Item]:
    return list(stream(f"{server.url}/feed", options=options(**more)))


def test_the_page_is_read_in_place_of_the_summary(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1"), "/1": PAGE}
    [one] = read(feed_server)
    assert one.document is not None
    assert LEAD in one.document.text
    assert "Start" not in one.document.text
    assert one.outlet == "Sammler"
    assert one.document.provenance.published is not None
    assert one.document.provenance.url == f"{feed_server.url}/1"
    assert feed_server.asked == ["/feed", "/robots.txt", "/1"]


def test_without_being_asked_for_no_page_is_fetched(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1"), "/1": PAGE}
    list(stream(f"{feed_server.url}/feed", options=FeedOptions(allow_private=True)))
    assert feed_server.asked == ["/feed"]


def test_lines_that_hold_their_text_need_no_page(feed_server: FeedServer) -> None:
    lines = [{"url": f"{feed_server.url}/1", "text": f"{LEAD} Das bleibt so."}, {"url": f"{feed_server.url}/2"}]
    feed_server.pages |= {"/feed": "\n".join(map(json.dumps, lines)).encode(), "/2": PAGE}
    items = read(feed_server)
    assert [one.document is not None for one in items] == [True, True]
    assert feed_server.asked == ["/feed", "/robots.txt", "/2"]


def test_keys_hold_when_the_feed_moves(feed_server: FeedServer) -> None:
    data = rss("https://sammler.example/1", body=LEAD * 3)
    feed_server.pages |= {"/feed": data, "/moved": data}
    [before] = stream(f"{feed_server.url}/feed", options=FeedOptions(allow_private=True))
    feed_server.pages["/feed"] = lambda request: send(request, b"", status=302, Location="/moved")
    [after] = stream(f"{feed_server.url}/feed", options=FeedOptions(allow_private=True))
    assert before.key == after.key == f"{feed_server.url}/feed#nr-0"


def test_robots_txt_is_asked_once_and_obeyed(feed_server: FeedServer) -> None:
    links = [f"{feed_server.url}{path}" for path in ("/frei/1", "/intern/2", "/frei/3")]
    robots = b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /intern/\n"
    feed_server.pages |= {"/feed": rss(*links), "/robots.txt": robots, "/frei/1": PAGE, "/intern/2": PAGE}
    feed_server.pages["/frei/3"] = PAGE
    items = read(feed_server)
    assert [one.document is not None for one in items] == [True, False, True]
    assert "its site's robots.txt forbids it" in (items[1].problem or "")
    assert feed_server.asked == ["/feed", "/robots.txt", "/frei/1", "/frei/3"]


def test_robots_txt_may_name_us(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1"), "/1": PAGE}
    feed_server.pages["/robots.txt"] = b"User-agent: transprov\nDisallow: /\n"
    [one] = read(feed_server)
    assert "robots.txt forbids it" in (one.problem or "")


def test_a_redirect_is_no_way_around_robots_txt(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1"), "/intern/1": PAGE}
    feed_server.pages["/1"] = lambda request: send(request, b"", status=302, Location="/intern/1")
    feed_server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /intern/\n"
    [one] = read(feed_server)
    assert "robots.txt forbids it" in (one.problem or "")
    assert "/intern/1" not in feed_server.asked


def test_a_robots_txt_that_fails_forbids(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1", f"{feed_server.url}/2"), "/1": PAGE, "/2": PAGE}
    feed_server.pages["/robots.txt"] = lambda request: send(request, b"", status=503)
    items = read(feed_server)
    assert all("robots.txt cannot be read" in (one.problem or "") for one in items)
    assert feed_server.asked == ["/feed", "/robots.txt"]


def test_pages_that_cannot_be_had_are_problems_of_their_own(feed_server: FeedServer) -> None:
    links = [f"{feed_server.url}/fort", f"{feed_server.url}/1", "mailto:x@y.example", f"{feed_server.url}/bild"]
    feed_server.pages |= {"/feed": rss(*links), "/1": PAGE}
    feed_server.pages["/bild"] = lambda request: send(request, b"\x89PNG", Content_Type="image/png")
    items = read(feed_server)
    assert [one.document is not None for one in items] == [False, True, False, False]
    assert "answers 404 Not Found" in (items[0].problem or "")
    assert "no address to fetch its page from" in (items[2].problem or "")
    assert "is image/png" in (items[3].problem or "")
    assert all(f"{feed_server.url}/feed: item “Brücke" in one.problem for one in items if one.problem)


def test_a_page_that_redirects_to_a_private_address(feed_server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1", "http://169.254.169.254/latest", f"{feed_server.url}/2")}
    feed_server.pages["/1"] = lambda request: send(request, b"", status=302, Location="http://10.0.0.1/")
    feed_server.pages["/2"] = PAGE
    # the test server stands for a public one; every other address is judged as always
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    items = list(stream(f"{feed_server.url}/feed", options=FeedOptions(fetch_pages=True, total_seconds=20)))
    assert "private address 10.0.0.1" in (items[0].problem or "")
    assert "private address 169.254.169.254" in (items[1].problem or "")
    assert items[2].document is not None


def test_a_host_that_stalls_is_given_up(feed_server: FeedServer) -> None:
    feed_server.pages |= {f"/{n}": feed_server.stall for n in range(8)}
    feed_server.pages["/feed"] = rss(*(f"{feed_server.url}/{n}" for n in range(8)))
    began = time.monotonic()
    items = read(feed_server, total_seconds=0.5)
    assert len(items) == 8
    assert all("no complete answer within 0.5 s" in (one.problem or "") for one in items[:3])
    assert all("let 3 requests run out of time" in (one.problem or "") for one in items[3:])
    assert time.monotonic() - began < 20


def test_a_page_too_large(feed_server: FeedServer) -> None:
    feed_server.pages |= {"/feed": rss(f"{feed_server.url}/1"), "/1": PAGE + b" " * 300_000}
    [one] = read(feed_server, max_item_bytes=100_000)
    assert "larger than 0.1 MB" in (one.problem or "")


def test_what_is_kept_is_asked_for_only_when_changed(feed_server: FeedServer, tmp_path: Path) -> None:
    sent: list[tuple[str, int]] = []

    def tagged(body: bytes, **validators: str) -> object:
        def answer(request: BaseHTTPRequestHandler) -> None:
            asked = request.headers.get("If-None-Match") or request.headers.get("If-Modified-Since")
            status = 304 if asked and asked in validators.values() else 200
            sent.append((request.path, status))
            send(request, b"" if status == 304 else body, status=status, **validators)

        return answer

    changed = "Thu, 14 Mar 2024 16:45:00 GMT"
    feed_server.pages["/feed"] = tagged(rss(f"{feed_server.url}/1"), ETag='"feed-1"')  # type: ignore[assignment]
    feed_server.pages["/1"] = tagged(PAGE, Last_Modified=changed)  # type: ignore[assignment]
    first = read(feed_server, cache_folder=tmp_path / "kept")
    second = read(feed_server, cache_folder=tmp_path / "kept")
    assert first == second
    assert sent == [("/feed", 200), ("/1", 200), ("/feed", 304), ("/1", 304)]

    feed_server.pages["/1"] = tagged(PAGE.replace(b"Montag", b"Freitag"), ETag='"neu"')  # type: ignore[assignment]
    [third] = read(feed_server, cache_folder=tmp_path / "kept")
    assert third.document is not None
    assert "seit Freitag" in third.document.text


def test_a_damaged_kept_copy_is_asked_for_again(feed_server: FeedServer, tmp_path: Path) -> None:
    feed_server.pages["/feed"] = lambda request: send(
        request, rss(f"{feed_server.url}/1"), status=304 if request.headers.get("If-None-Match") else 200, ETag='"1"'
    )
    feed_server.pages["/1"] = PAGE
    read(feed_server, cache_folder=tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:40])
    [one] = read(feed_server, cache_folder=tmp_path)
    assert one.document is not None


def test_a_cache_folder_that_cannot_be_written_is_one_line(feed_server: FeedServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    feed_server.pages["/feed"] = lambda request: send(request, rss(), ETag='"1"')
    with pytest.raises(InputError, match="name another folder"):
        read(feed_server, cache_folder=tmp_path / "file" / "kept")


def test_one_request_at_a_time_for_each_host(feed_server: FeedServer) -> None:
    serving: list[int] = []
    busy = threading.Semaphore(0)

    def slow(request: BaseHTTPRequestHandler) -> None:
        busy.release()
        time.sleep(0.05)
        serving.append(busy._value)
        busy.acquire()
        send(request, PAGE)

    feed_server.pages |= {f"/{n}": slow for n in range(4)}
    feed_server.pages["/feed"] = rss(*(f"{feed_server.url}/{n}" for n in range(4)))
    found: list[list[Item]] = []
    threads = [threading.Thread(target=lambda: found.append(read(feed_server))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [len(items) for items in found] == [4, 4, 4]
    assert all(one.document is not None for items in found for one in items)
    assert set(serving) == {1}
