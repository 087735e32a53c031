"""Feeds as they should not be: each gives its sound items and a clear word on the rest, and none hangs."""

from __future__ import annotations

import gzip
import socket
import time
from pathlib import Path

import pytest
from feed_server import FeedServer, send

from transprov.errors import InputError
from transprov.reading import connecting
from transprov.reading.connecting import is_public
from transprov.reading.feeds import FeedOptions, Item, stream

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Küstenkurier</title><link>https://kurier.example/</link><language>de</language>"
)
FOOT = "</channel></rss>"
BODY = (
    "<p>Die Brücke über die Aue ist seit Montag gesperrt, teilte die Stadt mit. Fußgänger müssen einen Umweg von "
    "zwei Kilometern gehen.</p><p>Größere Schäden fanden die Prüfer nicht.</p>"
)
LOCAL = FeedOptions(allow_private=True, total_seconds=20)


def item(number: int | str, body: str = BODY, title: str = "Brücke gesperrt", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>https://kurier.example/{number}</link><guid>nr-{number}</guid>{more}"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def feed(*items: str, declaration: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return declaration + HEAD + "".join(items) + FOOT


def read(data: bytes | str, folder: Path, options: FeedOptions = LOCAL, name: str = "feed.xml") -> list[Item]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(stream(path, options=options))


def sound(items: list[Item]) -> list[Item]:
    return [one for one in items if one.document is not None]


def problems(items: list[Item]) -> list[str]:
    found = [one.problem for one in items if one.problem is not None]
    assert all("\n" not in problem for problem in found)
    assert len({one.key for one in items}) == len(items)
    return found


def test_xml_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = feed(item(1), item(2), item(3))
    items = read(whole[: whole.index("nr-3")], tmp_path)
    assert [one.title for one in sound(items)][:2] == ["Brücke gesperrt"] * 2
    [*_, problem] = problems(items)
    assert str(tmp_path / "feed.xml") in problem
    assert "not well-formed XML" in problem
    assert "others may be missing" in problem


def test_wrongly_nested_xml_loses_no_item(tmp_path: Path) -> None:
    broken = feed(item(1), "<item><title>Schief<b></title></b><description>" + "Das Bad schließt. " * 9, item(3))
    items = read(broken, tmp_path)
    keys = {one.key for one in sound(items)}
    assert {"https://kurier.example/#nr-1", "https://kurier.example/#nr-3"} <= keys
    assert any("not well-formed XML (line 1" in problem for problem in problems(items))


def test_bare_ampersands_and_entities_of_html_are_no_breakage(tmp_path: Path) -> None:
    [one] = read(feed(item(1, title="Müller & S&ouml;hne&nbsp;AG")), tmp_path)
    assert one.title == "Müller & Söhne AG"


@pytest.mark.parametrize(
    ("odd", "shown"),
    [("&#0;", "\ufffd"),
     ("&#xD800;", "\ufffd"), ("&#x110000;", "\ufffd"), ("&#99999999999;", "\ufffd"), ("&#150;", "–"),
     ("&#8211;", "–"), ("&#x3c;", "<"), ("\x0b", "\ufffd")],
)  # fmt: skip
def test_characters_that_xml_does_not_have_cost_no_item(tmp_path: Path, odd: str, shown: str) -> None:
    items = read(feed(item(1, title=f"Brücke {odd} 5"), item(2)), tmp_path)
    assert [one.title for one in items] == [f"Brücke {shown} 5", "Brücke gesperrt"]


def test_a_stray_nul_costs_no_item(tmp_path: Path) -> None:
    assert len(sound(read(feed(item(1), item(2)).encode() + b"\0", tmp_path))) == 2


def test_utf8_declared_but_latin1(tmp_path: Path) -> None:
    [one] = read(feed(item(1)).encode("latin-1"), tmp_path)
    assert one.document is not None
    assert "Die Brücke über die Aue" in one.document.text
    assert any("declares utf-8 but is not" in warning for warning in one.document.warnings)
    assert one.outlet == "Küstenkurier"


def test_latin1_declared_but_utf8(tmp_path: Path) -> None:
    [one] = read(feed(item(1), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>'), tmp_path)
    assert one.document is not None
    assert "Größere Schäden" in one.document.text
    assert any("declares ISO-8859-1 but is valid UTF-8" in warning for warning in one.document.warnings)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_obeyed(tmp_path: Path, encoding: str) -> None:
    [one] = read(feed(item(1)).encode(encoding), tmp_path)
    assert one.document is not None
    assert "Fußgänger" in one.document.text


def test_declared_latin1_is_read_as_such(tmp_path: Path) -> None:
    data = feed(item(1), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1")
    [one] = read(data, tmp_path)
    assert one.document is not None
    assert "Fußgänger" in one.document.text
    assert one.document.warnings == ()


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("&lt;b&gt;Brücke&lt;/b&gt; gesperrt", "Brücke gesperrt"),
        ("<![CDATA[<i>Brücke</i> &amp; Straße]]>", "Brücke & Straße"),
        ("&amp;lt;b&amp;gt;Brücke&amp;lt;/b&amp;gt;", "Brücke"),
        ("<![CDATA[Brücke<script>alert(1)</script> gesperrt]]>", "Brücke gesperrt"),
        ('<![CDATA[<img src=x onerror="alert(1)">Brücke]]>', "Brücke"),
        ("<![CDATA[L’<em>Écho</em><br>du Bocage]]>", "L’Écho du Bocage"),
        ("Zins &lt; 2 Prozent, [bold]Aue[/bold]", "Zins < 2 Prozent, [bold]Aue[/bold]"),
    ],
)
def test_html_in_titles_becomes_text(tmp_path: Path, title: str, shown: str) -> None:
    [one] = read(feed(item(1, title=title)), tmp_path)
    assert one.title == shown
    assert one.document is not None
    assert one.document.title == shown
    assert one.document.text.startswith(shown)


def test_scripts_in_bodies_are_no_text(tmp_path: Path) -> None:
    [one] = read(feed(item(1, "<script>alert('x')</script><style>p {}</style>" + BODY)), tmp_path)
    assert one.document is not None
    assert "alert" not in one.document.text


def test_items_without_dates_are_read(tmp_path: Path) -> None:
    [one] = read(feed(item(1)), tmp_path)
    assert one.published_raw is None
    assert one.document is not None
    assert one.document.provenance.published is None


def test_a_wrong_zone_keeps_the_raw_time_only(tmp_path: Path) -> None:
    [one] = read(feed(item(1, more="<pubDate>Wed, 22 May 2024 11:05:00 XYZ</pubDate>")), tmp_path)
    assert one.published_raw == "Wed, 22 May 2024 11:05:00 XYZ"
    assert one.document is not None
    assert one.document.provenance.published is None
    assert any("Wed, 22 May 2024 11:05:00 XYZ" in warning for warning in one.document.warnings)


def test_the_same_guid_with_the_same_content_is_one_item(tmp_path: Path) -> None:
    assert len(read(feed(item(1), item(2), item(1)), tmp_path)) == 2


def test_the_same_guid_with_other_content_is_two_items(tmp_path: Path) -> None:
    other = item(1, "<p>Die Brücke über die Aue ist wieder frei. Das teilte die Stadt am Freitag mit.</p>")
    items = read(feed(item(1), other), tmp_path)
    assert len(sound(items)) == 2
    first, second = (one.key for one in items)
    assert second.startswith(first)
    assert second != first
    assert items[1].document is not None
    assert items[1].document.id == second


def test_guids_that_are_only_numbers_do_not_clash_between_feeds(tmp_path: Path) -> None:
    for name, host in (("a.xml", "eins"), ("b.xml", "zwei")):
        text = feed(item(1, BODY + f"<p>Mehr dazu im Heft von {host}.</p>")).replace(
            "kurier.example", f"{host}.example"
        )
        (tmp_path / name).write_text(text, "utf-8")
    keys = [one.key for one in stream(tmp_path)]
    assert keys == ["https://eins.example/#nr-1", "https://zwei.example/#nr-1"]


def test_ten_thousand_items_one_by_one(tmp_path: Path) -> None:
    body = "<p>Die Brücke über die Aue ist gesperrt, teilte die Stadt mit. Es ist die {}. Sperrung.</p>"
    path = tmp_path / "feed.xml"
    path.write_text(feed(*(item(n, body.format(n)) for n in range(10_000))), "utf-8")
    count = sum(one.document is not None for one in stream(path))
    assert count == 10_000


def test_gzipped_files(tmp_path: Path) -> None:
    items = read(gzip.compress(feed(item(1), item(2)).encode()), tmp_path, name="feed.xml.gz")
    assert len(sound(items)) == 2


def test_gzip_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    many = feed(*(item(n, BODY + f"<p>Absatz {n * 7919}.</p>") for n in range(400))).encode()
    data = gzip.compress(many)
    items = read(data[: len(data) // 2], tmp_path, name="feed.xml.gz")
    assert len(sound(items)) > 50
    assert any("breaks off in the middle of its gzip data" in problem for problem in problems(items))


def test_damaged_gzip_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gzip"):
        read(b"\x1f\x8b\x08\x00" + b"nonsense" * 20, tmp_path, name="feed.xml.gz")


def test_a_gzip_bomb_meets_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(feed(item(1)).encode() + b" " * 30_000_000)
    with pytest.raises(InputError, match="is larger than 1 MB unpacked"):
        read(bomb, tmp_path, FeedOptions(max_feed_bytes=1_000_000), name="feed.xml.gz")


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB + "]>",
        '<!DOCTYPE rss [<!ENTITY k SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p;]>',
        '<!-- <a> --><!DOCTYPE rss [<!ENTITY k "]>">]>',
        '<!-- <![CDATA[ --><!DOCTYPE rss [<!ENTITY k "ha">]>',
        '<?x <![CDATA[ ?>\n<!doctype rss [<!entity k "ha">]>',
    ],
)
def test_entities_are_never_unfolded(tmp_path: Path, doctype: str) -> None:
    with pytest.raises(InputError, match="declares XML entities of its own, which are never unfolded"):
        read(feed(item(1, title="&k;"), declaration='<?xml version="1.0"?>' + doctype), tmp_path)


def test_an_external_document_type_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*args: object, **kwargs: object) -> None:
        raise AssertionError("reached for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    assert len(sound(read(feed(item(1), declaration=doctype), tmp_path))) == 1


def test_an_item_of_five_megabytes_is_a_problem_and_its_neighbours_are_read(tmp_path: Path) -> None:
    big = "<p>" + "Die Brücke bleibt gesperrt. " * 180_000 + "</p>"
    items = read(feed(item(1), item(2, big), item(3)), tmp_path)
    assert [one.key.rpartition("-")[2] for one in sound(items)] == ["1", "3"]
    [problem] = problems(items)
    assert "5.2 MB, larger than an article can be" in problem
    assert "Brücke gesperrt" in problem


def test_five_megabytes_of_pictures_spelled_out_do_no_harm(tmp_path: Path) -> None:
    picture = f'<img src="data:image/jpeg;base64,{"QUJD" * 1_300_000}">'
    [one] = read(feed(item(1, picture + BODY)), tmp_path)
    assert one.document is not None
    assert len(one.document.text) < 500


def test_an_item_with_nothing_but_a_title_is_said(tmp_path: Path) -> None:
    items = read(feed("<item><title>Eilmeldung</title></item>", item(1)), tmp_path)
    assert len(sound(items)) == 1
    [problem] = problems(items)
    assert "“Eilmeldung”: has no text, only a title" in problem


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"<rss>\x00", b"<rss>", b"{not json", b'[{"a": 1}]']
)
def test_what_is_no_feed_at_all_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data, tmp_path)
    assert str(caught.value).startswith(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_deep_nesting_does_not_end_the_run(tmp_path: Path) -> None:
    items = read(feed(item(1), item(2, "<div>" * 20_000 + BODY), item(3)), tmp_path)
    assert len(items) == 3
    assert len(sound(items)) >= 2


def test_a_feed_that_redirects_to_a_private_address(feed_server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_server.pages["/feed"] = lambda request: send(request, b"", status=302, Location="http://10.0.0.1/feed")
    # the test server stands for a public one; the address it redirects to is judged as always
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    with pytest.raises(InputError, match=r"private address 10\.0\.0\.1, which is refused"):
        list(stream(f"{feed_server.url}/feed"))


def test_a_feed_on_a_private_address_is_refused(feed_server: FeedServer) -> None:
    with pytest.raises(InputError, match=r"private address 127\.0\.0\.1"):
        list(stream(f"{feed_server.url}/feed"))
    assert feed_server.asked == []


def test_a_server_that_stalls_meets_the_total_limit(feed_server: FeedServer) -> None:
    feed_server.pages["/feed"] = feed_server.stall
    began = time.monotonic()
    with pytest.raises(InputError, match=r"no complete answer within 0\.5 s"):
        list(stream(f"{feed_server.url}/feed", options=FeedOptions(allow_private=True, total_seconds=0.5)))
    assert time.monotonic() - began < 10


def test_gzip_over_http(feed_server: FeedServer) -> None:
    data = gzip.compress(feed(item(1)).encode())
    feed_server.pages["/encoded"] = lambda request: send(request, data, Content_Encoding="gzip")
    feed_server.pages["/feed.xml.gz"] = lambda request: send(request, data, Content_Type="application/gzip")
    for path in ("/encoded", "/feed.xml.gz"):
        [one] = stream(f"{feed_server.url}{path}", options=LOCAL)
        assert one.document is not None
        assert one.origin == f"{feed_server.url}{path}"


def test_a_page_where_a_feed_should_be(feed_server: FeedServer) -> None:
    feed_server.pages["/feed"] = f"<html><body><h1>Wartung</h1>{BODY}</body></html>".encode()
    with pytest.raises(InputError, match="is a web page, not a feed"):
        list(stream(f"{feed_server.url}/feed", options=LOCAL))
