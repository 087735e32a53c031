"""What is said about the dates and times of a pair, and what is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.facts import BeadText, check_pair, compare_article
from transprov.facts.dates import RULES
from transprov.types import Finding

RULE_IDS = {rule.id for rule in RULES}


def of_dates(
    source: str,
    copy: str,
    language: str,
    *,
    at_least: float = 0.5,
    published: tuple[date | None, date | None] = (None, None),
) -> tuple[Finding, ...]:
    found = check_pair(
        source,
        copy,
        source_language=language,
        minimum_confidence=at_least,
        source_published=published[0],
        copy_published=published[1],
    )
    return tuple(f for f in found if f.rule in RULE_IDS or f.rule.startswith("number"))


SOUND = [
    ("de", "Die Wahl findet am 6.1. statt.", "The election takes place on January 6."),
    ("de", "Die Wahl war am 06.01.2021.", "The election was on 2021-01-06."),
    ("de", "Die Wahl war am 06.01.2021.", "The election was on 01/06/2021."),
    ("de", "Am Sonnabend beginnt die Messe.", "The fair begins on Saturday."),
    ("de", "Der Minister trat am Mittwochabend zurück.", "The minister resigned on Wednesday evening."),
    ("de", "Der Minister trat am Mittwochabend zurück.", "The minister resigned Wednesday night."),
    ("de", "In der Nacht zum Donnerstag brannte eine Halle.", "A warehouse burned early on Thursday."),
    ("de", "In der Nacht zum Donnerstag brannte eine Halle.", "A warehouse burned on Wednesday night."),
    ("de", "In der Nacht auf Donnerstag brannte es.", "It burned overnight from Wednesday to Thursday."),
    ("de", "In der Nacht auf Donnerstag brannte es.", "There was a fire overnight into Thursday."),
    ("de", "Um halb acht war die Halle voll.", "By half past seven the hall was full."),
    ("de", "Um Viertel vor acht war Schluss.", "It ended at 7:45 p.m."),
    ("de", "Die Sitzung dauert von 10.00 bis 13.30 Uhr.", "The session runs from 10 a.m. to 1:30 p.m."),
    ("de", "Sonntagabend um 8 Uhr wird gesendet.", "It is broadcast at 8 p.m. on Sunday."),
    ("de", "Anpfiff ist um 15 Uhr MEZ.", "Kick-off is at 1400 GMT."),
    ("de", "In den neunziger Jahren zog sie um.", "She moved in the 1990s."),
    ("de", "Anfang des 19. Jahrhunderts stand hier ein Turm.", "In the early 1800s there was a tower here."),
    ("de", "Der 11. September hat alles verändert.", "9/11 has changed everything."),
    ("de", "An Silvester bleibt das Bad zu.", "The pool stays closed on December 31."),
    ("de", "Herr Freitag und Yann Sommer fehlten.", "Mr Freitag and Yann Sommer were absent."),
    ("de", "Das berichtet die Bild am Sonntag.", "This is reported by Bild am Sonntag."),
    ("de", "Er darf im Mai nach Hause.", "He may go home in May."),
    ("de", "Premierministerin May reist im März ab.", "Prime Minister May leaves in March."),
    ("de", "Die Oktoberrevolution brach aus.", "The October Revolution broke out."),
    ("de", "Heute kam er an.", "He arrived on Wednesday."),
    ("de", "Es geschah im Jahr 2003 in Ulm.", "It happened in Ulm in 2003."),
    ("de", "In der Saison 2019/20 stieg der Verein ab.", "The club went down in the 2019-20 season."),
    ("de", "Geöffnet Mo-Fr ab 9 Uhr.", "Open Monday to Friday from 9 a.m."),
    ("de", "Die Partei Die Linke tagt.", "The Left party is meeting."),
    ("fr", "Dans la nuit de mercredi à jeudi, un entrepôt a brûlé.", "A warehouse burned on Wednesday night."),
    ("fr", "Dans la nuit du 4 au 5 mai, il a fui.", "He fled in the night of May 4 to 5."),
    ("fr", "Dans la nuit du 31 décembre au 1er janvier, il a fui.", "He fled on New Year's Eve."),
    ("fr", "Le procès s'ouvre le 1er mars.", "The trial opens on March 1."),
    ("fr", "Le train est parti à 13h50.", "The train left at 1:50 p.m."),
    ("fr", "Le train est parti à midi et demi.", "The train left at 12:30 p.m."),
    ("fr", "L'émission commence à 20 heures.", "The programme begins at 8 p.m."),
    ("fr", "Il a gelé quatre à cinq heures.", "There was frost for four to five hours."),
    ("fr", "Rendez-vous à 18h30 HEC.", "We meet at 5:30 p.m. GMT."),
    ("fr", "Les années quatre-vingt-dix ont été fastes.", "The 1990s were good years."),
    ("fr", "À la fin du dix-neuvième siècle, il peignait.", "He painted at the end of the nineteenth century."),
    ("fr", "Il a été vu lundi et mardi.", "He was seen on Monday and Tuesday."),
    ("fr", "L'an dernier, les prix ont baissé.", "Prices fell last year."),
    ("fr", "Avant-hier, sept fils ont été saisis.", "The day before yesterday, seven wires were seized."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_sound_pairs_are_passed_over(language: str, source: str, copy: str) -> None:
    assert of_dates(source, copy, language) == ()


ALTERED = [
    ("de", "Am ersten November beginnt es.", "It begins on November 10th.", "date-altered", "ersten November",
     "November 10th"),
    ("de", "Sie trafen sich um 20:30 Uhr.", "They met at 9:30 p.m.", "time-altered", "20:30 Uhr", "9:30 p.m."),
    ("de", "Am Dienstag tagt der Rat.", "The council meets on Thursday.", "weekday-altered", "Dienstag", "Thursday"),
    ("de", "Am Dienstag und am Freitag tagt der Rat.", "The council meets on Friday and on Friday.",
     "weekday-altered", "Dienstag", "Friday"),
    ("de", "Die Wahl ist am 6.1. fällig.", "The election is due on June 1.", "month-altered", "6.1.", "June 1"),
    ("de", "Sie beginnt am 15. Oktober.", "It begins on November 15.", "month-altered", "15. Oktober", "November 15"),
    ("de", "Er darf im Mai kommen.", "He may come in March.", "month-altered", "Mai", "March"),
    ("de", "Vom 3. bis 5. Juni ist zu.", "Closed from 3 to 5 July.", "month-altered", "5. Juni", "5 July"),
    ("de", "Sie beginnt am 15. Oktober.", "It begins on October 16.", "date-altered", "15. Oktober", "October 16"),
    ("de", "Das Gesetz gilt seit 2001.", "The law has applied since 2011.", "year-altered", "2001", "2011"),
    ("de", "Der Zug fährt um 15 Uhr.", "The train leaves at 3 a.m.", "time-altered", "15 Uhr", "3 a.m."),
    ("de", "Später, um 14.00 Uhr, kam er.", "Later, at 2:00 a.m., he came.", "time-altered", "14.00 Uhr", "2:00 a.m."),
    ("de", "Anpfiff ist um 15 Uhr MEZ.", "Kick-off is at 3 p.m. GMT.", "time-altered", "15 Uhr MEZ", "3 p.m. GMT"),
    ("de", "Am Dienstagvormittag kam sie.", "She came on Tuesday afternoon.", "time-altered", "Dienstagvormittag",
     "Tuesday afternoon"),
    ("de", "Gestern kam sie an.", "She arrived today.", "date-altered", "Gestern", "today"),
    ("de", "Im 19. Jahrhundert blühte der Ort.", "The town flourished in the 18th century.", "date-altered",
     "19. Jahrhundert", "18th century"),
    ("de", "Im Sommer kommt er.", "He is coming in winter.", "date-altered", "Sommer", "winter"),
    ("de", "Letzten Monat kam er.", "He is coming next month.", "date-altered", "Letzten Monat", "next month"),
    ("de", "In der Nacht zum Sonntag brannte es.", "There was a fire on Sunday night.", "date-night",
     "Nacht zum Sonntag", "Sunday night"),
    ("de", "In der Nacht zum Sonntag brannte es.", "There was a fire on the night of Sunday.", "date-night",
     "Nacht zum Sonntag", "Sunday"),
    ("de", "In der Mittwochnacht kam er.", "He came overnight into Wednesday.", "date-night", "Mittwochnacht",
     "overnight into Wednesday"),
    ("fr", "Dans la nuit de samedi à dimanche, il a plu.", "It rained on Sunday night.", "date-night",
     "nuit de samedi à dimanche", "Sunday night"),
    ("fr", "Dans la nuit de samedi à dimanche, il a plu.", "It rained in the night from Friday to Sunday.",
     "date-night", "nuit de samedi à dimanche", "night from Friday to Sunday"),
    ("fr", "Il est né le 1er mars 1954.", "He was born on March 1, 1945.", "year-altered", "1954", "1945"),
    ("fr", "Il est né le 1er mars.", "He was born on 11 March.", "date-altered", "1er mars", "11 March"),
    ("fr", "La mi-novembre est pluvieuse.", "Mid-March is rainy.", "month-altered", "novembre", "March"),
    ("fr", "La foire ouvre mardi matin.", "The fair opens Friday morning.", "weekday-altered", "mardi matin",
     "Friday morning"),
    ("fr", "La semaine prochaine, il viendra.", "He came last week.", "date-altered", "semaine prochaine", "last week"),
    ("fr", "Dans les années 1980, il chantait.", "He sang in the 1970s.", "date-altered", "années 1980", "1970s"),
    ("fr", "Le train est parti à 13h50.", "The train left at 2:50 p.m.", "time-altered", "13h50", "2:50 p.m."),
    ("fr", "Il viendra à partir de 21 heures.", "He will come from 9 a.m.", "time-altered", "21 heures", "9 a.m."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "copy", "rule", "said", "became"), ALTERED)
def test_an_alteration_is_one_finding(language: str, source: str, copy: str, rule: str, said: str, became: str) -> None:
    (finding,) = of_dates(source, copy, language)
    assert (finding.rule, finding.source_text, finding.copy_text) == (rule, said, became)
    assert finding.mqm == "accuracy/mistranslation"
    assert finding.source_span is not None
    assert finding.copy_span is not None
    assert source[finding.source_span.start : finding.source_span.end] == said
    assert copy[finding.copy_span.start : finding.copy_span.end] == became


def test_message_gives_both_readings() -> None:
    (finding,) = of_dates("In der Nacht zum Sonntag brannte es.", "It burned on Sunday night.", "de")
    assert finding.message == "source: the night from Saturday to Sunday (Nacht zum Sonntag); copy: Sunday night"


def test_missing_and_added() -> None:
    (missing,) = of_dates("Am Dienstag starb der Maler.", "The painter has died.", "de")
    assert (missing.rule, missing.mqm, missing.source_text) == ("date-missing", "accuracy/omission", "Dienstag")
    assert missing.copy_span is None
    (added,) = of_dates("Le peintre est mort.", "The painter died in 1998.", "fr")
    assert (added.rule, added.mqm, added.copy_text) == ("date-added", "accuracy/addition", "1998")


def test_less_sure_findings_are_there_when_asked_for() -> None:
    assert of_dates("Heute kam er an.", "He arrived.", "de") == ()
    (finding,) = of_dates("Heute kam er an.", "He arrived.", "de", at_least=0.2)
    assert finding.rule == "date-missing"


def test_digits_of_dates_are_left_to_this_kind() -> None:
    (finding,) = of_dates("Am 12. Mai kamen 30 Gäste.", "On May 14 30 guests came.", "de", at_least=0)
    assert finding.rule == "date-altered"
    (number,) = of_dates("Am 12. Mai kamen 30 Gäste.", "On May 12 50 guests came.", "de", at_least=0)
    assert number.rule == "number-altered"


def test_moved_to_another_sentence_is_not_missing() -> None:
    alone = BeadText("Am Dienstag starb der Maler.", "The painter has died.")
    elsewhere = BeadText("Das teilte seine Familie mit.", "His family said this on Tuesday.")
    assert [f.rule for (f, *_) in compare_article([alone], source_language="de")] == ["date-missing"]
    assert compare_article([alone, elsewhere], source_language="de") == ((), ())


PUBLISHED = date(2024, 3, 13)  # a Wednesday


def test_weekdays_and_dates_are_compared_when_the_day_of_publication_is_known() -> None:
    source = "Am Montag trat er zurück."
    assert of_dates(source, "He resigned on 11 March.", "de") == ()
    assert of_dates(source, "He resigned on 15 March.", "de") == ()
    assert of_dates(source, "He resigned on 11 March.", "de", published=(PUBLISHED, None)) == ()
    (finding,) = of_dates(source, "He resigned on 15 March.", "de", published=(PUBLISHED, None))
    assert (finding.rule, finding.source_text, finding.copy_text) == ("date-altered", "Montag", "15 March")


def test_relative_days_are_counted_from_each_day_of_publication() -> None:
    source = "Aujourd'hui, il a démissionné."
    next_day = PUBLISHED + timedelta(days=1)
    assert of_dates(source, "He resigned yesterday.", "fr", published=(PUBLISHED, next_day)) == ()
    assert of_dates(source, "He resigned on Wednesday.", "fr", published=(PUBLISHED, next_day)) == ()
    assert len(of_dates(source, "He resigned yesterday.", "fr", published=(PUBLISHED, PUBLISHED))) == 1
    assert len(of_dates(source, "He resigned on Friday.", "fr", published=(PUBLISHED, PUBLISHED))) == 1


def test_language_without_data_never_alarms_by_default() -> None:
    assert of_dates("El lunes llegó.", "He arrived on Friday.", "es") == ()
    assert of_dates("El lunes llegó.", "He arrived on Friday.", "es", at_least=0.4) != ()


MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
}  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2049, 12, 31))


def written(day: date, language: str) -> list[str]:
    month = MONTHS[language][day.month - 1]
    if language == "de":
        texts = [f"{day.day}. {month} {day.year}", f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}"]
        return [f"Das geschah am {text} in Bonn." for text in texts]
    if language == "fr":
        number = "1er" if day.day == 1 else str(day.day)
        return [f"Cela s'est passé le {number} {month} {day.year} à Lyon.", f"Cela date du {day:%d/%m/%Y}."]
    forms = [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day:%Y-%m-%d}"]
    return [f"This happened on {text} in Bonn." for text in forms]


@given(DAYS)
def test_a_date_survives_the_change_of_format(day: date) -> None:
    for language in ("de", "fr"):
        for source in written(day, language):
            for copy in written(day, "en"):
                assert of_dates(source, copy, language, at_least=0) == ()


@given(DAYS, DAYS)
def test_another_date_is_found(before: date, after: date) -> None:
    for language in ("de", "fr"):
        source = written(before, language)[0]
        found = {finding.rule for finding in of_dates(source, written(after, "en")[0], language)}
        expected = {"year-altered"} if before.year != after.year else set()
        if before.month != after.month:
            expected.add("month-altered")
        elif before.day != after.day:
            expected.add("date-altered")
        assert found == expected


@given(st.times())
def test_a_time_survives_the_change_of_clock(time: object) -> None:
    hour, minute = time.hour, time.minute  # type: ignore[attr-defined]
    half = "a.m." if hour < 12 else "p.m."
    copy = f"The train left at {hour % 12 or 12}:{minute:02d} {half} from Bonn."
    assert of_dates(f"Der Zug fuhr um {hour}.{minute:02d} Uhr in Bonn ab.", copy, "de", at_least=0) == ()
    assert of_dates(f"Le train est parti à {hour}h{minute:02d} de Lyon.", copy, "fr", at_least=0) == ()


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.:/- Uhrhampm, Mai mars May nuit à zum Nacht Jahr 20 Montag"), max_size=60
    )
)
def test_a_text_with_itself_has_no_finding(text: str) -> None:
    for language in ("de", "fr", "en"):
        found = check_pair(text, text, source_language=language, copy_language=language, minimum_confidence=0)
        assert [finding for finding in found if finding.rule in RULE_IDS] == []
