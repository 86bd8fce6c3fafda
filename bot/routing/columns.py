"""The columns of a routing table: which facts it may look at and which values they have."""

from bot.intake.labels import About, Crisis, Domain, LegalKind

ANY = ("", "-")  # cells that do not look at the fact, as in DMN
NOT = "niet"  # `niet a, b`: everything but a and b; in `ook` also `c niet a, b`: with c, without a and b
ALONE = "geen"  # in `ook`: no other domains
KNOWN = "ja"  # in `al_bekend` and `verwijzer`: one that the directory knows

FACTS = (
    "leefgebied",
    "ook",
    "wettelijk",
    "leeftijd",
    "voor_wie",
    "kinderen_thuis",
    "veiligheid",
    "woont",
    "wijk",
    "al_bekend",
    "mantelzorg_last",
    "spoed",
    "verwijzer",
)
COLUMNS = ("regel", "voorrang", *FACTS, "uitkomst", "contact", "reden")

LEVELS = ("veiligheid", "bekend", "elders", "gezin", "regie", "bijzonder", "gewoon", "vangnet")
DEFAULT = LEVELS[-1]

PLACEHOLDERS = {"<al_bekend>": "al_bekend", "<verwijzer>": "verwijzer", "<elders>": "woont"}

DOMAINS = tuple(domain.value for domain in Domain)
# The first value is the most ordinary one: counterexamples use it where they can choose.
FIXED: dict[str, tuple[str, ...]] = {
    "leefgebied": DOMAINS,
    "wettelijk": (
        LegalKind.VRAAG,
        LegalKind.WMO_MELDING,
        LegalKind.JEUGD,
        LegalKind.SCHULDHULP,
        LegalKind.INKOMEN,
        LegalKind.SIGNAAL,
    ),
    "leeftijd": ("onbekend", "27-66", "67+", "18-26", "0-17"),
    "voor_wie": tuple(about.value for about in About),
    "kinderen_thuis": ("onbekend", "nee", "ja"),
    "veiligheid": ("geen", *(crisis.value for crisis in Crisis)),
    "woont": ("hier", "onbekend", "elders"),
    "mantelzorg_last": ("onbekend", "licht", "zwaar"),
    "spoed": ("gewoon", "vandaag"),
}
