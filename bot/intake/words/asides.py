"""Words people use for a choice: yes and no, sending, and what comes in between. Regular expressions, lower case."""

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "*": {
        "ja": ("ja+", "jawel", "jazeker", "klopt", "zeker", "prima", "oke?", "ok", "goed", "is goed", "doe maar", "graag", "natuurlijk", "joa+h?", "jo", "yes", "jep", "yep", "tuurlijk", "inderdaad", "idd", "zeker weten", "absoluut"),
        "nee": ("nee+", "neen", "niet", "nooit", "geen", "liever niet", "echt niet", "helemaal niet", "nope", "neej", "nei", "nah", "zeker niet", "absoluut niet", "natuurlijk niet", "tuurlijk niet", "klopt niet", "niet waar"),
        "verder": ("verder", "ga door", "doorgaan", "ga verder", "verder gaan", "ja"),
        "stop": ("stop", "stoppen", "ophouden", "nee"),
    },
    "consent": {
        "ja": ("ja+", "jazeker", "verstuur", "versturen", "stuur maar", "stuur", "prima", "goed", "oke?", "ok", "doe maar", "mag", "akkoord", "klopt", "verzend(en)?", "opsturen", "mag je (ver)?sturen", "ga je gang", "graag", "joa+h?", "is goed", "dat mag", "stuur op", "zeker"),
        "wijzig": ("wijzig", "wijzigen", "aanpassen", "veranderen", "klopt niet", "niet goed", "anders", "iets aanpassen", "fout", "naam is niet", "nog iets", "staat er niet goed", "verkeerd", "eerst", "toevoegen", "wacht", "maar nog", "moet nog"),
        "nee": ("nee+", "niet versturen", "niet$", "liever niet", "toch niet", "neen", "laat maar", "niet opsturen", "stuur niet", "stuur (het|dit|nog) niet", "nog niet", "niet doen", "mag niet", "niet verzenden", "(doe|stuur|verstuur|verzend) (het |dit |maar )*niet"),
    },
    "feedback": {
        "niet_goed": ("niet goed", "slecht", "niet", "waardeloos", "kut", "nee", "lastig", "niks aan", "onhandig", "irritant", "stom", "vervelend", "bagger", "niet fijn", "te lang", "onduidelijk", "moeilijk"),
        "gaat_wel": ("gaat wel", "ging wel", "matig", "redelijk", "ok", "oke", "mwah", "neutraal", "gaat", "wel ok", "okay", "oké", "voldoende", "kan beter", "niet slecht", "prima maar", "beetje lang"),
        "goed": ("goed", "fijn", "prima", "top", "super", "makkelijk", "prettig", "ja", "heel goed", "dank", "heel prettig", "duidelijk", "uitstekend", "perfect", "mooi", "geweldig", "netjes", "keurig", "tevreden", "handig", "snel"),
    },
    "crisis_check": {
        "ja": ("ja+", "soms", "wel eens", "een beetje", "klopt", "helaas", "misschien", "best wel", "eigenlijk wel", "weet (ik )?(het )?niet( zeker)?", "geen idee", "(heel )?vaak", "regelmatig", "af en toe", "denk (er )?(wel|vaak)", "laatste tijd", "zou kunnen", "ben bang", "joa+h?", r"(wil|hoef|kan)( \w+)? niet meer( \w+)?", "niet (elke dag|zo vaak|altijd|nu)", "bijna nooit", "gedachten?", "liever niet( zeggen)?", "zeg (ik )?(liever )?niet", "nog niet", "(elke|iedere) (dag|nacht)", "altijd", "steeds", "dagelijks", "straks", "later", "geen tijd", "niet meer"),
        "nee": ("nee+", "valt (wel |best |reuze )*mee", "^(nog )?nooit", "dat nooit", "welnee", "geen (zelfmoord)?gedachten", "(zelfmoord)?gedachten heb ik niet", "(daar|er|ik) denk (ik )?(daar |er )?(niet|nooit)( aan)?", "dat doe ik niet", "wil niet dood", "^ik niet$", "^niet dat$", "nee hoor", "zo erg (is het )?niet", "gelukkig niet", "helemaal niet", "zou ik nooit", "uitdrukking", r"(zo )?(bedoel\w*|bedoelde) (ik )?(het |dat )?(zo )?niet( zo)?", "niet (zo )?(letterlijk|bedoeld)", "(zo|dat) is (het )?niet( zo)?", "niet(?= zo erg)"),
    },
    "crisis_go_on": {
        "verder": ("verder", "doorgaan", "ga door", "ja", "ga verder", "oke?", "ok", "graag"),
        "stop": ("stop", "stoppen", "nee", "klaar", "genoeg"),
    },
    "stop_choice": {
        "later": ("later", "morgen", "straks", "andere keer", "opslaan", "bewaar", "bewaren", "pauze", r"(later|morgen|straks|vanavond|volgende week|andere keer) (weer |pas )?(verder ?(gaan)?|doorgaan)", r"(verder ?(gaan)?|doorgaan) (morgen|later|straks)"),
        "verder": ("verder", "verdergaan", "verder gaan", "toch", "doorgaan", "nee", "niet stoppen"),
        "stop": ("stop", "stoppen", "ja+", "klaar", "gooi .{0,20}weg", r"beëindig\w*", "wis", "wissen", "kap(pen)?( ermee)?", "houd? (er )?(maar |ermee |mee )*op", "laat maar( zitten)?", "genoeg"),
    },
    "erase_choice": {
        "wis": ("wis", "wissen", "ja+", "yes", "jep", "delete", "alles weg", "verwijder", "verwijderen", "alles wissen", "weg"),
        "verder": ("verder", "nee", "niet", "toch niet", "laat staan"),
    },
    "restart_choice": {
        "opnieuw": ("opnieuw", "overnieuw", "nieuw gesprek", "vanaf het begin", "ja+", "begin", "beginnen", "van voren af aan", "graag", "oke?", "ok"),
        "verder": ("verder", "nee+", "niet", "toch niet", "doorgaan", "ga door", "laat staan"),
    },
    "human_choice": {
        "terugbellen": ("terugbellen", "bel mij", "bel me", "laat me bellen", "bellen jullie", "word gebeld", "gebeld", "terug", "ja", "bel mij terug", "bel me terug", "bel maar", "bellen", "graag", "laat (me|mij|iemand) bellen", "ja graag", "ik wil gebeld worden"),
        "zelf_bellen": ("zelf", "ik bel", "nummer", "zelf bellen", "ik bel zelf", "ik bel wel", "zelluf", "zelf wel"),
        "verder": ("verder", "toch", "doorgaan", "nee", "chat", "toch verder", "ga door", "chatten", "hier verder", "bel (me|mij|maar)( maar)? niet$", r"^(ik wil )?niet (terug)?(ge)?bel\w*( worden)?$", "(wil )?geen telefoontje"),
    },
    "call_choice": {
        "klaar": ("klaar", "ik bel", "ga bellen", "bellen", "nee+", "bedankt", r"dank \w+", "oke?", "ok", "prima", "stop", "goed"),
        "verder": ("verder", "toch", "door", "doorgaan", "ja", "chat", "hier", "(durf|kan|wil|ga) (ik )?niet( te)? bellen"),
    },
    "answered_enough": {
        "ja": ("ja+", "dank", "bedankt", "duidelijk", "prima", "genoeg", "top", "oke?", "ok", "jazeker", "dank u", "dankjewel", "helder", "fijn", "genoeg zo", "weet genoeg"),
        "nee": ("nee+", "niet", "onvoldoende", "nog niet", "meer", "onduidelijk", "iemand spreken", "niet echt", "nee ik wil", "snap het niet", "nog een vraag"),
    },
}  # fmt: skip
