from pathlib import Path

import pytest

from transprov import Document, InputError, align, check, check_pair

GERMAN, ENGLISH = "Die Werft bleibt in Brinkhaven.", "The shipyard stays in Brinkhaven."
STRANGE = [7, 1.5, b"Die Werft bleibt.", ["Die Werft bleibt."], {"a": 1}, {"Die Werft"}, object()]


@pytest.mark.parametrize("given", STRANGE)
def test_what_is_no_article_is_named_and_not_a_puzzle(given):
    with pytest.raises(InputError, match=r"^source must be a Document or a text \(str\), not a "):
        check(ENGLISH, given)
    with pytest.raises(InputError, match=r"^copy must be a Document or a text"):
        check(given, GERMAN)


def test_no_copy_at_all_is_said():
    with pytest.raises(InputError, match=r"copy must be a Document or a text .* not None"):
        check(None, GERMAN)


def test_a_url_says_how_to_read_it():
    with pytest.raises(InputError, match=r"copy is a URL; read it with transprov\.load\('https://example"):
        check("https://example.org/yard", GERMAN)


def test_a_path_object_says_how_to_read_it():
    with pytest.raises(InputError, match=r"source is a path; read it with transprov\.load\('article\.txt'\)"):
        check(ENGLISH, Path("article.txt"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("articles/werft.txt", True),
        ("Meine Artikel/die Werft.html", True),
        ("Die Werft bleibt.", False),
        ("Mehr dazu auf https://example.org/werft", False),
    ],
)
def test_a_text_that_looks_like_a_path_is_compared_and_that_is_said(given, told):
    notices = [line for line in check(ENGLISH, given).notices if "looks like a path" in line]
    assert bool(notices) == told
    if told:
        assert notices[0].startswith(f'The source is the text "{given}"')
        assert "transprov.load" in notices[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"min_confidence": None}, "min_confidence must be a number from 0 to 1, not None"),
        ({"min_confidence": "high"}, "min_confidence must be a number"),
        ({"alignment": [((0,), (0,))]}, "alignment must be an Alignment"),
        ({"disable": "number"}, r"disable must be a collection of strings, such as \['number'\]"),
        ({"source_language": 5}, "source_language must be a language code"),
    ],
)
def test_options_of_another_kind_are_named(options, said):
    with pytest.raises(InputError, match=said):
        check(ENGLISH, GERMAN, **options)


@pytest.mark.parametrize("given", [None, 7, b"x", ["x"]])
def test_a_pair_is_two_strings(given):
    with pytest.raises(InputError, match=r"^source must be a text \(str\), not "):
        check_pair(given, ENGLISH, source_language="de")
    with pytest.raises(InputError, match=r"^copy must be a text"):
        check_pair(GERMAN, given, source_language="de")
    with pytest.raises(InputError, match="source_language must be"):
        check_pair(GERMAN, ENGLISH, source_language=3)


@pytest.mark.parametrize("given", [None, 7, b"Die Werft", {"Die Werft", "bleibt"}, {"Die Werft": 1}])
def test_sentences_come_in_an_order(given):
    with pytest.raises(InputError, match=r"^source must be a Document, a text, or a sequence of sentences"):
        align(given, [ENGLISH])
    with pytest.raises(InputError, match=r"^target must be"):
        align([GERMAN], given)


def test_a_sentence_that_is_no_string_is_found():
    with pytest.raises(InputError, match="sentences of the target must be strings; number 1 is a NoneType"):
        align([GERMAN], [ENGLISH, None])
    assert len(align((s for s in [GERMAN]), (s for s in [ENGLISH])).beads) == 1


@pytest.mark.parametrize(
    ("given", "said"), [(None, "not None"), (7, "not a int"), (b"x", "transprov.load"), (["x"], "list")]
)
def test_a_document_is_made_of_a_string(given, said):
    with pytest.raises(InputError, match=said):
        Document.from_text(given)
    with pytest.raises(InputError, match="language must be a code"):
        Document.from_text(GERMAN, language=["de"])
