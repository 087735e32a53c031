"""What is said about quotations and speakers, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import BeadText, compare_article
from transprov.facts.pair import check_pair
from transprov.facts.quotations import KIND, SPEAKERS
from transprov.types import Equivalences, Finding

RULES = {rule.id for rule in (*KIND.rules, *SPEAKERS.rules)}


def findings(language: str, source: str, copy: str, at_least: float = 0.5) -> list[Finding]:
    found = check_pair(source, copy, source_language=language, minimum_confidence=at_least)
    return [finding for finding in found if finding.rule in RULES]


FLAWED = [
    (
        "de",
        "„Wir haben die Kontrolle über den Haushalt verloren“, sagte Rauchfuß am Montag.",
        "Rauchfuß said on Monday they had lost control of the budget.",
        "quote-lost",
    ),
    (
        "de",
        "„Die Brücke hält keinen Winter mehr aus“, sagte Vogt. Sie wird ab März gesperrt.",
        "It will be closed from March.",
        "quote-dropped",
    ),
    (
        "de",
        "Der Minister räumte ein, man habe die Kontrolle verloren.",
        "The minister admitted: “We have lost control.”",
        "quote-added",
    ),
    (
        "de",
        "Der Vorsitzende kritisierte am Abend die Pläne der Regierung scharf.",
        "In the evening the chairman sharply criticised the government's plans. "
        "“They are a disgrace for this country and everyone in it,” he said.",
        "quote-invented",
    ),
    (
        "de",
        "Kruse sagte: „Wir werden das Gesetz in der kommenden Woche einbringen und alle Einwände sorgfältig prüfen.“",
        "Kruse said: “We will introduce it.”",
        "quote-cut",
    ),
    (
        "de",
        "„Wir brauchen 300 Millionen Euro, und zwar noch in diesem Jahr“, sagte Kruse.",
        "“We need” 300 million euros this year, Kruse said.",
        "quote-border",
    ),
    ("de", "„Das ist ein Skandal“, sagte Rauchfuß.", "“That is a scandal,” said Tiedjens.", "speaker-changed"),
    ("de", "Rauchfuß sagte, Tiedjens habe gelogen.", "Tiedjens said Rauchfuß had lied.", "speaker-changed"),
    (
        "de",
        "„Wir zahlen nicht“, sagte Petra Vogt nach dem Treffen mit Klaus Keller.",
        "“We won't pay,” said Klaus Keller after meeting Petra Vogt.",
        "speaker-changed",
    ),
    ("de", "„Ich trete nicht zurück“, sagte er.", "“I will not step down,” she said.", "speaker-changed"),
    ("de", "Der Fahrer war betrunken, wie die Polizei mitteilte.", "The driver was drunk.", "speaker-lost"),
    ("de", "Der Fahrer war betrunken, sagte Sprecherin Anke Lüders.", "The driver was drunk.", "speaker-lost"),
    (
        "de",
        "Laut Bürgermeister Thomas Brandl ist die Brücke einsturzgefährdet.",
        "The bridge is in danger of collapsing.",
        "speaker-lost",
    ),
    (
        "de",
        "Die Brücke ist einsturzgefährdet.",
        "The bridge is in danger of collapsing, Mayor Thomas Brandl said.",
        "attribution-added",
    ),
    (
        "de",
        "„Die Lage ist ernst“, sagte Innenministerin Jana Vogt.",
        "“The situation is serious,” said Foreign Minister Jana Vogt.",
        "role-changed",
    ),
    (
        "fr",
        "« Nous avons perdu le contrôle du budget », a déclaré Nathalie Perrin.",
        "Nathalie Perrin said they had lost control of the budget.",
        "quote-lost",
    ),
    (
        "fr",
        "L'avocat a expliqué que son client était malade depuis trois semaines.",
        'The lawyer explained: "My client has been ill for three weeks."',
        "quote-added",
    ),
    (
        "fr",
        "Le préfet a reconnu une erreur dans la gestion de la crise.",
        "The prefect admitted: “We made a mistake in handling this crisis.”",
        "quote-added",
    ),
    (
        "fr",
        "Le syndicat a rejeté l'offre mardi soir.",
        "The union rejected the offer on Tuesday evening. “We will never accept such an insult,” its leader said.",
        "quote-invented",
    ),
    (
        "fr",
        "« Il nous faudra au moins 450 logements et deux nouvelles écoles avant la rentrée », a expliqué Perrin.",
        "“We will need” at least 450 homes and two new schools before term starts, Perrin explained.",
        "quote-border",
    ),
    (
        "fr",
        "« C'est un scandale », a dit Nathalie Perrin.",
        "“It's a scandal,” said Hélène Garnier.",
        "speaker-changed",
    ),
    ("fr", "« Je ne démissionnerai pas », a-t-il déclaré.", "“I will not resign,” she said.", "speaker-changed"),
    (
        "fr",
        "Selon le maire, Paul Vasseur, le pont menace de s'effondrer.",
        "The bridge is in danger of collapsing.",
        "speaker-lost",
    ),
    (
        "fr",
        "Le pont menace de s'effondrer.",
        "The bridge is in danger of collapsing, according to Mayor Paul Vasseur.",
        "attribution-added",
    ),
    (
        "fr",
        "Le ministre de l'Intérieur, Gérald Morel, a déclaré que la grève continuait.",
        "Finance Minister Gérald Morel said the strike was continuing.",
        "role-changed",
    ),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule"), FLAWED)
def test_what_happened_to_a_quotation_is_told(language: str, source: str, copy: str, rule: str) -> None:
    found = findings(language, source, copy)
    assert rule in {finding.rule for finding in found}
    for finding in found:
        for span, quoted, text in (
            (finding.source_span, finding.source_text, source),
            (finding.copy_span, finding.copy_text, copy),
        ):
            assert span is None or text[span.start : span.end] == quoted


SOUND = [
    (
        "de",
        "„Wir brauchen mehr Geld“, sagte Finanzminister Jörg Rauchfuß am Montag in Kiel.",
        "“We need more money,” Finance Minister Jörg Rauchfuß said in Kiel on Monday.",
    ),
    (
        "de",
        "„Das dauert“, sagte Vogt. „Aber es lohnt sich für alle Beteiligten.“",
        "“It takes time, but it is worth it for everyone involved,” said Vogt.",
    ),
    (
        "de",
        "»Das ist ein guter Tag für Europa«, so die Präsidentin.",
        "'This is a good day for Europe,' said the president.",
    ),
    ("de", "Die „Preisbremse“ greife nicht, sagte Kühnert.", "The so-called price cap was not working, Kühnert said."),
    ("de", "„Das Haus war leer. Niemand hat etwas gehört.", "“The house was empty. No one heard anything."),
    ("de", "Niemand hat davon etwas gehört.“", "No one heard anything about it."),
    ("de", "Laut Polizei gab es drei Verletzte.", "Police said three people were injured."),
    ("de", "„Er kommt nicht“, sagte er der Zeitung.", "“He is not coming,” Müller told the newspaper."),
    ("de", "„Er kommt nicht“, sagte Jana Vogt.", "“He is not coming,” she said."),
    ("de", "Man habe „alles versucht“, sagte Tokajew.", "They had “tried everything,” Tokayev said."),
    (
        "de",
        "Ministerpräsident Jan Günther sagte: „Wir schaffen das gemeinsam.“",
        "Prime Minister Jan Günther said: “We will manage it together.”",
    ),
    ("de", "Scholz: „Wir lassen hier niemanden allein“", "Scholz: 'We leave no one alone here'"),
    (
        "de",
        "In Köln sagte Laschet am Freitag, die Kommunen bräuchten Hilfe.",
        "In Cologne on Friday, Laschet said the municipalities needed help.",
    ),
    (
        "fr",
        "« Nous manquons de moyens », a déclaré le maire de Lyon, Grégory Doucet.",
        "“We lack resources,” said Grégory Doucet, the mayor of Lyon.",
    ),
    (
        "fr",
        "« C'est trop tard », a-t-il ajouté, soulignant l'« erreur » du gouvernement.",
        "“It is too late,” he added, highlighting the government's “error”.",
    ),
    (
        "fr",
        "Selon Emmanuel Macron, « la France tiendra ses engagements ».",
        "According to Emmanuel Macron, “France will keep its commitments.”",
    ),
    (
        "fr",
        "Le président de la région, Xavier Bertrand, a dénoncé une « mascarade ».",
        "The region's president, Xavier Bertrand, denounced a charade.",
    ),
    (
        "fr",
        "« On verra bien demain », lance Marie Dupont. « Rien n'est joué. »",
        "“We'll see tomorrow. Nothing is decided,” says Marie Dupont.",
    ),
    ("fr", "« Nous sommes prêts, dit-il. Nous attendons. »", "“We are ready,” he said. “We are waiting.”"),
    ("fr", "L'accusé « n'a rien dit », selon son avocate.", "The defendant “said nothing”, his lawyer said."),
    (
        "de",
        "„Das war stark“, lobte Juve-Coach Paolo Rossi nach dem 3:1.",
        "“That was strong,” praised Juve coach Paolo Rossi after the 3-1 win.",
    ),
    ("fr", "La situation serait grave, selon lui.", "In his view the situation is serious."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert findings(language, source, copy) == []


def test_single_words_and_whole_sentences_are_told_below_the_default() -> None:
    (scare,) = findings("de", "Die „Preisbremse“ greife nicht, sagte Vogt.", "The cap fails, Vogt said.", 0.2)
    assert scare.rule == "quote-lost"
    assert scare.confidence < 0.5
    (whole,) = findings("de", "„Niemand hat etwas davon gehört.“", "No one has heard anything about it.", 0.2)
    assert whole.rule == "quote-lost"
    assert whole.confidence < 0.5


def test_another_speaker_is_one_finding_and_no_other_name_besides() -> None:
    found = check_pair("„Das reicht“, sagte Rauchfuß.", "“Enough,” said Tiedjens.", source_language="de")
    assert [finding.rule for finding in found] == ["speaker-changed"]


def test_a_quotation_cut_at_another_sentence_is_kept() -> None:
    beads = [
        BeadText("Vogt war zornig. „Wir haben davon nichts gewusst“, sagte sie in Kiel.", "Vogt was angry, in Kiel."),
        BeadText("Der Rat tagt im Mai.", "“We knew nothing about it,” she said. The council meets in May."),
    ]
    rules = {finding.rule for found in compare_article(beads, source_language="de") for finding in found}
    assert not any(rule.startswith("quote") for rule in rules)


def test_speakers_the_user_calls_the_same_are_the_same() -> None:
    beads = [BeadText("„Das ist ein Skandal“, sagte Rauchfuß.", "“That is a scandal,” said Tiedjens.")]
    same = Equivalences(names=(("Rauchfuß", "Tiedjens"),))
    assert compare_article(beads, source_language="de", equivalences=same) == ((),)
    ((finding,),) = compare_article(beads, source_language="de")
    assert finding.rule == "speaker-changed"


def test_languages_without_data_have_marks_but_no_speakers() -> None:
    source, copy = "«No tenemos dinero para eso», dijo Rajoy.", "“We have no money for that,” said Sánchez."
    assert findings("es", source, copy, at_least=0.0) == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["de", "fr"]))
def test_any_two_texts_are_compared_without_error(source: str, copy: str, language: str) -> None:
    for finding in findings(language, source, copy, at_least=0.0):
        assert 0 < finding.confidence <= 1


@given(
    st.lists(st.sampled_from(["„", "“", "«", "»", " ", "Wir warten", "sagte Vogt", ", ", ". ", "laut "]), max_size=14)
)
def test_a_text_against_itself_has_no_finding(parts: list[str]) -> None:
    text = "".join(parts)
    found = check_pair(text, text, source_language="de", copy_language="de", minimum_confidence=0.0)
    assert [finding for finding in found if finding.rule in RULES] == []
