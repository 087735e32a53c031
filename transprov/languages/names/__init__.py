"""Names across languages: exonyms, peoples, acronyms, and keys that do not mind the romanisation."""

from transprov.languages.names.keys import sound_key, vowel_key
from transprov.languages.names.tables import DIRECTIONS, Hit, NameTable, given_names, given_names_spelt, name_table
from transprov.languages.names.tokens import Word, plain, words_of

__all__ = [
    "DIRECTIONS",
    "Hit",
    "NameTable",
    "Word",
    "given_names",
    "given_names_spelt",
    "name_table",
    "plain",
    "sound_key",
    "vowel_key",
    "words_of",
]
