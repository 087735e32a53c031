"""What is said about reservations and obligations, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import Context
from transprov.facts.modality import KIND
from transprov.types import Finding


def findings(language: str, source: str, copy: str, at_least: float = 0.5) -> list[Finding]:
    found = KIND.compare(KIND.find(source, language), KIND.find(copy, "en"), Context(source, copy, language))
    return [finding for finding in found if finding.confidence >= at_least]


SOUND = [
    ("de", "Der Mann hat angeblich Geld gestohlen.", "The man allegedly stole money."),
    ("de", "Der mutmaßliche Täter floh.", "The suspected perpetrator fled."),
    ("de", "Angeblich wurde gestohlen.", "Money was stolen, according to the police."),
    ("de", "Er soll Geld gestohlen haben.", "He is said to have stolen money."),
    ("de", "Die Polizei sagte, er habe gestohlen.", "He allegedly stole, police said."),
    ("de", "Die Kamera ist offenbar defekt.", "The camera appears to be broken."),
    ("de", "Hier darf man nicht parken.", "You must not park here."),
    ("de", "Sie müssen nicht zahlen.", "They do not have to pay."),
    ("de", "Sie brauchen keine Steuern zu zahlen.", "They need not pay taxes."),
    ("de", "Das Gesetz muss nicht nur geändert werden.", "The law must not only be changed."),
    ("fr", "Le suspect aurait volé une voiture.", "The suspect reportedly stole a car."),
    ("fr", "S'il avait su, il aurait appelé la police.", "Had he known, he had called the police."),
    ("fr", "L'auteur présumé a fui.", "The alleged perpetrator fled."),
    ("fr", "Apparemment, le train est parti.", "The train seems to have left."),
    ("fr", "Il ne doit pas sortir.", "He must not go out."),
    ("fr", "Vous n'avez pas besoin de payer.", "You do not need to pay."),
    ("fr", "Selon le maire, la route est fermée.", "The road is closed."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert findings(language, source, copy) == []


FLAWED = [
    ("de", "Der Mann hat angeblich Geld gestohlen.", "The man stole money.", "hedge-lost", "angeblich"),
    ("de", "Der mutmaßliche Dieb floh nach Polen.", "The thief fled to Poland.", "hedge-lost", "mutmaßliche"),
    ("de", "Er soll 1,2 Millionen Euro gestohlen haben.", "He stole 1.2 million euros.", "hedge-lost", "soll"),
    ("de", "Der Mann stahl das Geld.", "The man allegedly took the money.", "hedge-added", "allegedly"),
    ("de", "Hier darf man nicht parken.", "You don't have to park here.", "modality-changed", "darf"),
    ("de", "Die Mieter müssen das nicht bezahlen.", "The tenants must not pay for this.", "modality-changed", "müssen"),
    ("fr", "Le voleur présumé a fui.", "The thief fled.", "hedge-lost", "présumé"),
    ("fr", "Le groupe aurait versé deux millions.", "The group paid two million.", "hedge-lost", "aurait"),
    ("fr", "Le voleur a fui.", "The thief reportedly fled.", "hedge-added", "reportedly"),
    ("fr", "Il ne doit pas sortir.", "He does not have to go out.", "modality-changed", "doit"),
    ("fr", "Vous n'avez pas besoin de payer.", "You must not pay.", "modality-changed", "pas besoin"),
]


@pytest.mark.parametrize(("language", "source", "copy", "rule", "said"), FLAWED)
def test_a_changed_reservation_is_one_finding(language: str, source: str, copy: str, rule: str, said: str) -> None:
    (finding,) = findings(language, source, copy)
    assert finding.rule == rule
    assert said == (finding.copy_text if rule == "hedge-added" else finding.source_text)


def test_a_lost_reservation_shows_its_place_in_the_copy() -> None:
    (finding,) = findings("de", "Der Mann hat angeblich Geld gestohlen.", "The man stole money.")
    assert finding.copy_text == "The man stole money."


RECALL = [
    ("de", "Die Bank soll Kunden jahrelang getäuscht haben.", "The bank deceived customers for years.", "hedge-lost"),
    ("de", "Der Minister soll davon gewusst haben.", "The minister knew about it.", "hedge-lost"),
    ("de", "Angeblich hat der Konzern Akten vernichtet.", "The company destroyed files.", "hedge-lost"),
    ("de", "Der Wagen war offenbar zu schnell unterwegs.", "The car was going too fast.", "hedge-lost"),
    ("de", "Der mutmaßliche Täter wurde in Kassel gefasst.", "The perpetrator was caught in Kassel.", "hedge-lost"),
    ("de", "Die Firma hat Steuern hinterzogen.", "The company allegedly evaded taxes.", "hedge-added"),
    ("de", "Der Zug war zu schnell.", "The train was apparently going too fast.", "hedge-added"),
    ("fr", "La banque aurait trompé ses clients pendant des années.", "The bank deceived its clients for years.",
     "hedge-lost"),
    ("fr", "Le ministre aurait été au courant.", "The minister was aware of it.", "hedge-lost"),
    ("fr", "L'auteur présumé de l'attaque a été arrêté à Lyon.", "The perpetrator of the attack was arrested in Lyon.",
     "hedge-lost"),
    ("fr", "Le groupe aurait détruit des dossiers.", "The group destroyed files.", "hedge-lost"),
    ("fr", "La société a fraudé le fisc.", "The company allegedly defrauded the tax office.", "hedge-added"),
    ("fr", "Le train roulait trop vite.", "The train was reportedly going too fast.", "hedge-added"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "rule"), RECALL)
def test_a_report_made_a_fact_and_a_fact_made_a_report_are_told(
    language: str, source: str, copy: str, rule: str
) -> None:
    assert [finding.rule for finding in findings(language, source, copy)] == [rule]


SWAPS = [
    ("de", "Die Länder müssen zahlen.", "The states may pay."),
    ("de", "Die Gemeinden dürfen neue Schulen bauen.", "The municipalities must build new schools."),
    ("de", "Die Kommission muss dem Antrag zustimmen.", "The Commission may approve the request."),
    ("fr", "Les communes doivent payer.", "The municipalities may pay."),
    ("fr", "Les entreprises peuvent licencier.", "Companies must lay people off."),
    ("fr", "Le maire doit répondre avant lundi.", "The mayor can reply before Monday."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SWAPS)
def test_duty_and_permission_are_told_apart(language: str, source: str, copy: str) -> None:
    assert [finding.rule for finding in findings(language, source, copy)] == ["modality-changed"]


def test_duty_for_permission_elsewhere_in_the_sentence_is_told_below_the_default() -> None:
    source = "Die Länder müssen nach dem neuen Gesetz bis zum Ende des kommenden Jahres zahlen."
    copy = "Under the new law, which runs to the end of the coming year, the states may pay."
    assert findings("de", source, copy) == []
    assert findings("de", "Das sollte reichen.", "That could be enough.") == []
    (finding,) = findings("de", source, copy, at_least=0.3)
    assert finding.rule == "modality-changed"


def test_languages_without_data_are_left_alone() -> None:
    assert findings("es", "Robó el dinero.", "He allegedly stole the money.", at_least=0.0) == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["de", "fr"]))
def test_any_two_texts_are_compared_without_error(source: str, copy: str, language: str) -> None:
    for finding in findings(language, source, copy, at_least=0.0):
        assert 0 < finding.confidence <= 1


@given(st.lists(st.sampled_from(["er", "soll", "darf", "muss", "nicht", "angeblich", "haben", ",", "."]), max_size=12))
def test_a_text_against_itself_has_no_finding(words: list[str]) -> None:
    text = " ".join(words)
    mentions = KIND.find(text, "de")
    assert KIND.compare(mentions, mentions, Context(text, text, "de", "de")) == ()
