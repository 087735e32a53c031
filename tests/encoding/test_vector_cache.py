"""The cache in front of an encoder: what it saves, and everything that may go wrong with its file."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from transprov.encoding.cache import CachingComposer, CachingEncoder, RowStore, cached
from transprov.encoding.protocol import Composing, Cut, Floats, TokenFeatures
from transprov.types import Span

WIDTH = 8


class Plain:
    """Deterministic vectors, and a record of what was asked."""

    identity = "plain/1"
    dimensions = WIDTH

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = [np.random.default_rng(list(text.encode("utf-8", "replace"))).normal(size=WIDTH) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), WIDTH)


class Summing(Plain):
    identity = "summing/1"

    def summarise(self, texts: Sequence[str]) -> Floats:
        return np.column_stack((Plain.encode(self, texts), np.ones(len(texts), np.float32)))

    def vectors(self, summaries: Floats) -> Floats:
        rows = summaries[:, :-1] / summaries[:, -1:]
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))

    def encode(self, texts: Sequence[str]) -> Floats:
        return self.vectors(self.summarise(texts))

    def cut(self, text: str) -> Cut:
        self.asked.append(f"cut {text}")
        return np.array([[7, 0, len(text)]], dtype=np.int32)

    def tokens(self, text: str, cut: Cut | None = None) -> TokenFeatures:
        cut = self.cut(text) if cut is None else cut
        return TokenFeatures(tuple(Span(start, end) for _, start, end in cut.tolist()), self.summarise([text]))


def test_a_text_is_encoded_once_in_a_process(tmp_path: Path) -> None:
    inner = Plain()
    encoder = cached(inner, tmp_path)
    first = encoder.encode(["Der Zug", "fährt ab", "Der Zug"])
    again = encoder.encode(["fährt ab", "Der Zug", "später"])
    assert inner.asked == ["Der Zug", "fährt ab", "später"]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again[:2], first[[1, 0]])
    assert np.array_equal(again, Plain().encode(["fährt ab", "Der Zug", "später"]))


def test_the_next_process_finds_it_on_disk_bit_for_bit(tmp_path: Path) -> None:
    texts = ["Le maire", "a dit \ud800 non", ""]
    first = cached(Plain(), tmp_path).encode(texts)
    inner = Plain()
    assert np.array_equal(cached(inner, tmp_path).encode(texts), first)
    assert inner.asked == []


def test_encoders_do_not_read_each_others_rows(tmp_path: Path) -> None:
    cached(Plain(), tmp_path).encode(["Wort"])
    other = Plain()
    other.identity = "plain/2"
    cached(other, tmp_path).encode(["Wort"])
    assert other.asked == ["Wort"]


def test_a_composing_encoder_stays_composing_and_a_plain_one_plain(tmp_path: Path) -> None:
    inner = Summing()
    encoder = cached(inner, tmp_path)
    assert isinstance(encoder, Composing)
    rows = encoder.summarise(["eins", "zwei"])
    assert np.array_equal(encoder.encode(["zwei", "eins"]), inner.vectors(rows[::-1]))
    assert inner.asked == ["eins", "zwei"]
    assert np.array_equal(encoder.tokens("drei").features, inner.summarise(["drei"]))
    assert not isinstance(cached(Plain(), tmp_path), Composing)
    with pytest.raises(TypeError, match="plain/1"):
        CachingComposer(Plain())


def test_nothing_asked_nothing_done(tmp_path: Path) -> None:
    encoder = cached(Plain(), tmp_path / "unmade")
    assert encoder.encode([]).shape == (0, WIDTH)
    assert not (tmp_path / "unmade" / "vectors.sqlite3").exists()


def test_memory_holds_the_most_recent_rows_only() -> None:
    inner = Plain()
    encoder = CachingEncoder(inner, None, memory_rows=3)
    encoder.encode(["a", "b", "c"])
    encoder.encode(["a"])
    encoder.encode(["d"])
    inner.asked.clear()
    encoder.encode(["a", "c", "d"])
    assert inner.asked == []
    encoder.encode(["b"])
    assert inner.asked == ["b"]
    assert encoder.encode([str(i) for i in range(10)]).shape == (10, WIDTH)


def test_more_keys_than_one_statement_takes(tmp_path: Path) -> None:
    texts = [f"Satz {i}" for i in range(2500)]
    first = cached(Plain(), tmp_path).encode(texts)
    inner = Plain()
    assert np.array_equal(cached(inner, tmp_path).encode(texts), first)
    assert inner.asked == []


def test_the_file_stays_within_its_bound_and_keeps_the_newest(tmp_path: Path) -> None:
    store = RowStore(tmp_path / "rows.sqlite3", megabytes=0.5)
    for batch in range(40):
        store.put({f"{batch}-{i}".encode(): np.full(256, batch, np.float32) for i in range(50)})
    assert (tmp_path / "rows.sqlite3").stat().st_size < 750_000
    assert len(store.get([b"39-%d" % i for i in range(50)], 256)) == 50
    assert store.get([b"0-0"], 256) == {}


def test_reading_keeps_a_row_from_being_thrown_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(time=lambda: now)
    monkeypatch.setattr("transprov.encoding.cache.time", clock)
    store = RowStore(tmp_path / "rows.sqlite3", megabytes=0.3)
    now = 1_000_000
    store.put({b"old": np.ones(256, np.float32), b"older": np.ones(256, np.float32)})
    for batch in range(8):
        now += 10_000
        assert b"old" in store.get([b"old"], 256)
        store.put({f"{batch}-{i}".encode(): np.ones(256, np.float32) for i in range(60)})
    assert set(store.get([b"old", b"older", b"0-0"], 256)) == {b"old"}


@pytest.mark.parametrize("content", [b"this is no database" * 500, b"", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_moved_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(content)
    first = cached(Plain(), tmp_path).encode(["Die Lage ist ernst."])
    inner = Plain()
    assert np.array_equal(cached(inner, tmp_path).encode(["Die Lage ist ernst."]), first)
    assert inner.asked == []
    if content:
        assert (tmp_path / "vectors.sqlite3.damaged").read_bytes() == content


def test_damage_inside_the_file_is_survived(tmp_path: Path) -> None:
    texts = [f"Meldung {i}" for i in range(800)]
    first = cached(Plain(), tmp_path).encode(texts)
    path = tmp_path / "vectors.sqlite3"
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    assert np.array_equal(cached(Plain(), tmp_path).encode(texts), first)
    inner = Plain()
    assert np.array_equal(cached(inner, tmp_path).encode(texts), first)
    assert inner.asked == []


@pytest.mark.parametrize("blob", [b"short", np.full(WIDTH, np.nan, "<f4").tobytes(), 7, None])
def test_a_row_that_cannot_be_one_counts_as_absent(tmp_path: Path, blob: object) -> None:
    first = cached(Plain(), tmp_path).encode(["Zeile"])
    path = tmp_path / "vectors.sqlite3"
    with sqlite3.connect(path) as db:
        if blob is None:
            db.execute("DELETE FROM rows")
        else:
            db.execute("UPDATE rows SET row = ?", (blob,))
    db.close()
    inner = Plain()
    assert np.array_equal(cached(inner, tmp_path).encode(["Zeile"]), first)
    assert inner.asked == ["Zeile"]


def test_without_a_usable_folder_it_remembers_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    inner = Plain()
    encoder = cached(inner, tmp_path / "file" / "cache")
    encoder.encode(["eins"])
    encoder.encode(["eins"])
    assert inner.asked == ["eins"]


def test_a_folder_in_the_place_of_the_file_is_survived(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite3").mkdir()
    assert cached(Plain(), tmp_path).encode(["eins"]).shape == (1, WIDTH)


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached(Plain(), tmp_path).encode(["eins"])
    uri = f"file:{tmp_path / 'vectors.sqlite3'}?mode=ro"
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: real(uri, uri=True, **options))
    inner = Plain()
    encoder = cached(inner, tmp_path)
    assert np.array_equal(encoder.encode(["eins"]), first)
    assert encoder.encode(["zwei"]).shape == (1, WIDTH)
    assert inner.asked == ["zwei"]


def _work(folder: str, start: int) -> list[str]:
    inner = Plain()
    encoder = cached(inner, Path(folder))
    expected = Plain()
    wrong = []
    for step in range(0, 60, 5):
        texts = [f"Satz {(start + step + i) % 70}" for i in range(15)]
        if not np.array_equal(encoder.encode(texts), expected.encode(texts)):
            wrong.append(texts[0])
    return wrong


def test_several_processes_share_one_file(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        results = pool.starmap(_work, [(str(tmp_path), 17 * i) for i in range(8)])
    assert results == [[]] * 8
    inner = Plain()
    cached(inner, tmp_path).encode([f"Satz {i}" for i in range(70)])
    assert inner.asked == []
    assert not (tmp_path / "vectors.sqlite3.damaged").exists()


def _race(folder: str) -> bool:
    return bool(np.array_equal(cached(Plain(), Path(folder)).encode(["eins"]), Plain().encode(["eins"])))


def test_several_processes_meet_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(b"rubbish" * 1000)
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert all(pool.map(_race, [str(tmp_path)] * 8))


def test_the_cut_of_a_text_is_remembered_so_that_no_tokenizer_is_loaded(tmp_path: Path) -> None:
    text = "Der Zug fährt ab"
    first = cached(Summing(), tmp_path).tokens(text)  # type: ignore[attr-defined]
    later = Summing()
    again = cached(later, tmp_path).tokens(text)  # type: ignore[attr-defined]
    assert again.spans == first.spans == (Span(0, len(text)),)
    assert np.array_equal(again.features, first.features)
    assert f"cut {text}" not in later.asked


def test_a_cut_that_is_not_one_is_made_again(tmp_path: Path) -> None:
    text = "Der Zug fährt ab"
    encoder = cached(Summing(), tmp_path)
    encoder.tokens(text)  # type: ignore[attr-defined]
    with sqlite3.connect(tmp_path / "vectors.sqlite3") as db:
        db.execute("UPDATE rows SET row = ? WHERE length(row) = 12", (np.ones(2, dtype="<f4").tobytes(),))
    assert cached(Summing(), tmp_path).tokens(text).spans == (Span(0, len(text)),)  # type: ignore[attr-defined]
