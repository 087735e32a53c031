import pytest

from transprov.errors import InputError
from transprov.translation.pieces import LONGEST, merged, read_merges, stretches

CODES = "#version: 0.2\ne r</w>\nl o\nlo w\nn e\nne w\nlow er</w>\n"


@pytest.fixture
def ranks(tmp_path):
    path = tmp_path / "bpe.model"
    path.write_text(CODES, encoding="utf-8")
    return read_merges(path)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("lower", ["lower"]),
        ("newer", ["new@@", "er"]),
        ("low", ["lo@@", "w"]),  # "lo w" joins inside a word only: its w is no last letter
        ("x", ["x"]),
        ("lowx", ["low@@", "x"]),
        ("", []),
    ],
)
def test_merges_are_made_in_the_order_in_which_they_were_learnt(word, pieces, ranks):
    assert merged(word, ranks) == pieces


@pytest.mark.parametrize("content", ["", "#version: 0.2\n", "a b c\n", "#version: 0.1\na b\n", "\x00\xff"])
def test_a_file_of_another_kind_is_refused(content, tmp_path):
    path = tmp_path / "bpe.model"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match="no BPE model"):
        read_merges(path)


def test_long_sentences_are_cut_at_pauses_and_nothing_is_lost():
    pieces = ["▁word"] * 500
    pieces[150] = pieces[320] = ","
    parts = stretches(pieces)
    assert [piece for part in parts for piece in part] == pieces
    assert all(len(part) <= LONGEST for part in parts)
    assert parts[0][-1] == parts[1][-1] == ","
    assert stretches(["a"]) == [["a"]]
    assert stretches([]) == []
