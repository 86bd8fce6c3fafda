"""What a plain answer is made of, where an answer sends, erases or starts again: any other word in it, and we ask once more."""

_YES = (
    "ja jah jaa jawel jazeker jep yep yes jo joa joah joh zeker inderdaad idd graag prima goed top fijn super mooi akkoord klopt mag"
    " natuurlijk tuurlijk uiteraard absoluut vooruit toe"
)
_OK = "ok oke oké okee okay oki k okey"
_POLITE = (
    "hoor maar dank bedankt dankjewel dankuwel u uw je jullie wel heel erg hartelijk alvast aub alsjeblieft alstublieft svp nou nu"
    " het dit dat ik ben wil wij we er toch gewoon echt helemaal de mij me mijn heb en van sorry"
)
_SEND = "verstuur versturen verstuurd verzend verzenden verzonden stuur sturen opsturen op"
_ERASE = (
    "stop stoppen gestopt ermee mee wis wissen gewist verwijder verwijderen weg weghalen haal alles gesprek chat verhaal gegevens"
    " antwoorden met"
)

PLAIN: dict[tuple[str, str], tuple[str, str]] = {  # (question, choice) → words that say it, words that may stand beside them
    ("consent", "ja"): (
        f"{_YES} {_SEND} doe gang", f"{_OK} {_POLITE} is alles zo ga gang doen meteen even snel eens mee vind lijkt voor hulp helpen kunt"
        " gaat bel belt bellen gebeld weg ook weten lief lieve mensen best stoppen"),
    ("consent", "nee"): (
        f"nee neen neej nope nah neuh nei niet nooit liever laat {_SEND}", f"{_POLITE} {_SEND} niks doe doen zitten mag geef geen toestemming"
        " absoluut zeker natuurlijk tuurlijk joh man"),
    ("stop_choice", "stop"): (
        f"ja jah jaa jawel jazeker zeker graag klaar kappen kap laat op genoeg {_ERASE}", f"{_OK} {_POLITE} {_ERASE} hou houd is goed prima doe zitten"),
    ("erase_choice", "wis"): (
        f"ja jah jaa jawel jazeker zeker graag {_ERASE}", f"{_OK} {_POLITE} {_ERASE} goed prima doe moet mogen mag"),
    ("restart_choice", "opnieuw"): (
        f"ja jah jaa jawel jazeker zeker graag opnieuw overnieuw begin beginnen voren {_OK}", f"{_POLITE} weer af aan voor vooraf vooraan alles goed prima doe"),
}  # fmt: skip
