"""Every format of a feed as a stream of documents: the same article read out of each."""

from __future__ import annotations

import gzip
import io
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from feed_server import FeedServer

from transprov.detection import detect
from transprov.errors import InputError, ModelMissingError
from transprov.reading.feeds import FeedOptions, Item, stream
from transprov.types import DeclarationKind, SegmentKind

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
LOCAL = FeedOptions(allow_private=True, total_seconds=20)
CET = timezone(timedelta(hours=1))
LEAD = "Die Brücke über die Aue ist seit Montag gesperrt, teilte die Stadt mit."
BODY = (
    f"<p>{LEAD} Fußgänger müssen einen Umweg von zwei Kilometern gehen.</p>"
    '<figure><img src="a.jpg"><figcaption>Die Brücke am Montag. <span class="credit">Foto: Jens Albrecht/dpa</span>'
    "</figcaption></figure><h2>Keine Schäden</h2><p>Größere Schäden fanden die Prüfer nicht.</p>"
    '<div class="share">Jetzt teilen</div><p>Quelle: dpa</p>'
)
PAGE = (
    '<html lang="de"><head><meta property="og:site_name" content="Küstenkurier"></head><body><nav>Start</nav>'
    f"<article><h1>Brücke gesperrt</h1>{BODY}</article></body></html>"
)


def only(items: list[Item]) -> Item:
    [one] = items
    assert one.document is not None, one.problem
    assert one.document.id == one.key
    for segment in one.document.segments:
        assert one.document.text[segment.span.start : segment.span.end] == segment.text
    return one


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Sammler</title><link>https://sammler.example/</link><language>de-DE</language>
<item><title>Brücke gesperrt</title><link>https://sammler.example/bruecke?a=1&amp;b=2</link>
<guid isPermaLink="false">4711</guid><pubDate>Do, 14 Mär 2024 17:45:00 MEZ</pubDate>
<dc:creator>Anke Reimers</dc:creator>
<source url="https://kurier.example/rss">Küstenkurier</source>
<description>Die Brücke ist zu.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
</channel></rss>"""


def test_rss_item_is_a_whole_document(tmp_path: Path) -> None:
    path = written(tmp_path, "feed.xml", RSS)
    one = only(list(stream(path)))
    document = one.document
    assert document is not None
    assert one.key == "https://sammler.example/#4711"
    assert (one.origin, one.outlet) == (str(path), "Sammler")
    assert (document.title, document.language) == ("Brücke gesperrt", "de")
    kinds = {segment.text: segment.kind for segment in document.segments}
    assert kinds["Brücke gesperrt"] is SegmentKind.HEADLINE
    assert kinds["Keine Schäden"] is SegmentKind.HEADLINE
    assert kinds["Die Brücke am Montag."] is SegmentKind.CAPTION
    assert kinds["Foto: Jens Albrecht/dpa"] is SegmentKind.CREDIT
    assert kinds[LEAD] is SegmentKind.SENTENCE
    assert "Jetzt teilen" not in document.text


def test_rss_item_keeps_what_the_feed_says_of_its_origin(tmp_path: Path) -> None:
    document = only(list(stream(written(tmp_path, "feed.xml", RSS)))).document
    assert document is not None
    said = document.provenance
    assert said.url == "https://sammler.example/bruecke?a=1&b=2"
    assert said.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert "Küstenkurier" in said.values(DeclarationKind.SOURCE_LINE)
    assert "dpa" in said.values(DeclarationKind.AGENCY) + said.values(DeclarationKind.SOURCE_LINE)
    assert said.values(DeclarationKind.BASED_ON) == ("https://kurier.example/rss",)
    assert "Sammler" in said.values(DeclarationKind.OUTLET)
    assert said.values(DeclarationKind.AUTHOR) == ("Anke Reimers",)
    [published] = said.of(DeclarationKind.PUBLISHED)
    assert (published.raw, published.where) == ("Do, 14 Mär 2024 17:45:00 MEZ", "feed")


def test_the_source_named_by_a_feed_counts_for_detection(tmp_path: Path) -> None:
    english = "<p>The bridge over the Aue has been closed since Monday, the city said on its website.</p>" * 2
    bare = RSS.replace(BODY, english).replace("<language>de-DE</language>", "")
    named = bare.replace("https://kurier.example/rss", "https://www.kurier.de/rss")
    unnamed = bare.replace('<source url="https://kurier.example/rss">Küstenkurier</source>', "")
    scores = []
    for name, text in (("named.xml", named), ("unnamed.xml", unnamed)):
        document = only(list(stream(written(tmp_path, name, text)))).document
        assert document is not None
        scores.append(detect(document).probability)
    assert scores[0] > scores[1]


@pytest.mark.parametrize("words", [("The post", "appeared first on"), ("Der Beitrag", "erschien zuerst auf")])
def test_the_line_that_wordpress_appends_is_no_text(tmp_path: Path, words: tuple[str, str]) -> None:
    own, site = "https://sammler.example/bruecke?a=1&#038;b=2", "https://sammler.example"
    line = f'<p>{words[0]} <a href="{own}">Brücke gesperrt</a> {words[1]} <a rel="x" href="{site}">Sammler</a>.</p>'
    document = only(list(stream(written(tmp_path, "feed.xml", RSS.replace(BODY, BODY + line + "\n"))))).document
    assert document is not None
    assert words[1] not in document.text
    assert "Größere Schäden" in document.text
    other = line.replace("/bruecke", "/anderes")
    document = only(list(stream(written(tmp_path, "feed.xml", RSS.replace(BODY, BODY + other))))).document
    assert document is not None
    assert words[1] in document.text


def test_keys_do_not_change_between_runs(tmp_path: Path) -> None:
    path = written(tmp_path, "feed.xml", RSS.replace('<guid isPermaLink="false">4711</guid>', ""))
    first, second = list(stream(path)), list(stream(path))
    assert [one.key for one in first] == [one.key for one in second] == ["https://sammler.example/bruecke?a=1&b=2"]


def test_atom(tmp_path: Path) -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>L’Écho</title><id>urn:echo</id>
<link href="https://echo.example/"/><entry><id>tag:echo.example,2024:7</id>
<title type="html">Pont &lt;i&gt;fermé&lt;/i&gt;</title>
<link rel="alternate" href="https://echo.example/7"/><published>2024-03-14T17:45:00+01:00</published>
<updated>2024-03-15T08:00:00+01:00</updated><author><name>Solène Kermadec</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Le pont est fermé depuis lundi, a annoncé la mairie.</p>
<p>Les piétons doivent faire un détour de deux kilomètres.</p></div></content></entry></feed>"""
    one = only(list(stream(written(tmp_path, "feed.atom", text))))
    assert one.key == "tag:echo.example,2024:7"
    assert (one.title, one.outlet) == ("Pont fermé", "L’Écho")
    assert one.document is not None
    assert one.document.language == "fr"
    assert one.document.provenance.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert one.document.provenance.values(DeclarationKind.MODIFIED) == ("2024-03-15T08:00:00+01:00",)


def test_rdf_feeds_of_old(tmp_path: Path) -> None:
    text = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://kurier.example/">
<title>Küstenkurier</title><link>https://kurier.example/</link></channel><item rdf:about="https://kurier.example/1">
<title>Brücke gesperrt</title><link>https://kurier.example/1</link><dc:date>2024-03-14T17:45:00+01:00</dc:date>
<description>{LEAD} Das bleibt bis Freitag so.</description></item></rdf:RDF>"""
    one = only(list(stream(written(tmp_path, "feed.rdf", text))))
    assert one.document is not None
    assert one.document.provenance.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert any("summary of" in warning for warning in one.document.warnings)


def test_plain_text_descriptions_keep_their_paragraphs(tmp_path: Path) -> None:
    text = RSS.replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>")
    text = text.replace("Die Brücke ist zu.", f"{LEAD}\n\nPreise &amp;lt; 5 Euro bleiben.")
    document = only(list(stream(written(tmp_path, "feed.xml", text)))).document
    assert document is not None
    assert document.text == f"Brücke gesperrt\n\n{LEAD}\n\nPreise < 5 Euro bleiben."


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Küstenkurier",
    "home_page_url": "https://kurier.example/",
    "language": "de",
    "items": [
        {
            "id": 4711,
            "url": "https://kurier.example/1",
            "external_url": "https://www.tagblatt.de/bruecke",
            "title": "Brücke <b>gesperrt</b>",
            "content_html": BODY,
            "date_published": "2024-03-14T17:45:00+01:00",
            "authors": [{"name": "Anke Reimers"}],
        }
    ],
}


def test_json_feed(tmp_path: Path) -> None:
    one = only(list(stream(written(tmp_path, "feed.json", json.dumps(JSON_FEED, indent=1)))))
    assert one.key == "https://kurier.example/#4711"
    assert (one.title, one.outlet, one.url) == ("Brücke gesperrt", "Küstenkurier", "https://kurier.example/1")
    assert one.document is not None
    assert one.document.provenance.values(DeclarationKind.BASED_ON) == ("https://www.tagblatt.de/bruecke",)
    assert one.document.provenance.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)


def test_json_feed_with_odd_items_keeps_the_others(tmp_path: Path) -> None:
    feed = {**JSON_FEED, "items": ["x", {"title": "Nur das"}, {"id": "b", "content_text": f"{LEAD}\n\nBis Freitag."}]}
    items = list(stream(written(tmp_path, "feed.json", json.dumps(feed))))
    assert [one.document is None for one in items] == [True, True, False]
    assert "item 1 is no JSON object" in (items[0].problem or "")
    assert "“Nur das”: has no text" in (items[1].problem or "")


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"id": "a-1", "title": "Brücke gesperrt", "text": f"{LEAD}\n\nDas bleibt so.", "language": "de",
         "url": "https://kurier.example/1", "published": "2024-03-14T17:45:00+01:00", "outlet": "Küstenkurier"},
        {"html": BODY, "title": "Brücke gesperrt"},
        {"page": PAGE, "url": "https://kurier.example/3"},
    ]  # fmt: skip
    text = "\n".join(json.dumps(line) for line in lines) + '\n\n{"text": \n[1]\n{"title": "Nur das"}\n'
    items = list(stream(written(tmp_path, "articles.jsonl", text)))
    first, second, third, *bad = items
    assert first.key == "articles.jsonl#a-1"
    assert first.document is not None
    assert first.document.text == f"Brücke gesperrt\n\n{LEAD}\n\nDas bleibt so."
    assert first.document.provenance.url == "https://kurier.example/1"
    assert first.document.provenance.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert (first.outlet, third.outlet) == ("Küstenkurier", "Küstenkurier")
    assert second.document is not None
    assert "Foto: Jens Albrecht/dpa" in second.document.text
    assert third.key == "https://kurier.example/3"
    assert third.document is not None
    assert "Start" not in third.document.text
    assert [one.key for one in bad] == [f"articles.jsonl#line-{number}" for number in (5, 6, 7)]
    assert ["line 5 is not valid JSON" in (bad[0].problem or ""), "line 6 is no JSON object" in (bad[1].problem or "")]


def test_json_lines_gzipped_and_cut(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{LEAD} Es ist die {n * 7919}. Sperrung."}) + "\n" for n in range(600))
    data = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) * 2 // 3])
    found = stream(tmp_path / "a.jsonl.gz")
    *some, last = found
    assert 100 < sum(one.document is not None for one in some) < 600
    assert "breaks off in the middle of its gzip data" in (last.problem or "")


def test_a_line_too_long_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    text = json.dumps({"text": "Wort " * 400_000}) + "\n" + json.dumps({"text": LEAD}) + "\n"
    items = list(stream(written(tmp_path, "a.jsonl", text), options=FeedOptions(max_item_bytes=100_000)))
    assert "line 1 is 2.0 MB" in (items[0].problem or "")
    assert items[1].document is not None


def test_folder_is_read_with_its_subfolders_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    (tmp_path / "a").mkdir()
    written(tmp_path / "b", "feed.xml", RSS)
    written(tmp_path / "b" / ".git", "config.txt", LEAD)
    written(tmp_path / "a", "zwei.txt", f"Brücke gesperrt\n\n{LEAD}\n\nDas bleibt so.")
    written(tmp_path / "a", "eins.html", PAGE)
    (tmp_path / "a" / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "a" / "kreis").symlink_to(tmp_path, target_is_directory=True)
    items = list(stream(tmp_path))
    keys = [one.key for one in items]
    assert keys == ["a/bild.png", "a/eins.html", "a/zwei.txt", "https://sammler.example/#4711"]
    assert "a PNG image" in (items[0].problem or "")
    assert [one.document is not None for one in items] == [False, True, True, True]


def test_empty_folder_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is an empty folder"):
        list(stream(tmp_path))
    with pytest.raises(InputError, match="no such file"):
        list(stream(tmp_path / "feed.xml"))


def opml(*urls: str) -> str:
    outlines = "".join(f'<outline type="rss" text="{n}" xmlUrl="{url}"/>' for n, url in enumerate(urls))
    body = f'<outline text="Presse">{outlines}</outline>'
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'


def test_opml_reads_each_feed_and_names_the_dead_one(tmp_path: Path, feed_server: FeedServer) -> None:
    feed_server.pages["/a"] = RSS.encode()
    feed_server.pages["/b"] = json.dumps(JSON_FEED).encode()
    names = ("/a", "/dead", "/b", "/a")
    path = written(tmp_path, "list.opml", opml(*(feed_server.url + name for name in names), "feeds/local.xml"))
    items = list(stream(path, options=LOCAL))
    assert [one.key for one in items] == [
        "https://sammler.example/#4711",
        f"{feed_server.url}/dead",
        "https://kurier.example/#4711",
        "feeds/local.xml",
    ]
    assert "answers 404 Not Found" in (items[1].problem or "")
    assert f"{feed_server.url}/dead" in (items[1].problem or "")
    assert items[0].origin == f"{feed_server.url}/a"
    assert feed_server.asked == ["/a", "/dead", "/b"]


def test_lists_that_name_each_other_come_to_an_end(feed_server: FeedServer) -> None:
    feed_server.pages["/one"] = opml(feed_server.url + "/two", feed_server.url + "/a").encode()
    feed_server.pages["/two"] = opml(feed_server.url + "/one").encode()
    feed_server.pages["/a"] = RSS.encode()
    only(list(stream(feed_server.url + "/one", options=LOCAL)))


def test_opml_without_feeds(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no feeds"):
        list(stream(written(tmp_path, "list.opml", "<opml><body><outline text='x'/></body></opml>")))


def test_news_sitemap_and_index(feed_server: FeedServer) -> None:
    index = f"<sitemapindex><sitemap><loc>{feed_server.url}/news.xml.gz</loc></sitemap></sitemapindex>"
    news = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{feed_server.url}/artikel</loc><news:news>
<news:publication><news:name>Küstenkurier</news:name><news:language>de</news:language></news:publication>
<news:publication_date>2024-03-14T17:45:00+01:00</news:publication_date><news:title>Brücke gesperrt</news:title>
</news:news></url><url><loc>{feed_server.url}/fort</loc></url></urlset>"""
    feed_server.pages["/sitemap.xml"] = index.encode()
    feed_server.pages["/news.xml.gz"] = gzip.compress(news.encode())
    feed_server.pages["/artikel"] = PAGE.encode()
    items = list(stream(feed_server.url + "/sitemap.xml", options=FeedOptions(allow_private=True, fetch_pages=True)))
    one = only(items[:1])
    assert (one.key, one.outlet) == (f"{feed_server.url}/artikel", "Küstenkurier")
    assert one.document is not None
    assert one.document.provenance.published == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert "404" in (items[1].problem or "")
    with pytest.raises(InputError, match="names pages but holds no text"):
        list(stream(feed_server.url + "/news.xml.gz", options=LOCAL))


def warc(*pages: tuple[str, str, bytes, str]) -> bytes:
    warcio = pytest.importorskip("warcio")
    out = io.BytesIO()
    writer = warcio.warcwriter.WARCWriter(out, gzip=True)
    for url, status, body, kind in pages:
        headers = warcio.statusandheaders.StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def test_warc(tmp_path: Path) -> None:
    pytest.importorskip("warcio.warcwriter")
    data = warc(
        ("https://kurier.example/1", "200 OK", PAGE.encode("latin-1", "replace"), "text/html; charset=iso-8859-1"),
        ("https://kurier.example/a.jpg", "200 OK", b"\xff\xd8\xff", "image/jpeg"),
        ("https://kurier.example/alt", "301 Moved", b"", "text/html"),
        ("https://kurier.example/", "200 OK", b"<html><body><a href=x>Start</a></body></html>", "text/html"),
    )
    (tmp_path / "crawl.warc.gz").write_bytes(data)
    items = list(stream(tmp_path / "crawl.warc.gz"))
    one = only(items[:1])
    assert (one.key, one.url, one.outlet) == ("https://kurier.example/1", "https://kurier.example/1", "Küstenkurier")
    assert one.document is not None
    assert LEAD in one.document.text
    assert [item.key for item in items[1:]] == ["https://kurier.example/"]
    assert "no article text" in (items[1].problem or "")


def test_warc_that_breaks_off(tmp_path: Path) -> None:
    pytest.importorskip("warcio.warcwriter")
    pages = [
        (f"https://kurier.example/{n}", "200 OK", PAGE.replace("Montag", f"Tag {n}").encode(), "text/html")
        for n in range(3)
    ]
    data = warc(*pages)
    whole = tmp_path / "crawl.warc.gz"
    whole.write_bytes(data)
    assert not any(item.problem for item in stream(whole))
    last = data.rindex(b"\x1f\x8b\x08")
    for end in (last + 5, last + 40, (last + len(data)) // 2, len(data) - 1):
        whole.write_bytes(data[:end])
        items = list(stream(whole))
        assert [item.document is not None for item in items][:2] == [True, True]
        assert any(item.problem for item in items[2:]), f"cut at {end} of {len(data)}, the last record begins at {last}"


def test_warc_without_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    (tmp_path / "crawl.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n")
    with pytest.raises(ModelMissingError, match=r"pip install 'transprov\[warc\]'"):
        list(stream(tmp_path / "crawl.warc"))
    written(tmp_path, "zwei.txt", f"Brücke gesperrt\n\n{LEAD}\n\nDas bleibt so.")
    assert [one.document is None for one in stream(tmp_path)] == [True, False]


def test_the_sample_feeds() -> None:
    copies = list(stream(CORPORA / "feed" / "copies.xml"))
    sources = list(stream(CORPORA / "feed" / "sources.xml"))
    assert [one.document.language for one in copies if one.document] == ["en"] * 8
    assert sorted(one.document.language or "" for one in sources if one.document) == ["de"] * 4 + ["fr"] * 2
    published = {one.outlet: one.document.provenance.published for one in sources if one.document}
    assert published["Küstenkurier"] == datetime(2024, 3, 14, 17, 45, tzinfo=CET)
    assert published["L’Horizon"] is None
    assert {one.outlet for one in copies} == {"Europe Relay"}
    assert all(len(one.document.segments) > 20 for one in copies + sources if one.document)


@pytest.mark.parametrize("build", ["both", "neither"])
def test_an_item_is_either_a_document_or_a_problem(build: str, tmp_path: Path) -> None:
    document = only(list(stream(written(tmp_path, "feed.xml", RSS)))).document
    with pytest.raises(ValueError, match="either a document or a problem"):
        Item("k", "o", document if build == "both" else None, "why" if build == "both" else None)
