"""What the detector sees of a text: no topic, no house style."""

from transprov.detection.masking import END, START, masked_sentences, plain_sentences
from transprov.types import Document


def classes(text):
    return [" ".join(sentence.classes) for sentence in masked_sentences(text)]


def test_topic_words_become_their_endings_and_names_one_class():
    assert classes("The harbour master told Anna Lindqvist that repairs had stopped.") == [
        f"{START} the ~or ~er told NAME that ~s had ~ed {END}"
    ]


def test_british_and_american_spelling_and_quotation_order_are_the_same():
    british = "“We are organising the programme”, said Mr Hale. The council moved towards a vote."
    american = '"We are organizing the program," said Mr. Hale. The council moved toward a vote.'
    assert [line.replace("~me", "ww") for line in classes(british)] == classes(american)
    outside = classes('She called it "a small step", he said.')
    inside = classes('She called it "a small step," he said.')
    assert outside == inside


def test_a_dateline_is_not_read():
    assert classes("BREMERVIK (Nordpress) - The ferry sank.") == classes("The ferry sank.")


def test_shapes_of_numbers_days_and_money():
    [line] = classes("On Tuesday, 3 May 2016, at 13h50, 1,200 people paid 2.5 million euros for the 18th time.")
    for shape in ("WEEKDAY", "MONTH", "YEAR", "HOUR", "THOUSANDS", "DECIMAL million MONEY", "ORDINAL"):
        assert shape in line


def test_a_kept_word_inside_a_name_is_part_of_the_name():
    assert "NAME" in classes("He joined the State Planning Court in March.")[0]
    assert "court" not in classes("He joined the State Planning Court in March.")[0]


def test_places_lie_in_the_text():
    text = "Prices rose.\n\nAccording to the ministry, nobody was hurt in the fire at the mill."
    for sentence in masked_sentences(text):
        for start, end in zip(sentence.starts, sentence.ends, strict=True):
            assert 0 <= start <= end <= len(text)
    second = masked_sentences(text)[1]
    assert text[second.starts[1] : second.ends[2]] == "According to"


def test_abbreviations_and_initials_do_not_end_a_sentence():
    text = "Gen. J. Marlow met Dr. Osei in the U.S. capital. They talked for two hours."
    assert [text[span.start : span.end].strip() for span in plain_sentences(text)] == [
        "Gen. J. Marlow met Dr. Osei in the U.S. capital.",
        "They talked for two hours.",
    ]


def test_page_furniture_of_a_document_is_left_out():
    text = (
        "Floods cut off three villages in the north on Monday.\n\nThe army brought food by boat.\n\nShare on Facebook\n"
    )
    document = Document.from_text(text, language="en")
    kept = [s for s in document.segments if s.is_content]
    assert len(masked_sentences(document)) == len(kept)
