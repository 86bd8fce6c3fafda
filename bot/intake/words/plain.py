"""What a plain answer is made of, where an answer sends, erases or starts again: any other word in it, and we ask once more."""

import re

_YES = (
    "ja jah jawel jazeker jep yep yes jo joa joah joh zeker inderdaad idd graag prima goed top fijn super mooi akkoord klopt mag"
    " natuurlijk tuurlijk uiteraard absoluut vooruit toe precies juist perfect okidoki das eens orde"
)
_OK = "ok oke oké okee okay oki k okey"
_POLITE = (
    "hoor maar dank bedankt dankjewel dankuwel u uw je jullie wel heel erg hartelijk alvast aub alsjeblieft alstublieft svp please nou nu"
    " het dit dat ik ben wil wij we er toch gewoon echt helemaal de mij me mijn heb en van sorry t s da meneer mevrouw"
)
_SEND = "verstuur versturen verstuurd verzend verzenden verzonden stuur sturen opsturen doorsturen insturen indienen op"
_ERASE = "stop stoppen gestopt ermee mee wis wissen gewist verwijder verwijderen weg weghalen weggooien gooi haal delete beëindig"
_ALL = "alles gesprek chat verhaal gegevens antwoorden berichten hele wat verteld gezegd getypt direct meteen snel definitief moet mogen"
_AGREES = f"{_OK} {_POLITE} {_YES} is goed doe zo weten"

PLAIN: dict[tuple[str, str], tuple[str, str]] = {  # (question, choice) → words that say it, words that may stand beside them
    ("consent", "ja"): (
        f"{_YES} {_SEND} doe gang best", f"{_OK} {_POLITE} is alles allemaal zo ga gang doen meteen snel mogelijk mee vind lijkt voor hulp helpen"
        " kunt gaat bel belt gebeld bellen ook weten lief lieve mensen naar gemeente die deze hem door daar hier geef toestemming ermee vraag"
        " gegevens ziet uit in een idee fijne dag tijd even"),
    ("consent", "nee"): (
        f"nee neen neej nope nah neuh nei niet nooit liever {_SEND}", f"{_POLITE} {_SEND} niks doe doen laat zitten mag geef geen toestemming"
        " absoluut zeker natuurlijk tuurlijk joh man durf bedacht vertrouw"),
    ("stop_choice", "stop"): (f"{_YES} klaar kappen kap laat op genoeg {_ERASE}", f"{_AGREES} {_ERASE} {_ALL} hou houd zitten"),
    ("erase_choice", "wis"): (f"{_YES} {_ERASE}", f"{_AGREES} {_ERASE} {_ALL}"),
    ("restart_choice", "opnieuw"): (
        f"{_YES} {_OK} opnieuw overnieuw begin beginnen voren nieuw start", f"{_AGREES} weer af aan voor vooraf vooraan vanaf alles starten terug naar gesprek"),
}  # fmt: skip
# What holds back from erasing, whatever words stand around it.
HOLDS_BACK = re.compile(
    r"\?|\b(?:niet|nie|niks|niets|geen|nee|bewaar\w*|opslaan|alleen|wacht\w*|kan|later|straks|morgen|voor (?:nu|vandaag)|met mijn|genoeg gegevens)\b"
    r"|\bstop\w* (?:\w+ )?(?:met|het) (?:wis|verwijder)\w*|\bmaar (?!weg\b|alles\b|snel\b|meteen\b|graag\b|wis|stop|opnieuw|mee\b|op\b)\w|\bis (?:alles|het|dat)\b|\bterughalen\b"
)
