"""Phone numbers: E.164 in the data, the Dutch way for people."""

import phonenumbers

SHORT = frozenset({"112", "113", "144"})  # short national numbers have no E.164 form
# The national numbers that a sample municipality may show: they are true everywhere in the Netherlands.
NATIONAL = SHORT | {"+318000113", "+318002000", "+318000432", "+319008844", "+319000767", "+31880767000"}


def parse_phone(text: str) -> str:
    """A Dutch or international number as E.164, or a short national one. Raises ValueError."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if digits in SHORT:
        return digits
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(phone: str) -> str:
    """A number as people in the Netherlands write it."""
    if not phone or phone in SHORT:
        return phone
    number = phonenumbers.parse(phone, "NL")
    home = number.country_code == 31
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
