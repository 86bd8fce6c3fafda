"""Words people use for a choice: who the help is for, and who knows of it. Regular expressions, lower case."""

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "for_whom": {
        "zelf": ("mij", "mezelf", "me zelf", "mijzelf", "voor mij", "ikzelf", "ik zelf", "zelf", "ik", "onszelf", "ons", "mezelluf", "voor me", "eigen hulp", "over mij", "over mezelf", "om mij", "mn eigen", "mijn eigen"),
        "ander": ("mijn (moeder|vader|man|vrouw|zoon|dochter|partner|kind|kinderen|broer|zus|oma|opa|vriend|vriendin|tante|oom)", "(mn|me|m'n|ons) (moeder|ma|vader|pa|man|vrouw|zoon|dochter|kind|broer|zus|oma|opa)", "iemand anders", "familie", "een ander", "naaste", r"mijn \w*(schoon|klein|stief)\w+", r"(mn|me|m'n|ons|onze|min) (schoon\w+|kind\w*|jongen|meid|meisje|zoontje|dochtertje)", "mijn (jongen|meid|meisje|zoontje|dochtertje|ouders|neef|nicht|collega|ex|kleinkind|kleinzoon|kleindochter|verloofde)", "(een )?(kennis|vriend|vriendin|collega)", "een familielid", "vader en moeder", "hem", "haar"),
        "buur": ("buurman", "buurvrouw", "buren", "(mijn|mn|de) buur(man|vrouw)", "in de buurt", "straat", "buurjongen", "buurmeisje", "overburen", "bovenburen", "onderburen", "overbuurvrouw", "overbuurman", "bovenbuurvrouw", "benedenbuurman", "een buur", "de overkant", "hiernaast", "flatgenoot"),
        "professional": ("patient", "patiënt", "client", "cliënt", "voor mijn werk", "professional", "huisarts", "hulpverlener", "leerling", "patiente?", "cliente?", "bewoner", "cliënte", "patiënte", "ik ben (de |een )?(huisarts|wijkverpleegkundige|praktijkondersteuner|poh|verpleegkundige|docent|leerkracht|mentor|maatschappelijk werker|begeleider)", "klant van mij", "van mijn werk"),
    },
    "relation": {
        "moeder": ("moeder", "ma", "mam", "mama", "schoonmoeder", "moe", "mams", "moeders"),
        "vader": ("vader", "pa", "pap", "papa", "schoonvader", "vaders", "pappa"),
        "partner": ("man", "vrouw", "partner", "vriend", "vriendin", "echtgenoot", "echtgenote", "ega", "verloofde", "wederhelft", "levenspartner", "mn man", "mn vrouw"),
        "kind": ("kind", "kinderen", "zoon", "dochter", "zoontje", "dochtertje", "jongen", "meid", "meisje", "stiefzoon", "stiefdochter", "pleegkind", "baby"),
        "familie": ("broer", "zus", "oma", "opa", "tante", "oom", "neef", "nicht", "familie", "oudtante", "schoonzus", "zwager", "zusje", "broertje", "kleinzoon", "kleindochter", "kleinkind", "grootmoeder", "grootvader", "schoondochter", "schoonzoon", "stiefmoeder", "stiefvader", "ouders", "vader en moeder"),
        "vriend": ("kennis", "een vriend", "een vriendin", "iemand", "collega", "kameraad", "maat", "vriend van (mij|me)", "(een )?(goede|beste) vriend(in)?", "bekende"),
    },
    "subject_knows": {
        "ja": ("ja+", "jawel", "jazeker", "(die|hij|zij|ze) weet (het|ervan|dat)", "mee eens", "samen", "klopt", "zeker", "weet (het|ervan|dat)", "op de hoogte", "vindt (het|dat) (goed|fijn|prima|oke?|ok)", "besproken", "vroeg (het|erom)", "zelf gevraagd", "goed", "prima", "niet (er )?(op )?tegen", r"^ja(?!.*\b(niet (\w+ )?(mee eens|blij)|wil|weiger\w*|boos|tegen|hoeft|weet (het|dat|er) niet|nog niet|vindt (het|dat) (niet nodig|niks|onzin)|nee)\b).*"),
        "weet_niet_mee_eens": ("niet mee eens", "wil (het|dat|er) niet", "maar (hij |zij |ze )?wil.{0,20}", "wil geen hulp", "weigert", "wil (het |dat |er )?(eigenlijk |echt )?niet", "niet (zo )?blij", "is (er )?tegen", "boos", "maar (ze|zij|hij) (is|wordt|werd) (heel |erg |wel )?boos", "vindt (het|dat) (niet nodig|niks|onzin)", "mag (het )?niet van", "hoeft niet van"),
        "nee": ("nee+", "weet (het|dat|er|hier)? ?niet(s)?( van)?", "nog niet", "niet", "heb (ik )?(nog )?niet (verteld|gezegd|besproken)", "stiekem", "achter (haar|zijn) rug", "nog niks (gezegd|verteld)", "niet op de hoogte"),
    },
}  # fmt: skip
