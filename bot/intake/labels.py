"""The fixed labels of the product. Evaluation sets outside this repository use the same words."""

from enum import StrEnum


class Domain(StrEnum):
    """A life domain (leefgebied)."""

    HUISHOUDEN = "huishouden"
    PERSOONLIJKE_VERZORGING = "persoonlijke_verzorging"
    VERVOER = "vervoer"
    HULPMIDDELEN_WONEN = "hulpmiddelen_wonen"
    WONEN = "wonen"
    SOCIAAL_CONTACT_DAGBESTEDING = "sociaal_contact_dagbesteding"
    MANTELZORG = "mantelzorg"
    GELD_SCHULDEN = "geld_schulden"
    WERK_INKOMEN = "werk_inkomen"
    ADMINISTRATIE = "administratie"
    JEUGD_OPVOEDING = "jeugd_opvoeding"
    ONDERWIJS = "onderwijs"
    PSYCHISCH_VERSLAVING = "psychisch_verslaving"
    VEILIGHEID = "veiligheid"
    INFORMATIE = "informatie"
    VRIJWILLIGER = "vrijwilliger"
    BUITEN_BEREIK = "buiten_bereik"
    OVERIG = "overig"


class Crisis(StrEnum):
    """A danger that cannot wait. `geweld` is all that Veilig Thuis is for."""

    SUICIDE = "suicide"
    GEWELD = "geweld"
    MEDISCH = "medisch"


class About(StrEnum):
    """In which position the writer speaks."""

    ZELF = "zelf"
    ANDER = "ander"
    PROFESSIONAL = "professional"
    BUUR = "buur"


class Household(StrEnum):
    """With whom the person lives."""

    ALLEEN = "alleen"
    MET_PARTNER = "met_partner"
    MET_KINDEREN = "met_kinderen"
    MET_PARTNER_EN_KINDEREN = "met_partner_en_kinderen"
    MET_OUDERS = "met_ouders"
    INSTELLING = "instelling"
    ANDERS = "anders"


class LegalKind(StrEnum):
    """What the intake is in law: never an application, never the promise of a provision."""

    WMO_MELDING = "wmo_melding"  # Wmo 2015 art. 2.3.2
    JEUGD = "jeugd"
    SCHULDHULP = "schuldhulp"  # Wgs art. 4
    INKOMEN = "inkomen"
    SIGNAAL = "signaal"
    VRAAG = "vraag"


class Outcome(StrEnum):
    """How a conversation ends."""

    CONTACT = "contact"
    ANSWER = "answer"
    ELSEWHERE = "elsewhere"


class AnswerState(StrEnum):
    """Four different things: a missing answer is never just empty."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


class Source(StrEnum):
    """How an answer came to us."""

    TYPED = "typed"
    BUTTON = "button"
    INFERRED = "inferred"
    STAFF = "staff"


class Delivery(StrEnum):
    """How an intake reaches a contact."""

    TEAM = "team"
    PARTNER = "partner"
    PHONE = "phone"
