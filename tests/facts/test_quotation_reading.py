"""How quotation marks and the naming of speakers are read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts.quotations.find import find_quotations, find_speakers
from transprov.facts.quotations.matching import match_lengths
from transprov.facts.quotations.value import Attribution, Quotation

MARKED = [
    ("de", "„Wir warten noch“, sagte sie.", ["„Wir warten noch“"]),
    ("de", "»Wir warten noch«, sagte sie.", ["»Wir warten noch«"]),
    ("de", "«Wir warten noch», sagte sie.", ["«Wir warten noch»"]),
    ("de", '"Wir warten noch", sagte sie.', ['"Wir warten noch"']),
    ("de", '„Wir warten noch", sagte sie.', ['„Wir warten noch"']),
    ("de", "‚Wir warten noch‘, sagte sie.", ["‚Wir warten noch‘"]),
    ("de", ",,Wir warten noch``, sagte sie.", [",,Wir warten noch``, sagte sie."]),
    ("fr", "« Nous attendons », dit-elle.", ["« Nous attendons »"]),
    ("fr", "L'« attente », c'est l'affaire d'« un jour ».", ["« attente »", "« un jour »"]),
    ("fr", '" Nous attendons " , dit-elle.', ['" Nous attendons "']),
    ("fr", "“Nous attendons”, dit-elle.", ["“Nous attendons”"]),
    ("en", "“We are waiting,” she said.", ["“We are waiting,”"]),
    ("en", "‘We don’t wait,’ she said.", ["‘We don’t wait,’"]),
    ("en", "'We don't wait,' she said.", ["'We don't wait,'"]),
    ("en", "``We are waiting,'' she said.", ["``We are waiting,''"]),
    ("de", "„Er rief ‚Halt!‘ und lief“, sagte sie.", ["„Er rief ‚Halt!‘ und lief“"]),
    ("de", "„Erstens“, sagte sie, „und zweitens.“", ["„Erstens“", "„und zweitens.“"]),
    ("en", "The workers' union doesn't like Trump's 15\" screen.", []),
    ("de", "Die '68er und Grass' Romane", []),
]


@pytest.mark.parametrize(("language", "text", "quotes"), MARKED)
def test_marks_of_every_style(language: str, text: str, quotes: list[str]) -> None:
    assert [mention.text for mention in find_quotations(text, language)] == quotes


def test_an_unclosed_quotation_goes_on_beyond_the_text() -> None:
    (opened,) = find_quotations("Vogt sagte: „Das Haus war leer.", "de")
    assert opened.text == "„Das Haus war leer."
    assert not opened.value.whole
    (closed,) = find_quotations("Niemand hat etwas gehört“, sagte Vogt.", "de")
    assert closed.text == "Niemand hat etwas gehört“"
    assert not closed.value.whole


def test_what_is_said_about_a_quotation() -> None:
    (mention,) = find_quotations("„Wir warten noch“, sagte Jana Vogt.", "de")
    assert mention.value == Quotation(words=3, whole=True, attributed=True, alone=False)
    (mention,) = find_quotations("Die „Wende“ kam 1989.", "de")
    assert mention.value == Quotation(words=1, whole=True, attributed=False, alone=False)
    (mention,) = find_quotations("„Niemand hat etwas davon gehört.“", "de")
    assert mention.value.alone


SPEAKERS = [
    ("de", "„Nein“, sagte Innenminister Jörg Rauchfuß am Montag.", ["jorg", "rauchfuss"], {"interior_minister"}),
    ("de", "„Nein“, so Tiedjens.", ["tiedjens"], set()),
    ("de", "Laut Bürgermeister Thomas Brandl ist die Straße gesperrt.", ["thomas", "brandl"], {"mayor"}),
    ("de", "Bürgermeister Thomas Brandl zufolge ist die Straße gesperrt.", ["thomas", "brandl"], {"mayor"}),
    ("de", "In Kiel sagte Jana Vogt, die Straße sei gesperrt.", ["jana", "vogt"], set()),
    ("fr", "« Non », a déclaré Nathalie Perrin lundi.", ["nathalie", "perrin"], set()),
    ("fr", "Selon l'avocate Claire Dupré, l'enquête continue.", ["claire", "dupre"], {"lawyer"}),
    ("fr", "Le maire, Paul Vasseur, a dit que la route était fermée.", ["paul", "vasseur"], {"mayor"}),
    ("fr", "Selon le maire, Paul Vasseur, la route est fermée.", ["paul", "vasseur"], {"mayor"}),
    ("en", "“No,” said Mayor Thomas Brandl.", ["thomas", "brandl"], {"mayor"}),
    ("en", "Paul Vasseur, the mayor of Brest, told us: “No.”", ["paul", "vasseur"], {"mayor"}),
    ("en", "According to Interior Minister Jana Vogt, the road is closed.", ["jana", "vogt"], {"interior_minister"}),
]


@pytest.mark.parametrize(("language", "text", "names", "roles"), SPEAKERS)
def test_speakers_are_read(language: str, text: str, names: list[str], roles: set[str]) -> None:
    (mention,) = find_speakers(text, language)
    value = mention.value
    assert isinstance(value, Attribution)
    assert set(names) <= {name.fold for name in value.names}
    assert value.roles == roles


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [
        ("de", "„Nein“, sagte er.", "he"),
        ("de", "„Nein“, sagte sie.", "any"),
        ("fr", "« Non », dit-il.", "he"),
        ("fr", "« Non », a-t-elle ajouté.", "she"),
        ("en", "“No,” she said.", "she"),
    ],
)
def test_pronouns_speak(language: str, text: str, pronoun: str) -> None:
    (mention,) = find_speakers(text, language)
    assert mention.value.pronoun == pronoun
    assert mention.value.names == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Man sagt, das Wetter werde besser."),
        ("de", "Wo findet das Fest statt?"),
        ("de", "„Vogt sagte nichts.“"),
        ("fr", "Il a ajouté du sel à la soupe."),
        ("en", "He added warm water to the soup."),
        ("en", "The answer is not known."),
        ("es", "«No», dijo el alcalde."),
    ],
)
def test_nobody_speaks(language: str, text: str) -> None:
    assert find_speakers(text, language) == ()


def test_quotations_are_matched_by_order_and_length() -> None:
    groups = match_lengths([8, 10], [18])
    assert [(list(group.source), list(group.copy)) for group in groups] == [([0, 1], [0])]
    groups = match_lengths([8, 10], [10])
    assert [(list(group.source), list(group.copy)) for group in groups] == [([0], []), ([1], [0])]
    assert match_lengths([], []) == ()


@given(
    st.lists(st.sampled_from([*"„“”\"'«»‚‘’‹›`,. ", "Wort ", "l'eau", "sagte ", "Vogt"]), max_size=30).map("".join),
    st.sampled_from(["de", "fr", "en", "es"]),
)
def test_quotations_stand_in_order_without_overlap(text: str, language: str) -> None:
    for mentions in (find_quotations(text, language), find_speakers(text, language)):
        assert all(text[mention.span.start : mention.span.end] == mention.text for mention in mentions)
        assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@given(st.lists(st.integers(0, 40), max_size=6), st.lists(st.integers(0, 40), max_size=6))
def test_every_quotation_is_in_one_group(source: list[int], copy: list[int]) -> None:
    groups = match_lengths(source, copy)
    assert [i for group in groups for i in group.source] == list(range(len(source)))
    assert [j for group in groups for j in group.copy] == list(range(len(copy)))
