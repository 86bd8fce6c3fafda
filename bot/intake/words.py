"""Words people use for a choice. Regular expressions, lower case; the longest that fits wins."""

CHOICE_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "*": {
        "ja": ("ja+", "jawel", "jazeker", "klopt", "zeker", "prima", "oke?", "ok", "goed", "is goed", "doe maar", "graag", "natuurlijk"),
        "nee": ("nee+", "neen", "niet", "nooit", "geen", "liever niet", "echt niet", "helemaal niet"),
        "verder": ("verder", "ga door", "doorgaan", "ga verder", "verder gaan", "ja"),
        "stop": ("stop", "stoppen", "ophouden", "nee"),
    },
    "for_whom": {
        "zelf": ("mij", "mezelf", "me zelf", "mijzelf", "voor mij", "ikzelf", "ik zelf", "zelf", "ik", "onszelf", "ons"),
        "ander": (
            "mijn (moeder|vader|man|vrouw|zoon|dochter|partner|kind|kinderen|broer|zus|oma|opa|vriend|vriendin|tante|oom)",
            "(mn|me|m'n|ons) (moeder|ma|vader|pa|man|vrouw|zoon|dochter|kind|broer|zus|oma|opa)", "iemand anders", "familie", "een ander", "naaste",
        ),
        "buur": ("buurman", "buurvrouw", "buren", "(mijn|mn|de) buur(man|vrouw)", "in de buurt", "straat"),
        "professional": ("patient", "patiënt", "client", "cliënt", "voor mijn werk", "professional", "huisarts", "hulpverlener", "leerling"),
    },
    "relation": {
        "moeder": ("moeder", "ma", "mam", "mama", "schoonmoeder"),
        "vader": ("vader", "pa", "pap", "papa", "schoonvader"),
        "partner": ("man", "vrouw", "partner", "vriend", "vriendin", "echtgenoot", "echtgenote"),
        "kind": ("kind", "kinderen", "zoon", "dochter", "zoontje", "dochtertje"),
        "familie": ("broer", "zus", "oma", "opa", "tante", "oom", "neef", "nicht", "familie", "oudtante"),
        "vriend": ("kennis", "een vriend", "een vriendin", "iemand", "collega"),
    },
    "subject_knows": {
        "ja": ("ja+", "jawel", "jazeker", "(die|hij|zij|ze) weet (het|ervan|dat)", "mee eens", "samen", "klopt", "zeker"),
        "weet_niet_mee_eens": ("niet mee eens", "wil (het|dat|er) niet", "maar wil", "wil geen hulp", "weigert"),
        "nee": ("nee+", "weet (het|dat|er|hier)? ?niet(s)?( van)?", "nog niet", "niet"),
    },
    "household": {
        "alleen": ("alleen", "in (mijn|mn|zijn|haar) eentje", "niemand", "op (mezelf|zichzelf)", "alleenstaand", "alleenwonend"),
        "met_partner_en_kinderen": (
            "(man|vrouw|partner|vriend|vriendin) en (de |mijn |mn |onze |\\w+ )?(kind|kinderen|kids|zoon|dochter|jongens|meiden|zoontje|dochtertje)\\w*",
            "gezin", "getrouwd met kinderen", "met (zn|zijn) (drieen|vieren|vijven)",
        ),
        "met_partner": ("(met )?(mijn |mn |m'n |haar |zijn |de )?(man|vrouw|partner|vriend|vriendin|echtgenoot|echtgenote)", "samen", "met zn tweeen", "samenwonend", "getrouwd"),
        "met_kinderen": ("(met )?(mijn |mn |m'n |haar |zijn |de |\\w+ )?(kind|kinderen|kids|zoon|dochter|zoontje|dochtertje|baby)", "alleenstaande (moeder|ouder|vader)"),
        "met_ouders": ("ouders", "bij mijn (moeder|vader)", "(mijn|mn) (moeder|vader|pa|ma)", "thuis bij"),
        "instelling": ("instelling", "verpleeghuis", "verzorgingshuis", "begeleid wonen", "opvang", "azc", "woonvorm", "beschermd wonen"),
        "anders": ("huisgenoten", "kamer", "vrienden", "familie", "broer", "zus", "oma", "opa", "anders"),
    },
    "housing_stairs": {
        "lift": ("lift",),
        "trap": ("trap", "trappen", "boven", "eengezinswoning", "verdieping", "hoog", "tussenwoning", "rijtjeshuis", "hoekhuis", "bovenwoning"),
        "gelijkvloers": ("gelijkvloers", "begane grond", "beneden", "benedenwoning", "geen trap(pen)?", "bungalow", "zonder trap"),
    },
    "mantelzorger_load": {
        "niet_meer": ("niet meer", "op", "kapot", "nie meer", "trek het niet", "lukt niet", "stop", "kan niet meer", "houd het niet", "overbelast"),
        "zwaar": ("zwaar", "moeilijk", "heftig", "veel", "moe", "pittig", "best wel", "nog net"),
        "goed": ("goed", "prima", "gaat wel", "lukt", "te doen", "nog lang", "redden", "redt"),
    },
    "urgency": {
        "vandaag": ("vandaag", "direct", "meteen", "nu", "spoed", "zo snel mogelijk", "vanavond", "kan niet wachten", "morgen", "dringend", "asap"),
        "week": ("week", "deze week", "paar dagen", "snel", "binnenkort", "volgende week"),
        "wachten": ("kan wachten", "geen haast", "maand", "rustig", "niet dringend", "wachten", "hoeft niet snel", "later"),
    },
    "consent": {
        "ja": ("ja+", "jazeker", "verstuur", "versturen", "stuur maar", "stuur", "prima", "goed", "oke?", "ok", "doe maar", "mag", "akkoord", "klopt"),
        "wijzig": ("wijzig", "wijzigen", "aanpassen", "veranderen", "klopt niet", "niet goed", "anders", "iets aanpassen", "fout"),
        "nee": ("nee+", "niet versturen", "niet", "liever niet", "toch niet"),
    },
    "feedback": {
        "niet_goed": ("niet goed", "slecht", "niet", "waardeloos", "kut", "nee", "lastig"),
        "gaat_wel": ("gaat wel", "ging wel", "matig", "redelijk", "ok", "oke", "mwah", "neutraal"),
        "goed": ("goed", "fijn", "prima", "top", "super", "makkelijk", "prettig", "ja", "heel goed", "dank"),
    },
    "crisis_check": {
        "ja": ("ja+", "soms", "wel eens", "een beetje", "klopt", "helaas", "misschien", "best wel", "eigenlijk wel"),
        "nee": ("nee+", "niet", "hoor", "valt mee", "nooit"),
    },
    "crisis_go_on": {
        "verder": ("verder", "doorgaan", "ga door", "ja", "ga verder", "oke?", "ok", "graag"),
        "stop": ("stop", "stoppen", "nee", "klaar", "genoeg"),
    },
    "stop_choice": {
        "later": ("later", "morgen", "straks", "andere keer"),
        "verder": ("verder", "toch", "doorgaan", "nee", "niet stoppen"),
        "stop": ("stop", "stoppen", "ja", "klaar", "wis", "wissen"),
    },
    "erase_choice": {
        "wis": ("wis", "wissen", "ja", "alles weg", "verwijder", "verwijderen", "alles wissen", "weg"),
        "verder": ("verder", "nee", "niet", "toch niet", "laat staan"),
    },
    "human_choice": {
        "terugbellen": ("terugbellen", "bel mij", "bel me", "laat me bellen", "bellen jullie", "word gebeld", "gebeld", "terug", "ja"),
        "zelf_bellen": ("zelf", "ik bel", "nummer", "zelf bellen"),
        "verder": ("verder", "toch", "doorgaan", "nee", "chat"),
    },
    "answered_enough": {
        "ja": ("ja+", "dank", "bedankt", "duidelijk", "prima", "genoeg", "top", "oke?", "ok", "jazeker"),
        "nee": ("nee+", "niet", "onvoldoende", "nog niet", "meer"),
    },
}

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
         "achttien negentien twintig").split()
    )
}
