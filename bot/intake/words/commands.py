"""Words that mean a command, a greeting or thanks. Lower case; each alone, also with a slip of the finger."""

COMMAND_WORDS = (
    "terug", "vorige", "achteruit", "eerder", "hiervoor", "weerom", "back", "previous", "undo",
    "terugknop", "trug", "opnieuw", "overnieuw", "overdoen", "herstart", "herbegin", "menu",
    "hoofdmenu", "startpagina", "reset", "restart", "herhaal", "herhalen", "herhaling", "nogmaals",
    "pardon", "sorry", "wablief", "watte", "repeat", "again", "hè", "uitleg", "eenvoudiger",
    "simpeler", "makkelijker", "voorbeeld", "betekenis", "onduidelijk", "help", "huh", "wat", "waarom",
    "hoezo", "reden", "privacy", "nut", "wrm", "why", "omdat", "openingstijden", "mens", "mensen",
    "medewerker", "doorverbinden", "telefoon", "bellen", "operator", "terugbelverzoek", "stop",
    "stoppen", "afbreken", "afkappen", "afsluiten", "annuleer", "annuleren", "beëindigen", "cancel",
    "einde", "exit", "quit", "genoeg", "sluiten", "basta", "ophouden", "kap", "sotp", "stpo", "wis",
    "wissen", "verwijder", "verwijderen", "uitwissen", "delete", "erase", "clear", "leegmaken",
    "prullenbak", "later", "straks", "morgen", "pauze", "moment", "momentje", "ogenblikje", "opslaan",
    "brb", "correctie", "corrigeren", "aanpassen", "wijzigen", "veranderen", "foutje", "fout",
    "verbeteren", "vergissing", "edit", "tiepfout", "klopt", "hallo", "hoi", "hey", "hai", "hee",
    "dag", "moi", "moin", "mogge", "yo", "ewa", "hello", "goedemorgen", "goedemiddag", "goedenavond",
    "goedendag", "goeiemorgen", "goeiemiddag", "goeienavond", "goeie", "hoihoi", "beste", "salam",
    "bedankt", "dank", "dankjewel", "dankuwel", "thanks", "thx", "tnx", "merci", "top", "toppie",
    "super", "bvd", "overslaan", "skip", "skippen", "volgende", "pas", "nvt", "verder", "doorgaan",
    "prive", "privé", "next", "anoniem", "geheim",
)  # fmt: skip

# Stand around them in a command of more words, and never in a name. Regular expressions.
AROUND = (
    *(
        "iemand",
        "persoon",
        "spreken",
        "praten",
        "vraag",
        "niet",
        "geen",
        "nog",
        "keer",
        "hoe",
        "ik",
        "u",
        "je",
        "een",
    ),
    *(r"wis\w*", r"verwijder\w*", r"stop\w*", r"dank\w*", r"wijzig\w*", r"verander\w*", r"bellen?"),
)
