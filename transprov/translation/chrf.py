"""How alike two texts are, by their character n-grams: chrF2 (Popović 2015), as sacrebleu computes it by default."""

from __future__ import annotations

from collections import Counter

_LONGEST = 6
_BETA = 2
IDENTITY = "chrF2|nc:6|nw:0|space:no"


def chrf(hypothesis: str, reference: str) -> float:
    """0 to 100: F2 over the average precision and recall of n-grams of 1 to 6 characters, blanks left out.

    Equal to `sacrebleu.sentence_chrf(hypothesis, [reference]).score`, on which a test insists.
    """
    ours, theirs = "".join(hypothesis.split()), "".join(reference.split())
    precision = recall = 0.0
    orders = 0
    for n in range(1, _LONGEST + 1):
        made, wanted = _grams(ours, n), _grams(theirs, n)
        if not made or not wanted:
            continue
        same = (made & wanted).total()
        precision += same / made.total()
        recall += same / wanted.total()
        orders += 1
    if not orders or not precision + recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return 100 * (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)


def _grams(text: str, n: int) -> Counter[str]:
    return Counter(text[i : i + n] for i in range(len(text) - n + 1))
