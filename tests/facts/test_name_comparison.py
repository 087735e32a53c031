"""Names of the source against those of the copy: what must be flagged, and what must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import BeadText, check_pair, compare_article
from transprov.facts.names import KIND

RULES = {rule.id for rule in KIND.rules}


def found(source, copy, language, minimum=0.5):
    findings = check_pair(source, copy, source_language=language, minimum_confidence=minimum)
    return [(f.rule, f.source_text, f.copy_text) for f in findings if f.rule in RULES]


SWAPPED = [
    (
        "de",
        "In Genf sprach der Minister mit Vertretern der EZB.",
        "In Vienna the minister spoke with representatives of the ECB.",
        "Genf",
        "Vienna",
    ),
    (
        "de",
        "Am Abend lobte Manuela Schwesig die Helfer.",
        "In the evening Katarina Barley praised the helpers.",
        "Manuela Schwesig",
        "Katarina Barley",
    ),
    ("de", "Der Vertrag mit der OVKS läuft im Mai aus.", "The treaty with NATO expires in May.", "OVKS", "NATO"),
    (
        "de",
        "Die iranische Regierung wies den Vorwurf zurück.",
        "The Egyptian government rejected the accusation.",
        "iranische",
        "Egyptian",
    ),
    (
        "fr",
        "Le ministre s'est rendu à Varsovie mardi.",
        "The minister travelled to Budapest on Tuesday.",
        "Varsovie",
        "Budapest",
    ),
    (
        "fr",
        "La chanteuse Clara Morvan a annulé son concert.",
        "The singer Diane Lefort has cancelled her concert.",
        "Clara Morvan",
        "Diane Lefort",
    ),
    ("fr", "Le rapport de l'OMS a été publié à Genève.", "The IMF report was published in Geneva.", "OMS", "IMF"),
]


@pytest.mark.parametrize(("language", "source", "copy", "mine", "theirs"), SWAPPED)
def test_another_name_is_a_swap(language, source, copy, mine, theirs):
    assert found(source, copy, language) == [("name-swapped", mine, theirs)]


DROPPED = [
    (
        "de",
        "Der Fahrer kam aus Richtung Nellingen und war 24 Jahre alt.",
        "The driver came from that direction and was 24 years old.",
        "Nellingen",
    ),
    (
        "de",
        "Die Kinderklinik in Griechenland nahm zwölf Kinder auf.",
        "The children's hospital took in twelve children.",
        "Griechenland",
    ),
    ("de", "„Das war knapp“, sagte Zimmermann.", "“That was close,” he said.", "Zimmermann"),
    (
        "fr",
        "Selon Le Bihan, la pêche reprendra jeudi à Concarneau.",
        "According to Le Bihan, fishing will resume on Thursday.",
        "Concarneau",
    ),
    ("fr", "La Commission et la BCE ont salué l'accord.", "The Commission welcomed the agreement.", "BCE"),
]


@pytest.mark.parametrize(("language", "source", "copy", "name"), DROPPED)
def test_a_missing_name_is_found(language, source, copy, name):
    assert found(source, copy, language) == [("name-dropped", name, "")]


ADDED = [
    ("de", "Der Vorstand stimmte dem Plan zu.", "The board and Hubert Vogtmann approved the plan.", "Hubert Vogtmann"),
    ("fr", "Le conseil a approuvé le plan.", "The council in Marseille approved the plan.", "Marseille"),
]


@pytest.mark.parametrize(("language", "source", "copy", "name"), ADDED)
def test_an_invented_name_is_found(language, source, copy, name):
    assert found(source, copy, language) == [("name-added", "", name)]


@pytest.mark.parametrize(
    ("language", "source", "copy", "rule"),
    [
        ("de", "Herr Kröger lobte die Mannschaft.", "Mr. Krüger praised the team.", "name-mutated"),
        ("de", "Das Spiel gewann Pūce mit zwei Toren.", "The match was won by PIBCE with two goals.", "name-mutated"),
        ("fr", "Mme Kerbrat a été réélue.", "Ms. Kerbart was re-elected.", "name-mutated"),
        ("de", "Herr Schneider kam zu spät.", "Mr. Tailor came late.", "name-translated"),
        ("fr", "M. Boulanger a démissionné.", "Mr. Baker has resigned.", "name-translated"),
        ("de", "Die OVKS tagt in Eriwan.", "The OVKS meets in Yerevan.", "acronym-untranslated"),
        ("fr", "L'OTAN se réunit à Bruxelles.", "OTAN meets in Brussels.", "acronym-untranslated"),
    ],
)
def test_kinds_of_damage_are_told_apart(language, source, copy, rule):
    assert [name for name, _, _ in found(source, copy, language)] == [rule]


SOUND = [
    (
        "de",
        "Kassym-Schomart Tokajew sprach im Sender Chabar über die OVKS.",
        "Kassym-Jomart Tokayev spoke on Khabar about the CSTO.",
    ),
    (
        "fr",
        "Le président Tokaïev a rencontré Vladimir Poutine à Moscou.",
        "President Tokayev met Vladimir Putin in Moscow.",
    ),
    (
        "de",
        "Die Reihenuntersuchung der Erntehelfer brachte Gewissheit.",
        "The serial screening of the harvest workers brought certainty.",
    ),
    (
        "de",
        "Die EZB und der IWF warnten vor den Folgen für das BIP Großbritanniens.",
        "The European Central Bank and the IMF warned of the consequences for Britain's GDP.",
    ),
    (
        "fr",
        "La BCE et le FMI s'inquiètent du PIB de la Grande-Bretagne.",
        "The ECB and the International Monetary Fund are worried about British GDP.",
    ),
    ("de", "In der Elfenbeinküste und in Weißrussland wird gewählt.", "Ivory Coast and Belarus go to the polls."),
    (
        "fr",
        "En Birmanie comme aux Etats-Unis, la presse s'interroge.",
        "In Myanmar as in the U.S., the press is wondering.",
    ),
    (
        "de",
        "Die Münchner Polizei suchte am Rhein nach dem Vater.",
        "Munich police searched for the father along the Rhine.",
    ),
    (
        "de",
        "Merkels Regierung beriet über den Syrienkonflikt.",
        "The Merkel government discussed the conflict in Syria.",
    ),
    (
        "fr",
        "Beaucoup d'élus de l'Etat ont quitté l'Assemblée.",
        "Many elected officials of the state left the Assembly.",
    ),
    (
        "fr",
        "Parallèlement, les Vingt-Sept ont discuté à Londres.",
        "At the same time, the Twenty-Seven held talks in London.",
    ),
    (
        "de",
        "Die Import- und Exportzahlen für Mitte Mai liegen vor.",
        "The import and export figures for mid-May are available.",
    ),
    (
        "de",
        "Frau Präsidentin, die Gemeinderatssitzung ist eröffnet.",
        "Madam President, the municipal council meeting is open.",
    ),
    (
        "de",
        "Der Genfer Flughafen liegt nahe der französischen Grenze.",
        "Geneva Airport is close to the French border.",
    ),
    (
        "fr",
        "Le Premier ministre a reçu M. Dupont et Mme Müller-Lang.",
        "The Prime Minister received Mr. Dupont and Ms. Müller-Lang.",
    ),
    ("de", "WEITERE MELDUNGEN AUS DER REGION", "MORE NEWS FROM THE REGION"),
    ("fr", "", ""),
    (
        "de",
        "Der Gipfel der G20 in Hamburg endete ohne Erklärung.",
        "The G20 summit in Hamburg ended without a declaration.",
    ),
    ("de", "Bürgermeister Götze begrüßte die Gäste aus Lüttich.", "Mayor Goetze welcomed the guests from Liège."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_translations_are_left_alone(language, source, copy):
    assert found(source, copy, language) == []


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize(
    "text", ["Angela Merkel traf Emmanuel Macron in Aachen.", "Nellingen, Kröger, OVKS, Kaveltorp"]
)
def test_a_text_agrees_with_itself(language, text):
    rules = {rule for rule, _, _ in found(text, text, language, minimum=0)}
    assert rules <= {"acronym-untranslated"}


def test_a_language_without_data_makes_no_noise():
    russian = "Глава правительства встретился в Казани с Мишустиным."
    assert found(russian, "The head of government met Mishustin in Kazan.", "ru") == []
    source = "Premier Donald Tusk rozmawiał w Warszawie z Angelą Merkel."
    assert found(source, "Prime Minister Donald Tusk spoke with Angela Merkel in Warsaw.", "pl") == []


def test_a_name_given_elsewhere_is_not_missing():
    beads = [
        BeadText("Der Vorstand tagte am Montag.", "The board of Concarneau met on Monday."),
        BeadText("Die Sitzung in Concarneau dauerte lange.", "The meeting took long."),
    ]
    findings = compare_article(beads, source_language="de")
    assert not [f for bead in findings for f in bead if f.rule in RULES]


def test_a_swap_is_one_even_when_both_names_stand_elsewhere():
    beads = [
        BeadText("Am Abend lobte Manuela Schwesig die Helfer.", "In the evening Angela Merkel praised the helpers."),
        BeadText("Das sagte auch Angela Merkel in Berlin.", "Angela Merkel said so too in Berlin."),
        BeadText("Danach reiste Manuela Schwesig weiter.", "Then Manuela Schwesig travelled on."),
    ]
    findings = compare_article(beads, source_language="de")
    assert [f.rule for f in findings[0] if f.rule in RULES] == ["name-swapped"]


def test_spans_quote_the_texts():
    source, copy = "In Genf sprach der Minister.", "In Vienna the minister spoke."
    (finding,) = [f for f in check_pair(source, copy, source_language="de") if f.rule in RULES]
    assert source[finding.source_span.start : finding.source_span.end] == finding.source_text == "Genf"
    assert copy[finding.copy_span.start : finding.copy_span.end] == finding.copy_text == "Vienna"


@pytest.mark.parametrize("language", ["de", "fr", "und", "xx", "pl", "ja", "de-AT", ""])
@pytest.mark.parametrize(
    "text", ["", " ", "U.S.", "A.B.C.", "l'", "\x00\u202e[bold]", "»«", "𝔘𝔫𝔦 İstanbul ǅ", "É" * 300]
)
def test_odd_input_is_read_without_complaint(language, text):
    for source, copy in ((text, "Angela Merkel"), ("Angela Merkel", text)):
        for mention in (*KIND.find(source, language), *KIND.find(copy, "en")):
            assert mention.text
        check_pair(source, copy, source_language=language, minimum_confidence=0)


@given(st.text(max_size=60), st.text(max_size=60))
def test_mentions_quote_any_text(source, copy):
    for text, language in ((source, "de"), (copy, "en"), (source, "fr")):
        last = 0
        for mention in KIND.find(text, language):
            assert text[mention.span.start : mention.span.end] == mention.text
            assert mention.span.start >= last
            last = mention.span.end


def test_decomposed_accents_split_no_word():
    import unicodedata

    source = unicodedata.normalize("NFD", "Der Favorit musste nach 37 Kilometern mit Krämpfen stehen bleiben.")
    assert not check_pair(source, "The favourite had to stop with cramps after 37 kilometres.", source_language="de")


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("fr", "L'OTSC a envoyé des troupes au Kazakhstan.", "The OSTC sent troops to Kazakhstan."),
        ("fr", "La BCE relève ses taux.", "The BEC is raising its rates."),
        ("de", "Die OVKS schickte Soldaten nach Kasachstan.", "The CTSO sent soldiers to Kazakhstan."),
    ],
)
def test_scrambled_acronyms_are_found(language: str, source: str, copy: str) -> None:
    assert [finding.rule for finding in check_pair(source, copy, source_language=language)][:1] in (
        ["name-mutated"],
        ["name-swapped"],
    )


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("fr", "L'ONU et l'OTAN se réunissent.", "The UN and NATO are meeting."),
        ("fr", "Des traces d'ADN ont été relevées.", "Traces of DNA were found."),
        ("de", "Die UNO warnt vor einer Hungersnot.", "The UN warns of a famine."),
    ],
)
def test_acronyms_in_another_order_are_passed_over(language: str, source: str, copy: str) -> None:
    assert check_pair(source, copy, source_language=language) == ()


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Die Züge nach Düsseldorf fielen am Abend aus.", "The trains were cancelled in the evening."),
        ("de", "Der Unfall geschah bei Würzburg auf der Autobahn.", "The accident happened on the motorway."),
        ("fr", "Les trains pour Besançon ont été annulés.", "The trains were cancelled."),
    ],
)
def test_cities_that_look_like_compounds_are_names(language: str, source: str, copy: str) -> None:
    assert [finding.rule for finding in check_pair(source, copy, source_language=language)] == ["name-dropped"]


def test_the_initials_of_a_name_stand_for_it() -> None:
    source = "Das Mädchen wurde an einer Schule in New Jersey gemobbt."
    assert check_pair(source, "The girl was bullied at a school in NJ.", source_language="de") == ()


def test_a_name_from_nowhere_in_the_article_is_surer_than_one_from_nowhere_in_the_sentence() -> None:
    beads = [
        BeadText("Vier Menschen wurden in Ludwigshafen verletzt.", "Four people were injured in Navarro."),
        BeadText("Die Polizei in Ludwigshafen ermittelt.", "Police in Ludwigshafen are investigating."),
    ]
    within = compare_article(beads, source_language="de")[0]
    alone = check_pair(beads[0].source, beads[0].copy, source_language="de")
    assert [finding.copy_text for finding in within] == ["Navarro"]
    assert within[0].confidence >= alone[0].confidence
