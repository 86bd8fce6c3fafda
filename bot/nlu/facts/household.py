"""With whom the person lives, now."""

import re

from bot.nlu.facts.clauses import WE, Clause, Person
from bot.nlu.facts.target import WRITER, is_target
from bot.nlu.facts.words import CHILDREN, NUMBER, OWN, PARTNERS

_KIDS = "|".join(sorted(CHILDREN, key=len, reverse=True))
_PARTNER = "|".join(sorted(PARTNERS, key=len, reverse=True))
_HER = rf"(?:{OWN}|zijn|zn|z'n|haar|hun|de|een|mijn nieuwe|zijn nieuwe|haar nieuwe)"
_COUNT = rf"(?:{NUMBER}|\d+)"
_LIVE = r"\b(?:woon|woont|wonen|woonachtig|wonend|wonende|zit|zitten|leef|leeft|leven|slaap|slaapt|verblijf|verblijft|lig|ligt|blijf|blijft)\b"
_RESIDE = r"\b(?:woon|woont|wonen|woonachtig|wonend|wonende|slaap|slaapt|logeer|logeert|verblijf|verblijft|inwonend|ingetrokken)\b"
_HOME = re.compile(
    r"\b(?:verpleeghuis|verpleegtehuis|verzorgingshuis|verzorgingstehuis|bejaardenhuis|bejaardentehuis|zorginstelling|instelling|hospice|beschermd wonen|"
    r"begeleid wonen|beschermde woonvorm|revalidatiecentrum|revalidatie|opvang|azc|asielzoekerscentrum|woonzorgcentrum|zorgcentrum|"
    r"kliniek|gezinshuis|blijf-van-mijn-lijf|vrouwenopvang|detentie|gevangenis|woonvorm|zorghuis|internaat|leefgroep)\b"
)
_AT_PARENTS = re.compile(
    rf"{_RESIDE}.*\b(?:bij|met) (?:{_HER} |beide |z'n |alletwee )*(?:ouders|vader|moeder|pa|ma|papa|mama|pap|mam)\b|"
    rf"\b(?:nog |weer |gewoon )(?:thuis|bij (?:pa|ma|{_HER} ouders|{_HER} moeder|{_HER} vader))|"
    rf"\bthuis bij (?:pa|ma|{_HER} (?:ouders|moeder|vader))|\bthuiswonende? (?:zoon|dochter)\b|\bbij (?:zijn|haar|beide) ouders\b"
)
_AT_US = re.compile(
    rf"{_RESIDE}.*\b(?:bij (?:ons|mij|me)|thuis)\b|\b(?:bij ons|bij mij) (?:thuis|in huis)\b|\b(?:thuiswonend)"
)
_OTHERS = re.compile(
    rf"\b(?:huisgenoot|huisgenoten|woongroep|studentenhuis|kamergenoten|antikraak met)\b|{_RESIDE}.*\b(?:bij|met) (?:{_HER} )?(?:goede |oude |beste )?(?:broer|zus|zusje|"
    rf"broertje|vriendin|vriend|vrienden|kennis|kennissen|neef|nicht|tante|oom|oma|opa|zoon|dochter|collega|schoonzus)\b|"
    r"\bop de bank bij\b|\belke nacht ergens anders\b|\bbankhoppen\b|\bbij vrienden\b|\bin (?:mijn|m'n|me|zijn|haar|de) auto\b"
)
_ALONE = re.compile(
    rf"{_LIVE}(?! samen)(?:(?!\bniet\b|\bsamen\b| bij ).)*?(?<!niet )(?<!niet meer )(?<!gelukkig niet )\b(?:alleen(?! met| maar| in het| als| nog met| een)|op (?:mezelf|mijzelf|zichzelf|m'n eigen|mn eigen|haar eigen|zijn eigen|mijn eigen|me eigen|eigen benen)|zelfstandig alleen|"
    r"in (?:m'n|mn|mijn|me|haar|zijn|zn) (?:uppie|eentje|dooie uppie))\b"
    rf"|\b(?:alleenwonend|alleen wonend|alleenstaand)e?\b(?! (?:moeder|vader|ouder|met))|\balleen (?:woont|woon|in huis|op (?:een flat|de boerderij|twee|drie)|over)\b"
    rf"|\bop mezelf\b|\bin (?:m'n|mn|mijn|me) uppie\b|\b(?:sta|staat) er (?:helemaal )?alleen voor$|\b(?:ik|nu) alleen$|^(?:ik )?(?:woon )?alleen$|\b(?:is|ben|zit) (?:nu |helemaal |hele dagen |\d+ \w+ |drie \w+ )?alleen(?: thuis)?$|\b(?:1|een)-?persoonshuishouden\b"
)
_NOT_ALONE = re.compile(
    r"\bniet (?:meer )?alleen\b|\balleen (?:met ons|met zijn|met z'n) (?:twee|tweetjes|tweeën)"
)
_TOGETHER = re.compile(
    rf"{_RESIDE}.*\b(?:samen(?! met (?:{_HER} )?(?:broer|zus|zusje|vrienden|moeder|vader))|met (?:{_HER} )?(?:\w+e )?(?:{_PARTNER})|met (?:zijn|zn|z'n|ons) (?:twee|tweeën|tweetjes|beiden|tweeen|beidjes|2en))\b"
    rf"|\b(?:met )?(?:z'n|zn|zijn|ons) (?:twee|tweeën|tweetjes|tweeen|beiden|2en|tweeens)\b"
    rf"|^(?:samen )?met (?:{OWN} )?(?:{_PARTNER})$|\bsamenwonend\b|^samen (?:met (?:{OWN} )?(?:{_PARTNER})|in |op )|\bsamen met opa\b|\bsamen met oma\b"
    rf"|\b(?:woont|woonde) (?:nog )?met (?:opa|oma|oom|tante)\b|\b(?:{_PARTNER}) (?:woont ook hier|is er ook|is er gelukkig)\b"
)
_WITH_KIDS = re.compile(
    rf"{_RESIDE}.*\bmet (?:{_HER} |alleen )*(?:{_COUNT} |jonge |kleine |pasgeboren |vier |jongste )*(?:{_KIDS})\b|\balleenstaande? (?:moeder|vader|ouder|mama|papa)\b|"
    rf"\balleen (?:thuis )?met (?:{_HER} )?(?:{_COUNT} )?(?:{_KIDS})\b|\ber alleen voor met (?:{_COUNT} )?(?:{_KIDS})|\b(?:papa|vader|moeder|mama) van (?:[2-9]|twee|drie|vier|vijf|zes)(?: \w+)?(?: jongens| meiden| kinderen| kids)?$|"
    rf"\b(?:moeder|vader|vrouw|buurvrouw|buurman) met (?:{_HER} )?(?:{_COUNT} )?(?:\w+e )?(?:{_KIDS})\b|\bik en (?:{OWN} )?(?:{_COUNT} )?(?:{_KIDS})$|^met (?:{OWN} )?(?:{_COUNT} )?(?:{_KIDS})$"
)
_FAMILY = re.compile(
    rf"\b(?:{_PARTNER}),? en (?:{_HER} )?(?:{_COUNT} )?(?:\w+e )?(?:{_KIDS})\b|\bgezin met (?:{_COUNT} )?(?:\w+e )?(?:{_KIDS})\b|\bwij hebben (?:{_COUNT} )(?:{_KIDS})\b|"
    rf"\b(?:{_KIDS}) en (?:{_HER} )?(?:{_PARTNER})\b"
)
_GONE = re.compile(
    r"\b(?:wil|wilt|willen|zou|zoek|zoekt|zoeken|kan|kunnen|straks|later|vroeger|eerst|woonde|woonden|toen|overleden|als)\b"
)


def household(parts: "list[Clause]", who: Person) -> "str | None":
    """The first clause about the person that says it; a family beats its parts."""
    found = [label for clause in parts if (label := _of(clause, who))]
    if "met_partner_en_kinderen" in found or {"met_partner", "met_kinderen"} <= set(found):
        return "met_partner_en_kinderen"
    return found[0] if found else None


def _of(clause: Clause, who: Person) -> "str | None":
    text = clause.text
    if re.search(r"\b(?:vroeger|eerst|woonde|woonden)\b", text) and not re.search(r"\bnu\b", text):
        return None
    if not _about(clause, who):
        return None
    for label, test in _TESTS:
        if test(text, clause, who):
            return label
    return None


def _about(clause: Clause, who: Person) -> bool:
    """The person is the subject; or the writer's `we` includes them; or nobody is named."""
    if is_target(clause.subject, who):
        return True
    named = {p.word for p in clause.people}
    if who is WRITER and re.search(
        r"^(?:ben |als )?(?:een )?alleenstaande? (?:moeder|vader|ouder|mama|papa)", clause.text
    ):
        return True
    if who is WRITER and re.search(
        r"^(?:we |wij )?(?:wonen )?samen\b|^wonen samen|^(?:mijn )?man en \w+ (?:kinderen|kids|zoons|dochters)|^met (?:mijn |mn |me )?(?:man|vrouw|vriend|vriendin|partner)\b",
        clause.text,
    ):
        return True
    if who is WRITER:
        return bool(named & {WE, "ik"}) and bool(
            re.search(rf"\b(?:{_PARTNER})\b.*\b(?:ik|wij|we|samen|er ook|ook hier)\b", clause.text)
        )
    if clause.subject is not None and clause.subject.gender == "p" and re.search(r"\bwonen\b", clause.text):
        return True
    return WE in named or who.word in named or (clause.subject is not None and clause.subject.word == WE)


def _alone(text: str, clause: Clause, who: Person) -> bool:
    return bool(_ALONE.search(text)) and not _NOT_ALONE.search(text)


def _home(text: str, clause: Clause, who: Person) -> bool:
    return bool(
        _HOME.search(text) and re.search(_LIVE + r"|\b(?:opgenomen|is|ben|verhuisd)\b", text)
    ) and not _GONE.search(text)


def _parents(text: str, clause: Clause, who: Person) -> bool:
    if re.search(r"\b(?:niet|weg|verhuis)\b", text):
        return False
    child = who.word in CHILDREN or who.word in (
        "jongen",
        "meisje",
        "leerling",
        "kleinzoon",
        "zij",
        "puber",
        "peuter",
    )
    return bool(_AT_PARENTS.search(text)) or (
        child
        and bool(_AT_US.search(text) or (clause.subject and clause.subject.word == WE and _with_us(text)))
    )


def _with_us(text: str) -> bool:
    return bool(re.search(r"\bwonen met (?:ons|zijn|z'n) (?:drie|vier|vijf)", text))


def _others(text: str, clause: Clause, who: Person) -> bool:
    return bool(_OTHERS.search(text)) and not re.search(r"\bniet meer bij\b|\bin huis bij mij\b", text)


def _kids(text: str, clause: Clause, who: Person) -> bool:
    return bool(_WITH_KIDS.search(text)) and not re.search(r"\bniet met\b", text)


def _partner(text: str, clause: Clause, who: Person) -> bool:
    if who is not WRITER and who.word in CHILDREN and WE in {p.word for p in clause.people}:
        return False
    if re.search(r"\b(?:gescheiden|overleden|ex|weduwe|weduwnaar|apart)\b", text):
        return False
    return bool(_TOGETHER.search(text) or (_NOT_ALONE.search(text) and re.search(_LIVE, text)))


def _family(text: str, clause: Clause, who: Person) -> bool:
    return bool(_FAMILY.search(text)) and not re.search(r"\b(?:geen|ex)\b", text)


_TESTS = (
    ("met_partner_en_kinderen", _family),
    ("instelling", _home),
    ("met_ouders", _parents),
    ("met_kinderen", _kids),
    ("alleen", _alone),
    ("met_partner", _partner),
    ("anders", _others),
)
