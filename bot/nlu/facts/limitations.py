"""What the person can't do, or does with difficulty: the words of the clause that says it."""

import re

from bot.nlu.facts.clauses import Clause, Person
from bot.nlu.facts.target import WRITER, is_target
from bot.nlu.facts.words import NEGATION

_NEG = r"(?:niet|nie|nait|neet|nooit|niks|niets|geen|gin|gien|nauwelijks|amper|bijna niet|haast niet|nergens|moeilijk|slecht|lastig|minder|zonder hulp)"
_MODAL = r"(?:kan|kannie|kun|kunnen|ken|kenne|mag|mogen|durf|durft|durven|lukt|lukken|gaat|gaan|krijg|krijgt|krijgen|red|redt|redden|haal|haalt|kom|komt|komen|kreeg|konden|kon)"
_BODY = (
    r"(?:rug|knie|knieën|knieen|knietje|heup|heupen|schouder|schouders|nek|arm|armen|been|benen|voet|voeten|hand|handen|vinger|vingers|enkel|enkels|pols|"
    r"polsen|ogen|oren|hart|longen|hoofd|geheugen|evenwicht|gewrichten|lichaam|lijf|spieren|hernia|artrose|reuma|bekken|linkerhand|rechterhand|"
    r"linkerarm|rechterarm|linkerbeen|rechterbeen|conditie|krachten|concentratie|onderrug|buik|kop|ribben|gehoor|gezicht|zicht|staar)"
)
_ABLE = (
    r"(?:lopen|loop|loopt|traplopen|trap|trappen|staan|sta|staat|zitten|opstaan|tillen|til|tilt|dragen|draag|bukken|buk|bukt|knielen|hurken|reiken|wassen|was|douchen|douche|douchet|"
    r"aankleden|kleden|steunkousen|kousen|sokken|schoenen|veters|knoopjes|koken|kook|kookt|eten|eet|drinken|drinkt|slikken|kauwen|stofzuigen|stofzuig|zuigen|dweilen|dweil|ramen|zemen|lappen|soppen|poetsen|"
    r"schoonmaken|schoonhouden|strijken|bed|bedden|autorijden|autorij|rijden|fietsen|fiets|reizen|bus|trein|buiten|buitendeur|deur|slapen|slaap|slaapt|horen|hoor|hoort|zien|zie|ziet|lezen|lees|leest|schrijven|schrijf|"
    r"praten|praat|spreken|onthouden|onthoud|onthoudt|concentreren|werken|werk|post|administratie|papieren|brieven|boodschappen|boodschap|winkel|winkels|tuin|tuinieren|drukte|stilzitten|huishouden|bad|toilet|wc|"
    r"rolstoel|stoel|bank|alleen zijn|alleen thuis|alleen blijven|bewegen|beweeg|beweegt|draaien|buigen|grijpen|vasthouden|typen|huis|kamer|spelen|school|herkent|herken|medicijnen|pillen|insuline|geld omgaan|plannen|keuzes|naar boven|naar beneden|"
    r"zolder|kelder|keuken|pannen|potten|pan|ladder|supermarkt|kerk|straat|haren|haar haren|tanden|teennagels|nagels|scheren|smeren|gras|sneeuw|kliko|vuilnis|container|overeind|omdraaien|mee doen|bijhouden|"
    r"zwemmen|sporten|wandelen|stappen|ver|lang|zwaar|hoog|tegen|knijpen|openen|openmaken|strikken|dicht|omhoog|gebruiken|zelf|zelfstandig|alleen|meer op|mee|focussen|praten|doorslapen|door|op eigen benen|overzicht|structuur|vloer|vloeren|grond|aan krijgen|aankrijg|aan)"
)
_PHRASES = (
    rf"\b{_MODAL}\b.*\b{_NEG}\b",
    rf"\b{_NEG}\b.*\b(?:kan|kunnen|mag|durf|durft|lukt|gaat|krijg|krijgt|red|redt)\b",
    r"\b(?:slecht|moeilijk|lastig|amper|nauwelijks|bijna niks|bijna niets|bijna niet|haast niks|minder goed|nog maar half|heel weinig|niet goed|niet best|niet veel|niet door)\b.*\b(?:zie|ziet|zien|hoor|hoort|horen|loop|loopt|lopen|slaap|slaapt|slapen|eet|eten|praat|praten|ter been|traplopen|bukken|bewegen|lezen)\b",
    r"\b(?:zie|ziet|hoor|hoort|loop|loopt|slaap|slaapt|eet|praat|beweeg|beweegt|lees|leest|adem|ademt|drinkt)\b.*\b(?:slecht|moeilijk|amper|nauwelijks|bijna niks|bijna niets|bijna niet|haast niks|haast niet|minder|dubbel|niet goed|niet veel|niet best|niet door|niks|niet meer|weinig|wazig|mank|krom)\b",
    r"\b(?:moeite|problemen|last|pijn) (?:met|van|aan|in|bij)\b|\bveel pijn\b|\bpijn (?:in|aan)\b|\bin (?:mijn|m'n|mn|me|zijn|haar) \w+ pijn\b|\b(?:heb|heeft) (?:\w+ )?pijn\b",
    r"\b(?:slecht ter been|slechtziend|blind|doof|slechthorend|bedlegerig|rolstoelafhankelijk|rolstoelgebonden|vergeetachtig|incontinent|verlamd|snel moe|erg mager|in de war|verward|kortademig|benauwd bij|dement|dementerend|minder mobiel|uitgeput na|spastisch|invalide|afgekeurd|"
    r"aan bed gebonden|aan huis gebonden|niet mobiel|immobiel|duizelig|onvast|wankel)\b",
    r"\b(?:val|valt) (?:\w+ )?(?:vaak|steeds|regelmatig|soms|veel|om)\b|\bvalt? (?:om de haverklap|overal)|\b(?:vaak|steeds|regelmatig|al \w+ keer) (?:gevallen|valt)\b|\bstruikel(?:t)?\b|\bdwaalt?\b|\bvergeet\b(?! (?:niet|maar|het maar)|(?: \w+)? te (?:zeggen|vertellen|melden))|\bverdwaalt?\b",
    r"\b(?:loop|loopt) (?:\w+ )?(?:met|achter) (?:een |de |m'n |mijn |zijn |haar )?(?:stok|rollator|kruk|krukken|looprek)\b|\bzit (?:\w+ )?in (?:een |de )?(?:elektrische )?rolstoel\b",
    rf"\b(?:slechte|kapotte|versleten|trillende|trillerige|stijve|zwakke|pijnlijke|gebroken|lamme|nieuwe) {_BODY}\b|\b{_BODY} (?:is|zijn|zit|doet|doen|ligt) (?:\w+ )?(?:kapot|op|versleten|gebroken|stuk|slecht|stijf|vast|zeer|pijn|naar de knoppen|verlamd)\b",
    rf"\b(?:geen|weinig|nauwelijks|minder) (?:kracht|gevoel|evenwicht|balans|energie|adem|conditie)\b|\bdwarslaesie\b|\b(?:{_BODY}) (?:verloren|kwijt|geamputeerd)\b|\bverlamd\b|\b(?:snel|gauw|meteen) (?:moe|uitgeput|buiten adem|kapot)\b|\bword(?:t)? (?:snel |gauw |steeds )?(?:moe|vergeetachtig|vergeetachtiger|duizelig)\b",
    r"\b(?:komt|kom) (?:\w+ ){0,3}(?:bed|kamer|huis|deur|stoel) (?:\w+ )?niet (?:meer )?(?:uit|af)\b|\b(?:komt|kom) (?:\w+ )?(?:niet|nooit|bijna niet)(?: meer)? (?:buiten|de deur uit|het huis uit)\b|\bpraat in zichzelf\b|\bluistert (?:nergens|nooit|niet)\b|\bherkent\b.*\bniet\b",
    r"\b(?:wil|willen|doet|doen|werkt|werken)\b.*\b(?:niet|nie)\b.*|\b(?:wil|gaat|gaan)\b.*\bniet (?:meer )?naar (?:school|buiten)\b",
    r"\b(?:weet|kent)\b.*\b(?:niet meer|niet)\b",
)  # fmt: skip
_ILLNESS = re.compile(
    r"\b(?:ms|als|parkinson|reuma|artrose|copd|spierziekte|hersenbloeding|herseninfarct|beroerte|cva|nah|hersenletsel|dementie|alzheimer|"
    r"korsakov|amputatie|geamputeerd\w*|fibromyalgie|chronische pijn|longemfyseem|hartfalen|hernia|tos|verstandelijke beperking|lvb|"
    r"licht verstandelijk beperkt|verstandelijk beperkt|lichamelijke beperking|spasticiteit|dwarslaesie|macula\w*|long covid|eds|gekneusd|"
    r"gebroken (?:heup|been|pols|arm|enkel|voet)|nieuwe (?:heup|knie)|geopereerd|verlamming|halfzijdig verlamd|afasie)\b"
)
_SURE = [re.compile(p) for p in _PHRASES[2:11]]
_UNABLE = [re.compile(p) for p in _PHRASES[:2]]
_BODY_REFUSES = re.compile(
    rf"\b{_BODY}\b.*\b(?:wil|willen|doet|doen|werkt|werken|kan|kunnen|houdt|houden)\b.*\b(?:niet|nie)\b|\b(?:wil|willen|doen|werken)\b.*\b{_BODY}\b.*\b(?:niet|nie)\b"
)
_KNOWS = re.compile(
    r"\bweet (?:de weg|haar naam|zijn naam|niet meer welke dag|niet meer hoe)\b|\bkent? (?:de kinderen|ons|mij|me) niet\b|\bwil niet (?:meer )?(?:naar school|naar buiten|eten|douchen|onder de douche|wassen)"
)
_ABILITY = re.compile(rf"\b{_ABLE}\b")
_TASK = re.compile(
    r"\b(?:stofzuigen|dweilen|ramen|strijken|koken|wassen|douchen|traplopen|trap|lopen|fietsen|autorijden|tillen|bukken|huishouden|poetsen|schoonmaken|boodschappen|was|bed|tuin|bus|aankleden|slapen|lezen|schrijven|tuinieren|de post|administratie|papieren|opstaan|schoonhouden|eten|steunkousen|zwaar werk|zware werk)\b"
)
_MATTER_OF_MONEY = re.compile(
    r"\b(?:betalen|betaal|rondkomen|rond|euro|huur|schuld|schulden|aflossen|kopen|bellen|bel|bereiken|vinden|vind|wachten|wacht|inloggen|digid|aanvragen|geloven|missen|uitleggen|helpen|verhuizen|terecht|afspreken|"
    r"regelen|begrijpen|snap|snappen|aanzien|veroorloven|achterlaten|vergeten|opbrengen|permitteren|voorstellen|trots|meepraten|klagen|parkeren|kwijt|opzeggen|inschrijven|"
    r"weg bij|blijven wonen|krediet|lening|toeslag|uitkering|formulier|website|paspoort|reageren|antwoord|zeggen|kaarten?|bestellen|ophalen|ontvangen|gezien|gehoord|volhouden|geen (?:huis|woning|afspraak|antwoord|reactie|gehoor|contact|hulp|werk|baan|plek|toeslag|geld|recht|uitkering|indicatie|bericht))\b"
)  # fmt: skip
_NO_LIMIT = re.compile(
    r"\b(?:kan alles|geen problemen|niks aan de hand|geen pijn|geen moeite|geen last|gelukkig niet|hoef|hoeft|niet alleen (?:voor|maar|de|het|mijn)|kan nog(?! niet| geen| steeds niet| maar)|kan het nog|kan er nog|valt (?:wel )?mee|vroeger|niet dat|niet erg|tot vorig jaar|als (?:ik|hij|zij|ze) (?:straks|later))\b"
)
_QUESTION = re.compile(
    r"^(?:kan|kunnen|mag|kun|hoe|wat|waar|wanneer|wie|waarom|zou|krijg|krijgen|is|bestaat|moet) (?:ik|jullie|u|je|iemand|we|wij|er|dat|het)\b(?!.*\b(?:niet meer|nie meer)\b)"
)
_LEAD = re.compile(
    r"^(?:(?:en|maar|want|dus|omdat|doordat|terwijl|ook|zodat|waardoor|toen|nu|daarom|of|die|hij|zij|ze|ik|k|we|wij|dat|sinds \w+ \w+|soms|alleen|hoor|goedemiddag|hallo|hoi|hallo) )+"
)
LONGEST = 12  # words of a phrase


def limitations(parts: "list[Clause]", who: Person) -> "list[str]":
    """One phrase a clause, in the resident's words."""
    found = [
        phrase(clause)
        for clause in parts
        if _is_about(clause, who) and is_limitation(clause.text, who is WRITER)
    ]
    if not found:  # an illness says what is limited only where nothing else does
        found = [phrase(clause) for clause in parts if is_target(clause.subject, who) and is_ill(clause.text)]
    return list(dict.fromkeys(p for p in found if p))


def _is_about(clause: Clause, who: Person) -> bool:
    """The subject is the person; or no person at all: a task, a part of the body."""
    if is_target(clause.subject, who):
        return True
    if clause.stated:
        return False
    impersonal = re.search(r"\b(?:lukt|gaat|lukken|gaan)\b", clause.text) and _TASK.search(clause.text)
    return bool(impersonal)


def is_limitation(text: str, of_writer: bool = True) -> bool:
    """Whether the words say that something can't be done or is hard to do."""
    if _NO_LIMIT.search(text) or _QUESTION.search(text):
        return False
    if any(p.search(text) for p in _SURE) or _BODY_REFUSES.search(text) or _KNOWS.search(text):
        return not (
            NEGATION.search(text)
            and re.search(r"\b(?:moeite|last|pijn)\b", text)
            and re.search(r"\bgeen\b", text)
        )
    if any(p.search(text) for p in _UNABLE):
        return bool(_ABILITY.search(text)) and not _MATTER_OF_MONEY.search(text)
    if not of_writer:
        return bool(
            re.search(r"\b(?:niet|nooit|amper|niks|bijna niks)\b", text) and _ABILITY.search(text)
        ) and not _MATTER_OF_MONEY.search(text)
    return False


def is_ill(text: str) -> bool:
    """Whether an illness or injury that limits is named as one's own; `als` (ALS) only with an article or `met`."""
    found = _ILLNESS.search(text)
    if not found or _NO_LIMIT.search(text) or NEGATION.search(text):
        return False
    return found[0] != "als" or bool(re.search(r"\b(?:met|heeft|heb) als\b", text))


def phrase(clause: Clause) -> str:
    """The words of the clause without its lead-in and its subject."""
    words = clause.span.text.replace("\n", " ").split()
    text = " ".join(words)
    lead = _LEAD.match(text.lower() + " ")
    words = text[lead.end() :].split() if lead and lead.end() < len(text) else words
    return " ".join(words[:LONGEST]) if len(words) <= LONGEST + 4 else " ".join(_around(words))


def _around(words: "list[str]") -> "list[str]":
    """The words around the first negation of a long clause."""
    at = next((i for i, word in enumerate(words) if NEGATION.search(word.lower())), 0)
    start = max(0, min(at - LONGEST // 2, len(words) - LONGEST))
    return words[start : start + LONGEST]
