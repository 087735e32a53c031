import pytest

from transprov.facts.content.roles import reversals


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Meier wurde von Huber scharf kritisiert.", "Huber was sharply criticised by Meier."),
        ("de", "Am Abend ist Meier von Huber angegriffen worden.", "In the evening, Huber was attacked by Meier."),
        ("de", "Meier wurde von Huber kritisiert.", "Meier criticised Huber."),
        ("fr", "Fournier a été battu par Delmas en finale.", "Delmas was beaten by Fournier in the final."),
        ("fr", "Fournier a été battu par Delmas.", "Fournier defeated Delmas."),
        ("de", "Bei dem Brand gab es drei Tote und fünf Verletzte.", "The fire left five dead and three injured."),
        ("fr", "L'explosion a fait 12 morts et 40 blessés.", "The explosion killed 40, with 12 injured."),
        ("fr", "Il y a eu deux blessés et sept interpellations.", "There were seven injured and two arrests."),
    ],
)
def test_roles_turned_round_are_found(language, source, copy):
    assert reversals(source, copy, language, "en")


@pytest.mark.parametrize(
    ("language", "source", "copy"),
    [
        ("de", "Meier wurde von Huber scharf kritisiert.", "Meier was sharply criticised by Huber."),
        ("de", "Meier wurde von Huber scharf kritisiert.", "Huber sharply criticised Meier."),
        ("de", "Meier wurde von Huber kritisiert.", "Huber criticised Meier."),
        ("fr", "Fournier a été battu par Delmas en finale.", "Delmas defeated Fournier in the final."),
        ("fr", "Fournier a été battu par Delmas en finale.", "Fournier was beaten by Delmas in the final."),
        ("de", "Bei dem Brand gab es drei Tote und fünf Verletzte.", "Three people were killed and five injured."),
        ("de", "Es gab drei Tote und drei Verletzte.", "Three people were injured and three killed."),
        ("fr", "L'explosion a fait 12 morts et 40 blessés.", "Forty were injured and 12 killed in the blast."),
        ("de", "Am Ort wurde von Anwohnern berichtet, Huber sei geflohen.", "Residents said Huber had fled."),
    ],
)
def test_roles_kept_are_not(language, source, copy):
    assert not reversals(source, copy, language, "en")


def test_a_place_in_both_texts_is_given():
    source, copy = "Nach dem Spiel wurde Meier von Huber getröstet.", "After the match, Huber was consoled by Meier."
    found = reversals("Meier wurde von Huber getröstet.", copy, "de", "en")
    assert copy[found[0].copy.start : found[0].copy.end] == "Huber was consoled by Meier"
    assert not reversals(source, copy, "xx", "en")
