"""The fixed labels (rules: LABELS.md), as plain strings: the engine runs on Python 3.10, without StrEnum.

A contract test keeps them equal to `bot/intake/labels.py`.
"""

DOMAINS: tuple[str, ...] = (
    "huishouden",
    "persoonlijke_verzorging",
    "vervoer",
    "hulpmiddelen_wonen",
    "wonen",
    "sociaal_contact_dagbesteding",
    "mantelzorg",
    "geld_schulden",
    "werk_inkomen",
    "administratie",
    "jeugd_opvoeding",
    "onderwijs",
    "psychisch_verslaving",
    "veiligheid",
    "informatie",
    "vrijwilliger",
    "buiten_bereik",
    "overig",
)
CRISES: tuple[str, ...] = ("suicide", "geweld", "medisch")
BESIDE_DANGER = {"suicide": "psychisch_verslaving", "geweld": "veiligheid"}  # the domain that goes with it
ABOUT: tuple[str, ...] = ("zelf", "ander", "professional", "buur")
HOUSEHOLDS: tuple[str, ...] = (
    "alleen",
    "met_partner",
    "met_kinderen",
    "met_partner_en_kinderen",
    "met_ouders",
    "instelling",
    "anders",
)
PHRASES: tuple[str, ...] = (
    "limitations",
    "network",
    "network_negated",
    "already_receives",
)  # facts told in words
OTHER = "overig"  # the domain of a message that gives nothing to go on
NOBODY = "niemand"  # about, while no person is concerned: becomes null in the output
NO_CRISIS = "geen"  # crisis, while there is none: becomes null in the output

SMALL_TALK = (
    "overig",
    "informatie",
)  # short texts of these domains are greetings, thanks and questions as well
TELLING = 20  # words: a longer text is told


def may_be_small_talk(text: str, domains: "list[str]") -> bool:
    """A short story that may as well be a greeting or a question: it teaches no intent."""
    return bool(domains) and domains[0] in SMALL_TALK and len(text.split()) <= TELLING
