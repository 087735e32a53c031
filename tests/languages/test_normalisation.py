import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transprov.languages import normalise, normalise_with_offsets


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Bru\u0308cke", "Brücke"),
        ("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
        ("20\u202f000\u00a0Euro", "20 000 Euro"),
        ("«\u2009Oui\u2009»", "« Oui »"),
        ("\ufeff  Ein\r\n  Satz.\t", "Ein Satz."),
        ("a\u200bb\u200d\u2060c", "abc"),
        ("\u202bab\u202c \u2067cd\u2069", "ab cd"),
        ("rot\x1b[31m\x00", "rot[31m"),
        ("e\u00ad\u0301te", "éte"),
        ("\u1112\u1161\u11ab", "한"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_what_is_not_wording_goes(text: str, plain: str) -> None:
    assert normalise(text) == plain
    assert normalise_with_offsets(text)[0] == plain


def test_offsets_lead_back_to_the_text_as_given() -> None:
    text = "  Die Bru\u0308cke\u00a0 ist\u00ad zu."
    plain, offsets = normalise_with_offsets(text)
    assert plain == "Die Brücke ist zu."
    assert len(offsets) == len(plain)
    assert text[offsets[plain.index("ü")]] == "u"
    start, end = offsets[plain.index("ist")], offsets[plain.index("ist") + 3]
    assert text[start:end] == "ist\u00ad"
    assert text[offsets[-1]] == "."


MARKS = st.sampled_from(
    "aeéüß \u00a0\t\n\u0301\u0308\u0327\u0345\u00ad\u200b\u1112\u1161\u11ab\uac00\u0b47\u0b3e\u212b\ufb01\u0958"
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.text(MARKS)))
@example("\u0344")
@example("a\u0327\u0301\u0308")
def test_both_ways_agree_and_change_nothing_twice(text: str) -> None:
    plain, offsets = normalise_with_offsets(text)
    assert plain == normalise(text)
    assert normalise(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)
    assert len(offsets) == len(plain)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
