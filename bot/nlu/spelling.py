"""How words are spelled as they sound, or in haste: to read what is told as written Dutch, and to vary texts when tuning."""

import re

SPOKEN = {  # written word → as it sounds in some region, or as it is typed in haste; nothing that turns the meaning
    "het": ("t", "ut"), "een": ("n", "un", "1"), "ik": ("k", "ikke"), "niet": ("nie", "neit", "ni", "nait", "neet"), "mijn": ("mn", "me"),
    "dat": ("da", "dad"), "wat": ("wa",), "hem": ("em", "m"), "maar": ("mar", "mr"), "goed": ("goe", "goet"), "altijd": ("altij", "altyd"),
    "gewoon": ("gwn",), "eigenlijk": ("eig", "eigelijk"), "even": ("ff", "effe"), "iemand": ("iemant", "iem"), "niemand": ("niemant", "niem"),
    "heb": ("hb", "hep"), "heeft": ("heef",), "hebben": ("hebbe",), "met": ("mt",), "wordt": ("word",), "wil": ("wl",), "kan": ("ken", "kn"),
    "vandaag": ("vndg", "vandaach"), "morgen": ("mrgn", "morge"), "alleen": ("aleen",), "veel": ("vel",), "geen": ("gen", "gin", "gien"),
    "als": ("as",), "moet": ("mot",), "want": ("wnt",), "ben": ("bin",), "meer": ("mer", "mir"), "dood": ("doot", "doad"),
    "nooit": ("nooid", "noit"), "pijn": ("pien",), "slaat": ("slaot", "slaad"), "zelf": ("zellef", "zelluf"), "mij": ("mie", "mich"),
}  # fmt: skip
GLUED = {"kwil": "ik wil", "kwou": "ik wou", "kheb": "ik heb", "kep": "ik heb", "kben": "ik ben", "kbin": "ik ben", "kga": "ik ga", "kkan": "ik kan",
          "kzie": "ik zie", "kzit": "ik zit", "kmoet": "ik moet", "khoor": "ik hoor", "tis": "het is", "twordt": "het wordt", "twas": "het was",
          "ast": "als het", "wilk": "wil ik", "hebk": "heb ik", "benk": "ben ik"}  # fmt: skip
# Words of written Dutch as well: read as they stand, and without an n put behind them.
_OF_THEIR_OWN = {"me", "ken", "vel", "pien", "gedachte"}
_WRITTEN = {
    form: word for word, forms in SPOKEN.items() for form in forms if form not in _OF_THEIR_OWN
} | GLUED
_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)*")  # m'n is one word
_ENDING = 4  # letters: a shorter word without its last n is another word


def written(text: str, known: "frozenset[str]") -> str:
    """The text (small letters) with spoken words as they are written, and the last n put back where that makes a word of `known`."""
    return _WORD.sub(lambda word: _word(word[0], known), text)


def _word(word: str, known: "frozenset[str]") -> str:
    bare = word.lstrip("'")
    if bare in _WRITTEN:
        return _WRITTEN[bare]
    endless = bare.endswith("e") and len(bare) >= _ENDING and bare not in known and bare not in _OF_THEIR_OWN
    return bare + "n" if endless and bare + "n" in known else word
