"""The aligner on small articles written for this test: what is dropped, added, merged, split and moved is found."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transprov import Aligner, Document, InputError, align
from transprov.alignment import candidates, evaluate
from transprov.encoding import default_encoder

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

GERMAN = [
    "Der Stadtrat von Lindenau hat am Dienstag den Bau einer neuen Straßenbahnlinie beschlossen.",
    "Sie soll den Bahnhof mit der Universität verbinden.",
    "Die Kosten werden auf 84 Millionen Euro geschätzt.",
    "Kritiker befürchten, dass die Arbeiten den Verkehr jahrelang lahmlegen.",
    "Bürgermeisterin Petra Holm sprach von einem historischen Tag.",
    "Für die Strecke müssen 112 Bäume gefällt werden.",
    "Umweltverbände haben bereits Klage angekündigt.",
    "Die ersten Züge könnten 2031 fahren.",
]
ENGLISH = [
    "On Tuesday, the city council of Lindenau approved the construction of a new tram line.",
    "It is to connect the train station with the university, and the costs are estimated at 84 million euros.",
    "Subscribe to our newsletter for more stories from Europe.",
    "For the route, 112 trees have to be felled.",
    "Environmental associations have already announced a lawsuit.",
    "Mayor Petra Holm spoke of a historic day.",
    "The first trains could run.",
    "That would be in 2031.",
]


def pairs(alignment):
    return {(bead.source, bead.target) for bead in alignment.beads}


def indices_once(alignment, n, m):
    source = sorted(i for bead in alignment.beads for i in bead.source)
    target = sorted(j for bead in alignment.beads for j in bead.target)
    return source == list(range(n)) and target == list(range(m))


def test_every_kind_of_change_is_found():
    found = align(GERMAN, ENGLISH, source_language="de", target_language="en")
    assert pairs(found) == {
        ((0,), (0,)),
        ((1, 2), (1,)),
        ((3,), ()),
        ((), (2,)),
        ((4,), (5,)),
        ((5,), (3,)),
        ((6,), (4,)),
        ((7,), (6, 7)),
    }
    assert found.dropped == (3,)
    assert found.added == (2,)
    assert [(move.source, move.target) for move in found.moves] == [((4,), (5,))]
    assert indices_once(found, len(GERMAN), len(ENGLISH))


def test_scores_are_probabilities_and_links_carry_their_similarity():
    found = align(GERMAN, ENGLISH)
    assert all(0 <= bead.score <= 1 for bead in found.beads)
    assert all((bead.similarity is not None) == bead.is_link for bead in found.beads)
    assert all(bead.score > 0.5 for bead in found.links)


def test_without_moves_the_order_is_kept():
    found = align(GERMAN, ENGLISH, moves=False)
    targets = [j for bead in found.links for j in bead.target]
    assert targets == sorted(targets)
    assert found.moves == ()
    assert ((0,), (0,)) in pairs(found)
    assert indices_once(found, len(GERMAN), len(ENGLISH))


OTHER_STORY = [
    "The striker scored twice before half-time and left the pitch with a knee injury.",
    "Bake the dough at 200 degrees until it is golden brown.",
    "Her second novel tells the story of a lighthouse keeper's daughter.",
    "The telescope found water vapour in the atmosphere of the distant planet.",
    "Fishermen on the west coast complain about empty nets.",
    "Nobody has lived in the castle since the great fire.",
    "The museum shows two hundred photographs from the island.",
    "Rain is forecast for the whole of the weekend.",
]


def test_without_moves_any_number_of_added_sentences_is_passed_over():
    found = align(GERMAN, [*ENGLISH[:2], *OTHER_STORY, ENGLISH[3], ENGLISH[4], *ENGLISH[6:]], moves=False)
    assert pairs(found) >= {((0,), (0,)), ((1, 2), (1,)), ((5,), (10,)), ((6,), (11,)), ((7,), (12, 13))}
    assert found.added == tuple(range(2, 10))


def test_a_displaced_block_is_one_move_however_far_it_went():
    copy = [
        "Umweltverbände haben bereits Klage angekündigt.",
        "Die ersten Züge könnten 2031 fahren.",
        *GERMAN[:6],
    ]
    found = align(GERMAN, copy)
    assert [(move.source, move.target) for move in found.moves] == [((6, 7), (0, 1))]


def test_a_text_against_itself_is_one_to_one_and_against_nothing_all_dropped():
    itself = align(GERMAN, GERMAN)
    assert pairs(itself) == {((k,), (k,)) for k in range(len(GERMAN))}
    nothing = align(GERMAN, [])
    assert nothing.dropped == tuple(range(len(GERMAN)))
    assert align([], ENGLISH).added == tuple(range(len(ENGLISH)))
    assert align([], []).beads == ()


def test_unrelated_texts_are_not_forced_together():
    assert align(GERMAN, OTHER_STORY).links == ()


def test_stray_punctuation_goes_with_its_sentence_and_blank_lines_with_none():
    source = [
        '"Wir werden nicht aufgeben, sagte der Trainer nach dem Spiel.',
        '"',
        "",
        "Am Sonntag spielt die Mannschaft in Köln.",
    ]
    target = ['"We will not give up," said the coach after the match.', "On Sunday the team will play in Cologne."]
    found = align(source, target)
    assert pairs(found) == {((0, 1), (0,)), ((2,), ()), ((3,), (1,))}
    assert found.dropped == ()
    assert found.source_ignored == {2}


SENTENCES = {
    "es": (
        "La huelga de los conductores paralizó el metro durante tres días.",
        "El ministro de Hacienda presentó ayer el nuevo presupuesto.",
        "Los arqueólogos hallaron una villa romana cerca del río.",
    ),
    "it": (
        "Lo sciopero dei conducenti ha paralizzato la metropolitana per tre giorni.",
        "Il ministro delle Finanze ha presentato ieri il nuovo bilancio.",
        "Gli archeologi hanno trovato una villa romana vicino al fiume.",
    ),
    "nl": (
        "De staking van de bestuurders legde de metro drie dagen lang stil.",
        "De minister van Financiën presenteerde gisteren de nieuwe begroting.",
        "Archeologen vonden een Romeinse villa dicht bij de rivier.",
    ),
    "pt": (
        "A greve dos condutores paralisou o metrô durante três dias.",
        "O ministro das Finanças apresentou ontem o novo orçamento.",
        "Os arqueólogos encontraram uma vila romana perto do rio.",
    ),
    "pl": (
        "Strajk motorniczych sparaliżował metro na trzy dni.",
        "Minister finansów przedstawił wczoraj nowy budżet.",
        "Archeolodzy znaleźli rzymską willę w pobliżu rzeki.",
    ),
    "ru": (
        "Забастовка водителей парализовала метро на три дня.",
        "Министр финансов вчера представил новый бюджет.",
        "Археологи нашли римскую виллу недалеко от реки.",
    ),
    "tr": (
        "Sürücülerin grevi metroyu üç gün boyunca durdurdu.",
        "Maliye bakanı dün yeni bütçeyi açıkladı.",
        "Arkeologlar nehrin yakınında bir Roma villası buldu.",
    ),
}
IN_ENGLISH = (
    "Archaeologists found a Roman villa close to the river.",
    "The drivers' strike paralysed the underground for three days.",
    "Share this article with your friends.",
    "Yesterday the finance minister presented the new budget.",
)


@pytest.mark.parametrize("language", SENTENCES)
def test_other_languages_of_the_encoder(language):
    found = align(SENTENCES[language], IN_ENGLISH, source_language=language)
    assert pairs(found) == {((0,), (1,)), ((1,), (3,)), ((2,), (0,)), ((), (2,))}


def test_documents_are_aligned_by_their_segments_without_the_furniture():
    source = Document.from_text(
        "\n\n".join([*GERMAN, "Lesen Sie auch: Die schönsten Radwege der Region"]), language="de"
    )
    copy = Document.from_text("\n\n".join(["Share this article", *ENGLISH]), language="en")
    found = align(source, copy)
    assert indices_once(found, len(source.segments), len(copy.segments))
    assert found.source_language == "de"
    furniture = [s.index for s in source.segments if not s.is_content]
    assert furniture
    assert found.source_ignored == set(furniture)
    assert not set(found.dropped) & set(furniture)
    texts = {(found.source[b.source[0]], found.target[b.target[0]]) for b in found.links}
    assert (GERMAN[5], ENGLISH[3]) in texts


def test_one_string_is_segmented_first():
    found = align(" ".join(GERMAN[:4]), " ".join(ENGLISH[:2]))
    assert len(found.source) == 4
    assert len(found.links) == 2


def test_what_is_not_text_is_refused_in_one_line():
    with pytest.raises(InputError, match="number 1 is a int"):
        align(["Ein Satz.", 5], ["A sentence."])


class MeanOfWords:
    """An encoder without composition: hashed words, so that equal words are close."""

    identity = "words"
    dimensions = 64

    def encode(self, texts):
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[sum(map(ord, word)) % 64] += 1
            row /= max(1e-9, float(np.linalg.norm(row)))
        return rows


def test_any_encoder_will_do():
    found = Aligner(encoder=MeanOfWords()).align(GERMAN, list(reversed(GERMAN)))
    assert {(b.source[0], b.target[0]) for b in found.links} == {(k, 7 - k) for k in range(8)}
    assert found.encoder == "words"


@pytest.mark.parametrize("name", ["de/werft", "fr/moustique", "fr/festival"])
def test_our_articles_against_gold(name):
    gold = json.loads((CORPORA / f"{name}.gold.json").read_text(encoding="utf-8"))
    content = {
        side: [k for k, s in enumerate(gold[side]["segments"]) if s["kind"] != "furniture"]
        for side in ("source", "copy")
    }
    at = {side: {k: position for position, k in enumerate(kept)} for side, kept in content.items()}
    beads = [
        (tuple(at["source"][i] for i in b["source"]), tuple(at["copy"][j] for j in b["target"]))
        for b in gold["beads"]
        if all(i in at["source"] for i in b["source"]) and all(j in at["copy"] for j in b["target"])
    ]
    found = align(
        [gold["source"]["segments"][k]["text"] for k in content["source"]],
        [gold["copy"]["segments"][k]["text"] for k in content["copy"]],
    )
    score = evaluate(beads, found)
    assert score.strict.f1 >= 0.9


def test_large_texts_are_compared_blockwise_with_the_same_result(monkeypatch):
    rng = np.random.default_rng(5)
    source = [f"{GERMAN[k % 8][:-1]} in Bezirk {rng.integers(1000, 9999)}." for k in range(90)]
    whole = align(source, source)
    monkeypatch.setattr(candidates, "DENSE_LIMIT", 20)
    assert pairs(align(source, source)) == pairs(whole)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(max_size=40), max_size=7),
    st.lists(st.text(max_size=40), max_size=7),
    st.booleans(),
)
def test_every_index_stands_in_exactly_one_bead(source, target, moves):
    found = Aligner(encoder=default_encoder(), moves=moves).align(source, target)
    assert indices_once(found, len(source), len(target))
