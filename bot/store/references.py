"""References and status codes: easy to read out over the phone, impossible to guess."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXYZ"  # without 0/O, 1/I, 5/S-like pairs kept apart by dropping B and S


def mint() -> str:
    """A new reference such as `RD-7K4M-2P9X`: 8 random signs out of 30, 39 bits."""
    return f"RD-{_signs(4)}-{_signs(4)}"


def tidy(text: str) -> str:
    """A reference as somebody may type it, in the form in which it is stored."""
    bare = "".join(sign for sign in text.upper() if sign.isalnum()).removeprefix("RD")
    return f"RD-{bare[:4]}-{bare[4:]}"


def status_code(key: str, reference: str) -> str:
    """The secret code that belongs to a reference: 10 signs, 49 bits, made from the installation's key.

    It is computed, not stored: who reads the table of intakes can't act as the resident.
    """
    digest = int.from_bytes(hmac.digest(key.encode(), f"status:{reference}".encode(), hashlib.sha256))
    signs = []
    for _ in range(10):
        digest, place = divmod(digest, len(ALPHABET))
        signs.append(ALPHABET[place])
    return f"{''.join(signs[:5])}-{''.join(signs[5:])}"


def same_code(given: str, right: str) -> bool:
    """Whether a typed code is the right one; spaces, hyphens and case don't matter. Constant time."""
    return hmac.compare_digest(_bare(given).encode(), _bare(right).encode())


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _signs(number: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(number))
