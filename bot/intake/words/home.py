"""Words people use for a choice: home, and who lives there. Regular expressions, lower case."""

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "household": {
        "alleen": ("alleen", r"alleen\b(?! (met|thuis met)).{0,40}\b(overleden|overleed|gestorven|dood|er niet meer|gescheiden|verpleeghuis|uit elkaar|bij me weg|ex|uit huis|weduwe|weduwnaar)\b.*", r".*\b(overleden|overleed|gestorven|dood|er niet meer|gescheiden|uit elkaar)\b.{0,25}\balleen", "in (mijn|mn|zijn|haar) eentje", "niemand", "op (mezelf|zichzelf)", "alleenstaand", "alleenwonend", "allenig", "alleeneg", "op mijn eigen", "in mn uppie", "met niemand", "single", "ik zelf", "ikzelf", "weduwe", "weduwnaar", "mijn hond", "mijn kat", "(een |de |mijn |mn )?(hond|kat|poes)"),
        "met_partner_en_kinderen": (r"(man|vrouw|partner|vriend|vriendin) en (de |mijn |mn |onze |\w+ )?(kind|kinderen|kids|zoon|dochter|jongens|meiden|zoontje|dochtertje)\w*", "gezin", "getrouwd met kinderen", "met (zn|zijn) (drieen|vieren|vijven)", r"(man|vrouw|partner|vriend|vriendin|ega)\b.{0,12}\b(kind|kinderen|kids|zoon|zoons|dochter|dochters|jongens|meiden|zoontje|dochtertje|kindjes|kinders)", "gezinnetje", "heel het gezin", "met (zn|z'n|zijn) (drieën|drieen|vieren|vijven|zessen)"),
        "met_partner": ("(met )?(mijn |mn |m'n |haar |zijn |de )?(man|vrouw|partner|vriend|vriendin|echtgenoot|echtgenote)", "samen", "met zn tweeen", "samenwonend", "getrouwd", "met (z'n|zn|ons) (tweeen|tweeën|2en|tweetjes)", "wij tweeen", "wederhelft", "ega"),
        "met_kinderen": (r"(met )?(mijn |mn |m'n |haar |zijn |de |\w+ )?(kind|kinderen|kids|zoon|dochter|zoontje|dochtertje|baby)", "alleenstaande (moeder|ouder|vader)", "(met )?(mijn |mn |m'n |haar |zijn |de )?(jongens|meiden|kids|kindjes|kleintjes|koters|kinders)", r"mijn (twee|drie|vier|\d) (kinderen|zoons|dochters|jongens|meiden)", r"(mijn |mn |twee |drie |\d )(zoons|dochters)", r"alleenstaand met kind\w*"),
        "met_ouders": ("ouders", "bij mijn (moeder|vader)", "(mijn|mn) (moeder|vader|pa|ma)", "thuis bij", "mijn ouders", "pa en ma", "papa en mama", "vader en moeder", "thuiswonend"),
        "instelling": ("instelling", "verpleeghuis", "verzorgingshuis", "begeleid wonen", "opvang", "azc", "woonvorm", "beschermd wonen", "verzorgingstehuis", "tehuis", "ggz", "kliniek", "groep", "woongroep", "daklozenopvang", "bejaardentehuis", "bejaardenhuis", "aanleunwoning", "begeleide woonvorm"),
        "anders": ("huisgenoten", "kamer", "vrienden", "familie", "broer", "zus", "oma", "opa", "anders", "vriend(en)? van me", "kennissen", "huisgenoot", "studentenhuis", "logeer", "zus en", "mijn (broer|zus|oma|opa|nicht|neef)"),
    },
    "housing_stairs": {
        "lift": ("lift", "liften", "seniorenflat"),
        "trap": ("trap", "trappen", "boven", "eengezinswoning", "verdieping", "hoog", "tussenwoning", "rijtjeshuis", "hoekhuis", "bovenwoning", "traplift", "trappetje", "huis met (een )?trap", "twee verdiepingen", "eengezinshuis", "twee onder een kap", "bovenhuis", "zolder", "slaapkamer is boven"),
        "gelijkvloers": ("gelijkvloers", "begane grond", "beneden", "benedenwoning", "geen trap(pen)?", "bungalow", "zonder trap", "alles op (een|één|1) (verdieping|laag)", "(een|één|1) verdieping", "begaande grond", "parterre", "alles beneden", "zonder drempels", "geen drempels", "geen traplopen", "zonder trappen", "beganegrond"),
    },
}  # fmt: skip
