"""What an index keeps, through additions, crashes, other writers and pruning."""

import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from newsroom import EVENTS

from transprov import Document, InputError, SourceIndex
from transprov.reading import load
from transprov.sources.store import Store


class Hashing:
    """A small encoder that knows letters, and no meaning: quick, and enough for what is kept."""

    def __init__(self, identity="hashing"):
        self.identity = identity
        self.dimensions = 64

    def encode(self, texts):
        out = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in text.lower().split():
                row[sum(map(ord, word)) % 64] += 1
        return out / np.linalg.norm(out, axis=1, keepdims=True)


def article(number, text=None):
    words = " ".join(f"w{number}x{k}" for k in range(9))
    return Document.from_text(
        text or f"Title {number}\n\n{words}.\n\nMore of {words} here.", language="de", id=str(number)
    )


def opened(path, **options):
    return SourceIndex.open(path, encoder=Hashing(), **options)


def test_documents_come_back_as_they_were_added(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang='de'><head><title>Brücke gesperrt</title>"
        "<meta property='article:published_time' content='2024-03-05T08:00:00+01:00'></head><body><article>"
        + "".join(f"<p>{line}</p>" for line in EVENTS[0].original.split("\n"))
        + "</article></body></html>",
        encoding="utf-8",
    )
    given = load(page)
    index = opened(tmp_path / "index")
    index.add([given])
    assert opened(tmp_path / "index").document(given.id) == given


def test_adding_again_changes_nothing_and_other_text_makes_a_version(tmp_path):
    index = opened(tmp_path / "index")
    done = index.add([article(1), article(2)])
    assert (done.added, done.updated, done.unchanged) == (2, 0, 0)
    done = index.add([article(1), article(2, "Title two\n\nThe text was changed after an hour.")])
    assert (done.added, done.updated, done.unchanged) == (0, 1, 1)
    assert len(index) == 2
    assert index.stats().versions == 3


def test_the_same_text_of_two_outlets_is_kept_once_and_both_are_named(tmp_path):
    index = opened(tmp_path / "index")
    index.add([article(1), replace(article(1), id="elsewhere")])
    assert (index.stats().documents, index.stats().texts) == (2, 1)
    best = index.search(replace(article(1), language="en"))[0]
    assert best.document_id == "1"
    assert any("elsewhere" in line for line in best.evidence)


def test_what_holds_nothing_is_rejected_and_the_rest_is_added(tmp_path):
    done = opened(tmp_path / "index").add([article(1), Document(text="  ", id="blank"), article(2)])
    assert done.added == 2
    assert len(done.rejected) == 1
    assert "blank" in done.rejected[0]


def test_what_came_before_an_error_is_safe(tmp_path):
    def broken():
        yield article(1)
        raise OSError("the feed broke off")

    with pytest.raises(OSError, match="broke off"):
        opened(tmp_path / "index").add(broken())
    assert len(opened(tmp_path / "index")) == 1


def test_vectors_of_a_writer_that_died_do_not_count(tmp_path):
    index = opened(tmp_path / "index")
    index.add([article(1)])
    for file in (tmp_path / "index").glob("*.f16"):
        file.write_bytes(file.read_bytes() + b"\x7f" * 999)
    index.add([article(2), article(3)])
    again = opened(tmp_path / "index")
    for number in (1, 2, 3):
        best = again.search(replace(article(number), language="en"), k=1)
        assert best == [] or best[0].document_id == str(number)
    fresh = opened(tmp_path / "fresh")
    fresh.add([article(1), article(2), article(3)])
    for name in ("sentences-0.f16", "passages-0.f16"):
        assert (tmp_path / "index" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_a_writer_killed_at_work_leaves_a_readable_index(tmp_path):
    script = textwrap.dedent(f"""
        import os, signal, sys
        sys.path[:0] = [{str(Path(__file__).parent)!r}]
        from test_source_index import article, opened
        def endless():
            for number in range(10_000):
                if number == 150:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield article(number)
        opened({str(tmp_path / "index")!r}).add(endless())
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    index = opened(tmp_path / "index")
    before = len(index)
    assert 64 <= before <= 150
    assert index.add(article(number) for number in range(150)).added == 150 - before


def test_a_second_writer_is_told_and_readers_are_not_hindered(tmp_path):
    index = opened(tmp_path / "index")
    index.add([article(1)])
    with Store(tmp_path / "index").writing():
        with pytest.raises(InputError, match="another process is writing"):
            index.add([article(2)])
        assert len(opened(tmp_path / "index").search("w1x1 w1x2 something else")) == 1
    assert index.add([article(2)]).added == 1


def test_a_reader_sees_what_was_added_since(tmp_path):
    writer, reader = opened(tmp_path / "index"), opened(tmp_path / "index")
    assert reader.search("anything at all") == []
    writer.add([article(1)])
    assert [one.document_id for one in reader.search("anything at all")] == ["1"]
    writer.add([article(2)])
    assert {one.document_id for one in reader.search("anything at all")} == {"1", "2"}
    writer.add([article(1, "Another text altogether, as of today.")])
    writer.prune(superseded=True)
    assert {(one.document_id, one.version) for one in reader.search("anything at all")} == {("1", 2), ("2", 1)}


def test_pruning_by_age_takes_the_old_and_leaves_the_rest_as_it_was(tmp_path):
    now = datetime.now(UTC)
    documents = []
    for number in range(40):
        one = article(number)
        published = now - timedelta(days=number)
        documents.append(replace(one, provenance=replace(one.provenance, published=published)))
    index = opened(tmp_path / "index")
    index.add(documents)
    size = index.stats().bytes
    assert index.prune(before=now - timedelta(days=9.5)) == 30
    assert len(index) == 10
    assert index.stats().bytes < size
    assert index.document("3") == documents[3]
    assert index.search(replace(documents[7], language="en"), k=1) == opened(tmp_path / "index").search(
        replace(documents[7], language="en"), k=1
    )
    with pytest.raises(InputError, match="holds no document '20'"):
        index.document("20")


def test_an_index_of_another_encoder_is_refused(tmp_path):
    opened(tmp_path / "index").add([article(1)])
    with pytest.raises(InputError, match="made with the encoder hashing, not other"):
        SourceIndex.open(tmp_path / "index", encoder=Hashing("other"))


def test_a_folder_with_other_things_and_a_missing_index_are_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="other things"):
        opened(tmp_path)
    with pytest.raises(InputError, match="no index"):
        opened(tmp_path / "nothing", create=False)
    assert not (tmp_path / "nothing").exists()


def test_a_vector_file_cut_short_is_said_in_one_line(tmp_path):
    opened(tmp_path / "index").add([article(1)])
    (tmp_path / "index" / "passages-0.f16").write_bytes(b"")
    with pytest.raises(InputError, match=r"passages-0\.f16: is missing or cut short"):
        opened(tmp_path / "index").search("w1x1 something")
