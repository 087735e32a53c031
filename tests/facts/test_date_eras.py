"""Years before and after Christ."""

import pytest

from transprov.facts import check_pair

SOUND = [
    ("de", "Caesar wurde 44 v. Chr. in Rom ermordet.", "Caesar was murdered in Rome in 44 BC."),
    ("de", "Die Siedlung entstand im 3. Jahrhundert vor Christus.", "The settlement dates from the 3rd century B.C."),
    ("de", "Er starb 14 n. Chr. in Nola.", "He died in Nola in AD 14."),
    ("de", "Er starb 14 n. Chr. in Nola.", "He died in Nola in 14."),
    ("de", "Die Anzeige kostete 44 Euro.", "The ad cost 44 euros."),
    ("fr", "César fut assassiné à Rome en 44 av. J.-C.", "Caesar was murdered in Rome in 44 BC."),
    ("fr", "Le temple fut détruit en 586 avant notre ère.", "The temple was destroyed in 586 BCE."),
    ("fr", "Ce temple est ouvert le lundi.", "This temple is open on Mondays."),
]


@pytest.mark.parametrize(("language", "source", "copy"), SOUND)
def test_the_same_era_is_passed_over(language, source, copy):
    assert check_pair(source, copy, source_language=language) == ()


FLAWED = [
    ("de", "Caesar wurde 44 v. Chr. in Rom ermordet.", "Caesar was murdered in Rome in AD 44."),
    ("de", "Caesar wurde 44 v. Chr. in Rom ermordet.", "Caesar was murdered in Rome in 44."),
    ("de", "Er starb 14 n. Chr. in Nola.", "He died in Nola in 14 BC."),
    ("fr", "La colonie fut fondée en 600 av. J.-C.", "The colony was founded in AD 600."),
    ("fr", "Auguste mourut en 14 apr. J.-C. à Nola.", "Augustus died in Nola in 14 BC."),
]


@pytest.mark.parametrize(("language", "source", "copy"), FLAWED)
def test_another_era_is_another_year(language, source, copy):
    assert [finding.rule for finding in check_pair(source, copy, source_language=language)] == ["year-altered"]


def test_an_era_told_elsewhere_in_the_copy_need_not_be_told_again():
    from transprov.facts import Context
    from transprov.facts.dates.eras import compare_eras

    context = Context(
        "Er starb 44 v. Chr.", "He died in 44.", "de", copy_article="He was born in 100 BC. He died in 44."
    )
    assert list(compare_eras(context)) == []


def test_languages_without_data_are_left_alone():
    assert check_pair("Murió en 44 a. C.", "He died in AD 44.", source_language="es") == ()
