"""Words people use for a choice: how things go, and how soon help is needed. Regular expressions, lower case."""

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mantelzorger_load": {
        "niet_meer": ("niet meer", "op", "kapot", "nie meer", "trek het niet", "lukt niet", "stop", "kan niet meer", "houd het niet", "overbelast", "ben (helemaal )?op", "trek (het|dit) niet( meer)?", "nait meer", "gaat niet( meer| langer)?", "burn.?out", "opgebrand", "ben er klaar mee", "overspannen", "houd (ik )?(het|dit) niet vol", "hou (ik )?(het|dit) niet vol", "niet vol te houden", "zit er doorheen", "kan niet langer", "te veel", "teveel", "te zwaar", "wordt me te veel", "(boven|over) (mijn|het|m'n|mn) hoofd", "red (ik )?(het|dit) niet( meer)?"),
        "zwaar": ("zwaar", "moeilijk", "heftig", "veel", "moe", "pittig", "best wel", "nog net", "lastig", "best zwaar", "gaat nog net", "soms zwaar", "niet makkelijk", "uitgeput", "vermoeiend", "slaap slecht", "stress", "niet zo goed", "niet goed", "slecht", "mwah", "matig", "valt niet mee", "niet te doen", "net aan", "moeizaam", "(steeds |alleen maar |elke dag )?(slechter|minder)", "achteruit", "nog maar net", "bijna niet", "een (hele )?opgave"),
        "goed": ("goed", "prima", "gaat wel", "^(het |dat )?(lukt|gaat|redt)( me| mij)?( best| nog| wel| nu| eigenlijk)*( hoor)?$", "gaat niet slecht", "te doen", "nog lang", "redden", "geen probleem", "valt mee", "oke?", "gaat nog", "nog wel", "makkelijk", "niet zwaar", "redelijk", "^best$", "(hou|houd|houden) (ik |we )?(het|dit) (nog |wel |best )*vol"),
    },
    "carer_wish": {
        "rust": ("rust", "vrij", "oppas", "overnemen", "(zorg|dag|weekend).{0,20}overne(?:em|men)", "logeren", "vakantie", "even weg", "op adem", "tijd voor (mezelf|mij|me)", "een dag(je)?", "pauze", "slapen", r"respijt\w*", r"ontlast\w*"),
        "praten": ("praten", "gesprek", "lotgenoten", "luisterend oor", "luisteren", "verhaal kwijt", "advies", "steun", "groep", "begrip"),
        "hulp": ("hulp", "handen", "schoonmaken", r"huishoud\w*", r"praktisch\w*", "iemand die", "regelen", "zorg", "thuiszorg", "vervoer", "boodschappen"),
        "niets": ("niets", "niks", "geen hulp", "hoeft niet", "nee+", "niet nodig", "red (me|het) wel"),
    },
    "urgency": {
        "vandaag": ("vandaag", "direct", "meteen", "nu", "spoed", "zo snel mogelijk", "vanavond", "kan niet wachten", "morgen", "dringend", "asap", "vandaag nog", "today", "nu meteen", "zsm", "z.s.m.?", "zo spoedig mogelijk", "heel dringend", "zo gauw mogelijk", "gelijk", "acuut", "nood", "vannacht", "niet wachten", "noodgeval", "haast", "per direct", "onmiddellijk", "gister(en)?", "(heel |zeer )?urgent", "vanmiddag", "vanochtend", "binnen (24|een paar) uur", "hoe eerder hoe (beter|liever)", "(kan|kunnen) (geen|niet) .{0,20}wachten"),
        "week": ("week", "deze week", "paar dagen", "snel", "binnenkort", "volgende week", "binnen (een|1) week", "dagen", "vlug", "gauw", "spoedig", "kort(e)? termijn", "week of (2|twee)", "dinsdag|woensdag|donderdag|vrijdag|maandag", "niet te lang", "over een week"),
        "wachten": ("kan wachten", "geen haast", "maand", "rustig", "niet dringend", "wachten", "hoeft niet snel", "later", "(kan|mag|hoeft) (nog )?(wel )?(even )?wachten", "maakt niet uit", "geen spoed", "maanden", "weken", "niet direct", "niet meteen", "niet vandaag", "op (z'n|zn|het) gemak", "geen haast bij", "niet zo snel", "ooit", "hoeft niet (direct|meteen|vandaag)", "nu nog niet", "niet met spoed", r"(vandaag|morgen|direct|meteen) hoeft niet(?!.*\bweek\b)", "niet (zo |heel |erg )*(dringend|urgent)"),
    },
    "cut_off": {
        "ja": ("(geen )?(stroom|gas|water|licht|elektriciteit|verwarming)( meer)?", "(het |mijn )?huis uit", "uit (mijn |het )?huis gezet", "(uit|af)gezet", r"afgeslo\w+", r"afsluit\w+", r"\w*uitzetting", r"ontruim\w*", "(zorg)?verzekering", "allebei", "beide", r"(wel|maar) .{0,12}dreig\w*"),
        "nee": ("geen van (beide|beiden|allebei|die)", "niet dat ik weet", "nog niet", "^geen$", "dat niet", "geen (afsluiting|huisuitzetting|dreiging)", "(geen .{0,30}|niks |niet )(afgesloten|uit huis gezet)", "(heb|hebben|krijg|krijgen) (nog |gewoon |wel )*(gas|stroom|licht|water)( en (gas|stroom|licht|water))*", "(stroom|gas|licht|water) (werkt|doet het)( nog)?"),
    },
    "contact_time": {
        "ochtend": ("s?ochtends?", "'s ochtends", "s ochtends", "morgens?", "'s morgens", "vroeg", "voor (12|twaalf)( uur)?", "tot (12|twaalf)( uur)?", "(8|9|10|11) uur"),
        "middag": ("s?middags?", "'s middags", "na (12|twaalf|de lunch)", "(1|2|3|4|13|14|15|16) uur", "na het eten"),
        "avond": ("s?avonds?", "'s avonds", "na (5|vijf|6|zes|17|18)( uur)?", "na (het |mijn )?werk", "laat", r"\d+ uur '?s avonds"),
        "maakt_niet_uit": ("maakt (me |mij )?(niet|niks|nie) uit", "altijd", "wanneer (je|u|jullie)? ?wil(t|len)?", "overdag", "hele dag", "kan altijd", "elk moment", "maakt niets uit", "mag altijd", "alle dagen", "om het even", "boeit niet", "ja"),
    },
}  # fmt: skip
