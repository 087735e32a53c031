import unicodedata

import pytest

from transprov.reporting.sanitise import encodable, visible


@pytest.mark.parametrize(
    ("text", "terminal", "page"),
    [
        ("a\x1b[31mb", "a␛[31mb", "a<U+001B>[31mb"),
        ("a\x00b\x07c\x7f", "a␀b␇c␡", "a<U+0000>b<U+0007>c<U+007F>"),
        ("12\x9b2J", "12<U+009B>2J", "12<U+009B>2J"),
        ("\u202e21\u202c", "<U+202E>21<U+202C>", "<U+202E>21<U+202C>"),
        ("\u206712\u2069", "<U+2067>12<U+2069>", "<U+2067>12<U+2069>"),
        ("שלום\u200f!", "שלום<U+200F>!", "שלום\u200f!"),
        ("x\ud800y", "x<U+D800>y", "x<U+D800>y"),
        ("tag\U000e0041", "tag<U+E0041>", "tag<U+E0041>"),
        ("Feuer\u00adwehr \ufeffheute", "Feuerwehr heute", "Feuerwehr heute"),
        ("one\r\n  two\tthree\u2028four\u0085five", "one two three four five", "one two three four five"),
        ("  kept   spaces", "  kept   spaces", "  kept   spaces"),
        ("20\u00a0000\u202f€ [bold] <b> & ü „x“ 日本 👩\u200d🚒",) * 3,
    ],
)
def test_visible(text: str, terminal: str, page: str) -> None:
    assert visible(text) == terminal
    assert visible(text, page=True) == page


def test_no_control_or_override_or_surrogate_is_left_of_any_character() -> None:
    every = "".join(map(chr, range(0x110000)))
    shown = visible(every)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(c) for c in shown} & {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("utf-8", "„Überflutet“ – ␛", "„Überflutet“ – ␛"),
        ("ascii", "„Überflutet“ – Straße …", '"Uberflutet" - Strasse ...'),
        ("ascii", "« L’œuvre » à Nîmes", "<< L'oeuvre >> a Nimes"),
        ("ascii", "␛[2J", "<U+001B>[2J"),
        ("ascii", "e\u0301te\u0301 日", "ete ?"),
        ("latin-1", "Überflutet – für 20 €", "Überflutet - für 20 EUR"),
        ("cp1252", "„Überflutet“ – 20 € ␛", "„Überflutet“ – 20 € <U+001B>"),
        ("no-such-encoding", "ü", "u"),
    ],
)
def test_encodable(encoding: str, text: str, shown: str) -> None:
    assert encodable(text, encoding) == shown
