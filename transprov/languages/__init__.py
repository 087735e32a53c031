"""What transprov knows of languages: which one a text is in, where its sentences end, a pack of facts for each."""

from transprov.languages.identification import identify, identify_scores
from transprov.languages.normalisation import normalise, normalise_with_offsets
from transprov.languages.packs import LanguagePack, pack, supported
from transprov.languages.segmentation import split

__all__ = [
    "LanguagePack",
    "identify",
    "identify_scores",
    "normalise",
    "normalise_with_offsets",
    "pack",
    "split",
    "supported",
]
