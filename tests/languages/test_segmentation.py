"""Each case is a text with `|` where a sentence should begin; the bar stands for one space."""

import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transprov.languages import split

GERMAN = """
Das betrifft z. B. Familien mit Kindern.|Er nannte z.B. Köln und Bonn.
Im Haus Nr. 5 brach das Feuer aus.|Niemand wurde verletzt.
Am 18. Januar tagt der Rat.|Die Sitzung ist öffentlich.
Am Montag, 18. Januar, tagt der Rat.|Der Eintritt ist frei.
Der Schaden liegt bei 20.000 Euro.|Die Polizei ermittelt.
Die Stadt zahlt, d. h. der Steuerzahler.|Das ärgert viele.
Zu Gast waren u. a. Ministerin Behrens und Frau Lang.|Danach gab es Kaffee.
Die Grünen bzw. Teile davon stimmten zu.|Vgl. Seite drei.
Dr. Müller operierte ihn.|Prof. Dr. h. c. Hans Weber lehrt in Jena.
Der Mag. Gruber kam.|Das ist, was ich mag.|Sonst nichts.
Sie kauften Äpfel, Birnen usw.|Danach fuhren sie heim.
Es ging um Wasser, Strom etc. und um Gas.
„So ist es.“|Er ging.
»Nein«, sagte sie.|»Das mache ich nicht.«|Dann schwieg sie.
"So ist es.", sagte er.|Niemand widersprach.
"So ist es."|Niemand widersprach.
„Kommst du?“ fragte er.|„Nein!“, rief sie.
Er rief: „Komm!“|„Nein“, sagte sie.
Der Ruf „Halt! Stehen bleiben!“ hallte durch die Gasse.
Um 13.50 Uhr kam der Zug.|Er war voll.
Am 6.1.2022 war Feiertag.|Am 6.1. kam Schnee.
Am 24. Februar begann der Krieg.|Im 19. Jahrhundert wuchs die Stadt.
Der 3. Stock brannte aus.|Sie liegt an 4. Stelle.
Vom 3. bis 5. Mai ist Messe.|Der 1. FC Köln spielt mit.
Das Team landete auf Platz 1.|Danach wurde gefeiert.
Das Team landete auf Platz 3.|Trainer Klose war zufrieden.
Die Zahl der Opfer stieg auf 2015.|Trauer herrscht.
Ludwig XIV. regierte lange.|Am Ende war Papst Benedikt XVI. Kandidat.
Er kam ... und ging.|Dann war … Stille.
Was nun ...?|Keiner weiß es.|Wirklich?!|Ja!
Er lebte von 50 v. Chr. bis 20 n. Chr. in Rom.
Rund 5 Mio. Euro fehlen.|Weitere 3 Mrd. Dollar kommen.
Mehr auf www.beispiel.de.|Post an post@beispiel.de.|Danke.
Er sagte (siehe S. 5. Dort steht es) nichts dazu.|(Das war klug.)|Dann ging er.
J. K. Rowling las vor.|Auch George W. Bush kam.
DR. MÜLLER KOMMT.|DER RAT TAGT.
Sie wohnt in der Bahnhofstr. 12.|Dort ist es laut.
Er ging zu Meyer & Co. KG, dann zur Meyer GmbH.|Nichts geschah.
Der Plan: erst Nürnberg; dann Fürth.|Der Rest: später.
Das Haus gehört Karl Meyer sen.|Am Tor steht sein Name.|Dort wohnt die sg. Oberschicht.
Das Spiel endete 2:1.|(sda) Am Sonntag geht es weiter.
Die Liste: 1. Brot.|2. Milch.|Alles ist da.
"""

FRENCH = """
M. Le Drian a rencontré Mme. Dupont.|MM. Martin et Durand étaient absents.
On y trouve des pommes, des poires, etc.|Les clients sont contents.
Des pommes, des poires, etc. et du pain.
Fondée en 50 av. J.-C. par les Romains, elle brûla en 64 apr. J.-C.|Les habitants fuirent.
« Oui. »|Il partit.
« Oui », dit-il.|Elle sourit.
« Nous irons. », dit Macron.
Il a dit : « Oui. »|« Non », a-t-elle répondu.
" Oui. "|Il part.|" Nous verrons ", dit-il.
Le n° 5 est fermé.|Voir p. 12 et art. 3 de la loi.
Le prix est de 3,5 euros, soit 20 000 francs.|C'est cher.
Jean-Marie Le Pen et J.-M. Le Pen sont là.|A. Le Pen aussi.
Pourquoi ?|Parce que c'est ainsi !|On verra…
Il hésite… puis part.|Elle hésite...|Puis elle part.
Vous venez… ?|Oui.
Il court le 100 m.|Le record tient.
Il franchit le col.|Le peloton suit.
Le Dr. Martin et le Pr. Petit opèrent.|St. Nicolas aussi.
Le 18 janv. 2020, il neigeait.|Ce fut tout.
(Il l'a dit.)|Puis il est parti.
Il a cité (voir p. 5. Et p. 6) le rapport.
C'est signé Louis XIV.|Et après ?
L'équipe termine à la place 3.|Zidane sourit.
" C'est humiliant ", confie-t-il.|Quelques heures plus tard, il part.
Selon l'agence AP.|Il pleut.|Détruit en 70 av. J-C.|Selon la tradition, ce fut la fin.
GRÈVE À LA SNCF.|LES TRAINS SONT RARES.
Contact : www.exemple.fr.|Écrivez à moi@exemple.fr.|Merci.
"""

ENGLISH = """
The U.S. President spoke.|He lives in the U.S.|The bill passed.
On Jan. 6 the crowd came.|It was cold.
He left at 5 a.m. Monday.|It was dark at 5 p.m.|Rain began.
It was 10 p.m. EST when he left.
Rule No. 5 matters.|He said no.|Merkel agreed.
It was Germany vs. France.|France won.
J. K. Rowling and George W. Bush met.|Mr. Smith and Dr. Jones did not.
He waited ... and left.|Then … nothing.|She waited...|He came.
Really?!|Yes!
It cost $3.5 million, up from 2.25.|See www.example.com.|Write to me@example.com.|Thanks.
"So it is," he said.|"We go."|Then he left.
“So it is.”|He left.
"Why?" he asked.|"Because."
He said (see p. 5. It is there) nothing.|(He said so.)|Then he left.
Apple Inc. Chief Executive Tim Cook said so.|He runs Apple Inc.|The firm grew.
Sen. Warren and Gov. Newsom met Gen. Milley.
They sell apples, pears, etc.|The shop is open.
Some, e.g. Siemens, i.e. the largest, left.
John Smith Jr. won.|Jane Doe came second.
THE U.S. IS OUT.|THE REST IS IN.
He bought it on eBay.|iPhone sales rose.
He finished in place 1.|Smith came second.
He lived in the 19. century.|Nobody knew.
St. Louis is hot.|He lives on Main St.|The house is old.
The show "Who? Me?" is on.
I thought, "Oh, he's 19.|He's from Texas," she said.
He was born in 1990.|Smith was not.
Yahoo! and Google merged.
The game starts at nine (8:45 p.m.) Eden told them.
The firm sold its stake (to Apple Inc.) Friday.
We watched TV.|Games were on.|The agency is AP.|Reuters is another.
He left the U.S.|"Never again," he said.
The aim was met. .|It was late.
The first point: be kind; be fair.|The second: wait.
The bridge is closed.[3]|It will open in May.
"""

OTHERS = """
es El Sr. López vive en EE. UU. desde 2010.|La Dra. Ruiz no.|¿Por qué?|¡Porque sí!|Compró pan, leche, etc.|Luego salió.
it Il sig. Rossi e la dott.ssa Bianchi sono qui.|Ad es. Roma è bella.|Ecco il mare.|La terra è lontana.
nl Dhr. Jansen en mevr. De Vries kwamen o.a. uit Gent.|Het regende.|Dat is zo.
pt O Sr. Silva e a Dra. Costa chegaram.|Compraram pão, leite, etc.|Depois saíram.
pl Prof. Nowak i dr hab. Kowalski przyszli 5. maja.|W 2015 r. wyjechał do USA.|Dał im.|Potem wyszedł.
ru Это произошло в 2015 г. в Москве.|Путин приехал.|А. С. Пушкин родился в 1799 г.|Он жил в Москве.
tr Prof. Dr. Ayşe Yılmaz geldi.|Bu 5. yıl.|Ali gitti.
cs Přišel dr. Novák.|Bylo to dobré.
xx Zuma kala.|Beri tono!|Sako?
"""


def cases() -> list[tuple[str, str]]:
    found = [
        (language, line)
        for language, block in (("de", GERMAN), ("fr", FRENCH), ("en", ENGLISH))
        for line in block.strip().splitlines()
    ]
    return found + [(line[:2], line[3:]) for line in OTHERS.strip().splitlines()]


def sentences(text: str, language: str | None) -> list[str]:
    return [text[span.start : span.end] for span in split(text, language)]


@pytest.mark.parametrize(("language", "case"), cases())
def test_sentences_end_where_a_reader_says(language: str, case: str) -> None:
    assert sentences(case.replace("|", " "), language) == case.split("|")


def test_no_break_spaces_inside_abbreviations_and_guillemets() -> None:
    assert sentences("«\u00a0Oui.\u202f» M.\u00a0Le Drian part.", "fr") == [
        "«\u00a0Oui.\u202f»",
        "M.\u00a0Le Drian part.",
    ]
    assert sentences("Das gilt z.\u202fB. Im Mai.", "de") == ["Das gilt z.\u202fB. Im Mai."]


def test_a_missing_space_does_not_hide_a_boundary() -> None:
    assert sentences("Das ist gut.Der Rest folgt.", "de") == ["Das ist gut.", "Der Rest folgt."]
    assert sentences("Siehe beispiel.de/Der-Rest dort.", "de") == ["Siehe beispiel.de/Der-Rest dort."]


def test_scripts_without_spaces() -> None:
    assert sentences("これは文です。「はい。」終わり", "ja") == ["これは文です。", "「はい。」", "終わり"]


@pytest.mark.parametrize("language", ["de", "en", "fr", None, "xx"])
def test_each_line_of_headlines_and_lists_is_its_own(language: str | None) -> None:
    text = "Rat tagt im Mai\nNeue Brücke geplant\n\n- Brot und Salz\n* Milch\n• Tee\n1. Kaffee\na) Wasser\n\n\nEnde"
    assert sentences(text, language) == [line for line in text.splitlines() if line]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = (
        "Der Stadtrat von Neuhausen hat am Dienstagabend nach langer Debatte\n"
        "beschlossen, die alte Brücke über den Mühlbach abzureißen und durch eine\n"
        "neue zu ersetzen. Die Kosten liegen nach Angaben der Verwaltung bei rund\n"
        "drei Millionen Euro.\n"
        "\n"
        "Die Bauarbeiten sollen im Frühjahr beginnen und werden nach Auskunft der\n"
        "Stadt etwa ein Jahr dauern."
    )
    found = sentences(text, "de")
    assert [sentence.split()[-1] for sentence in found] == ["ersetzen.", "Euro.", "dauern."]
    assert sentences(text.replace("\n", "\r\n"), "de") == [s.replace("\n", "\r\n") for s in found]


PARAGRAPHS = (
    "Der Stadtrat von Neuhausen hat am Dienstagabend nach langer Debatte beschlossen, die alte Brücke über den Mühlbach"
    " abzureißen und durch eine neue zu ersetzen. Die Kosten liegen bei rund drei Millionen Euro.",
    "Bürgermeisterin Anna Kolb (SPD) nannte den Beschluss einen Schritt für die ganze Stadt.",
    "„Wir haben zehn Jahre gewartet“, sagte sie. „Nun geht es los.“ Die Opposition kündigte an, den Beschluss prüfen zu"
    " lassen, und verwies auf ein Gutachten der Technischen Universität Dresden aus dem Jahr 2018.",
)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_the_width_of_the_lines_does_not_matter(width: int, between: str) -> None:
    text = between.join(["Neue Brücke für Neuhausen", *(textwrap.fill(each, width) for each in PARAGRAPHS)])
    found = [sentence.replace("\n", " ") for sentence in sentences(text, "de")]
    assert found == [
        sentence for each in ("Neue Brücke für Neuhausen", *PARAGRAPHS) for sentence in sentences(each, "de")
    ]
    assert len(found) == 7


def test_a_headline_over_a_wrapped_paragraph_stands_alone() -> None:
    text = (
        "Council votes to replace bridge\n"
        "The city council of Newhouse decided on Tuesday night, after a long and\n"
        "heated debate, to tear down the old bridge across the mill stream and to\n"
        "build a new one in its place."
    )
    assert sentences(text, "en") == [text.split("\n", 1)[0], text.split("\n", 1)[1]]


def test_one_sentence_per_line_is_left_as_it_is() -> None:
    lines = [
        "The council met on Tuesday and spoke for three hours about the bridge.",
        "No one was happy.",
        "A new bridge would cost three million euros, said the mayor, and it would take a year.",
        "Nobody asked the fish",
    ]
    assert sentences("\n".join(lines), "en") == lines


HOSTILE = [
    "." * 50_000,
    ". " * 20_000,
    '."' * 20_000,
    "( a. B " * 5_000,
    "„A. " * 10_000,
    "1. " * 10_000,
    "a\n" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_degenerate_text_is_covered(text: str) -> None:
    assert_lossless(text, "de")


WORDS = ["Der", "ging", "z. B.", "Nr.", "5", "18.", "Januar", "U.S.", "J.", "K.", "etc.", "a)", "[1]"]
PIECES = st.sampled_from([*WORDS, *".!?…„“\"«»()-。'", "...", *" \n\u00a0\u200b\u2028", "  ", "\n\n", "\r\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["de", "en", "fr", "ja", "cs", "xx", None]))
@example("", "de")
@example(" \n ", None)
@example('. "', "fr")
@example("\u200b", "en")
def test_spans_cover_every_character_once(text: str, language: str | None) -> None:
    assert_lossless(text, language)


@settings(max_examples=200, deadline=None)
@given(st.text(), st.sampled_from(["de", "en", "fr", None]))
def test_spans_cover_arbitrary_text(text: str, language: str | None) -> None:
    assert_lossless(text, language)


def assert_lossless(text: str, language: str | None) -> None:
    at = 0
    for span in split(text, language):
        assert span.start >= at
        assert not text[at : span.start].strip()
        quoted = text[span.start : span.end]
        assert quoted and quoted == quoted.strip()
        at = span.end
    assert not text[at:].strip()
