"""Is this English a translation? Wording, artifacts and what the page declares, put together."""

from __future__ import annotations

from collections.abc import Sequence

from transprov.artifacts import Artifact, find_artifacts
from transprov.detection.artifact_evidence import artifact_evidence
from transprov.detection.declared import declared_evidence
from transprov.detection.genre import is_english, off_genre
from transprov.detection.masking import masked_sentences
from transprov.detection.scoring import Score, score_sentences
from transprov.detection.verdict import DEFAULT_PRIOR, OTHER, UNCLEAR, judge
from transprov.errors import ConfigError, InputError
from transprov.types import Detection, Document, Evidence

_NATIVE_BEYOND_DOUBT = -2.0
"""Log-odds of the wording below which a text is native whatever its oddities: they are not looked for."""


def detect(
    copy: Document | str,
    *,
    prior: float = DEFAULT_PRIOR,
    found: Sequence[Artifact] | None = None,
    further: Sequence[Evidence] = (),
) -> Detection:
    """Whether an English text is a translation, from which language, and why.

    `prior` is the share of translations to be expected among texts of this provenance, above 0 and below 1; `found` are
    the artifacts of the copy, alone, where they have been looked for already; `further` is evidence from elsewhere,
    such as a comparison with the source. Raises `InputError` for a text without words and `ConfigError` for an
    impossible prior.
    """
    if not 0 < prior < 1:
        raise ConfigError(
            f"the prior must lie above 0 and below 1, not at {prior}; give the share of translations to be expected"
        )
    text = copy if isinstance(copy, str) else copy.text
    if not any(char.isalnum() for char in text):
        raise InputError("holds no words; give a text", resource="the text")
    if not is_english(text) or (isinstance(copy, Document) and copy.language not in (None, "en")):
        return _not_english(text, prior)
    sentences = masked_sentences(copy)
    score = score_sentences(copy, sentences)
    document = Document.from_text(copy, language="en") if isinstance(copy, str) else copy
    evidence = (*declared_evidence(document), *_oddities(document, score, found), *further)
    return judge(score, off_genre(text, sentences), prior=prior, further=evidence)


def _oddities(document: Document, score: Score, found: Sequence[Artifact] | None) -> tuple[Evidence, ...]:
    if score.log_odds <= _NATIVE_BEYOND_DOUBT:
        return ()
    return artifact_evidence(find_artifacts(document, alone=True) if found is None else found)


def _not_english(text: str, prior: float) -> Detection:
    from transprov.languages import identification

    code = identification.identify(text)
    seems = f"its language seems to be {code!r}" if code and code != "en" else "the common words of English are missing"
    note = Evidence("not-english", 0.0, f"no verdict: this is not an English text ({seems})", language=code)
    return Detection(prior, UNCLEAR, {OTHER: 1.0}, (note,))
