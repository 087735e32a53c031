import sqlite3

import pytest

from transprov.errors import InputError
from transprov.translation import CachingTranslator, CallableTranslator, Translation, load_translator


class Counting:
    """Says the words backwards, and counts what it is asked."""

    def __init__(self, name="one"):
        self.name = name
        self.asked = []

    def identity(self, source, target):
        return f"counting:{self.name}"

    def supports(self, source, target):
        return target != "xx"

    def translate(self, texts, *, source, target):
        self.asked.append(list(texts))
        return [Translation(text[::-1], 0.5, ("other",)) for text in texts]


def test_a_text_is_translated_once_per_model_and_pair(tmp_path):
    engine = Counting()
    for _ in range(2):
        cached = CachingTranslator(engine, tmp_path / "t.sqlite3")
        done = cached.translate(["abc", "def", "abc"], source="en", target="de")
        assert done == [Translation(text, 0.5, ("other",)) for text in ("cba", "fed", "cba")]
    assert engine.asked == [["abc", "def"]]
    cached.translate(["abc", "new"], source="en", target="de")
    cached.translate(["abc"], source="en", target="fr")
    assert engine.asked[1:] == [["new"], ["abc"]]
    other = Counting("two")
    CachingTranslator(other, tmp_path / "t.sqlite3").translate(["abc"], source="en", target="de")
    assert other.asked == [["abc"]]


def test_a_damaged_cache_costs_time_only(tmp_path):
    path = tmp_path / "t.sqlite3"
    path.write_bytes(b"this is no database" * 100)
    engine = Counting()
    cached = CachingTranslator(engine, path)
    for _ in range(3):
        assert cached.translate(["abc"], source="en", target="de")[0].text == "cba"
    assert len(engine.asked) < 3
    assert (tmp_path / "t.sqlite3.damaged").exists()


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path):
    (tmp_path / "file").write_text("x")
    cached = CachingTranslator(Counting(), tmp_path / "file" / "t.sqlite3")
    assert cached.translate(["abc"], source="en", target="de")[0].text == "cba"


def test_the_oldest_go_when_there_are_too_many(tmp_path):
    cached = CachingTranslator(Counting(), tmp_path / "t.sqlite3", rows=40)
    for n in range(0, 100, 10):
        cached.translate([f"text {n + k}" for k in range(10)], source="en", target="de")
    with sqlite3.connect(tmp_path / "t.sqlite3") as db:
        kept = {text[::-1] for (text,) in db.execute("SELECT text FROM translations")}
    assert 10 <= len(kept) <= 40
    assert "text 99" in kept and "text 0" not in kept


def test_any_function_is_a_translator():
    def shout(texts, source, target):
        return [f"{source}>{target}: {text.upper()}" for text in texts]

    translator = load_translator(shout)
    assert isinstance(translator, CallableTranslator)
    assert translator.translate(["a"], source="en", target="de") == [Translation("en>de: A")]
    assert translator.identity("en", "de").startswith("callable:")
    assert "shout" in translator.identity("en", "de")


@pytest.mark.parametrize("answer", ["a text", [], ["one", "two"], [None]])
def test_a_function_that_gives_something_else_is_told_so(answer):
    with pytest.raises(InputError, match="must return"):
        load_translator(lambda texts, source, target: answer).translate(["a"], source="en", target="de")
