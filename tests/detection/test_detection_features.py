"""Features are looked up run by run, and no longer than something known begins so: the same ones as by trying all."""

from transprov.detection.features import Place, beginnings, features
from transprov.detection.masking import masked_sentences, ngrams
from transprov.detection.model import load_model

TEXT = (
    "The government in Berlin wants to relieve families in the coming year. According to the finance minister, "
    "the relief is to amount to 12 billion euros.\n"
    '"We must not lose any more time," he said on Thursday in the Bundestag. The opposition speaks of a "drop in the '
    'ocean" and demands, among other things, a higher child benefit.'
)


def by_trying_all(index: dict[str, int]) -> dict[int, Place]:
    found: dict[int, Place] = {}
    for number, sentence in enumerate(masked_sentences(TEXT)):
        for gram, first, last in ngrams(sentence):
            if gram in index:
                found.setdefault(index[gram], Place(number, first, last))
    return found


def test_the_shipped_features_are_those_found_by_trying_every_run() -> None:
    model = load_model()
    found = features(masked_sentences(TEXT), model.index, model.begun)
    assert len(found) > 60
    assert found == by_trying_all(dict(model.index))


def test_a_long_run_is_found_though_no_part_of_it_is_a_feature() -> None:
    longest = max((gram for s in masked_sentences(TEXT) for gram, _, _ in ngrams(s)), key=lambda gram: gram.count(" "))
    index = {longest: 0}
    assert features(masked_sentences(TEXT), index, beginnings(index)) == by_trying_all(index)


def test_beginnings_leave_out_the_whole() -> None:
    assert beginnings(["in the coming year", "according"]) == {"in", "in the", "in the coming"}


def test_languages_are_told_by_weights_of_their_own() -> None:
    model = load_model()
    reading = model.read(masked_sentences(TEXT))
    assert reading.tongues.shape == (len(model.codes) - 1,)
    assert abs(sum(reading.languages.values()) - 1) < 1e-9
    assert tuple(reading.languages) == model.codes[1:]
