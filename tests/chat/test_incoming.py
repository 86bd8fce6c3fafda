"""What is taken out of a message before anyone sees it; near misses stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.incoming import clean, for_engine, mask
from bot.chat.turns import turn_name

BSN, IBAN, CARD, PHONE = (
    f"[{name} weggehaald]" for name in ("BSN", "rekeningnummer", "kaartnummer", "telefoonnummer")
)


@pytest.mark.parametrize(
    ("text", "asked", "masked"),
    [
        ("bsn 123456782.", None, f"bsn {BSN}."),
        ("bsn 1234.56.782", None, f"bsn {BSN}"),
        ("nummer 123456789", None, "nummer 123456789"),  # no elfproef
        ("NL91 ABNA 0417 1643 00 graag", None, f"{IBAN} graag"),
        ("mijn iban NL91ABNA0417164300", None, f"mijn iban {IBAN}"),
        ("NL91 ABNA 1417164399 graag", None, "NL91 ABNA 1417164399 graag"),  # wrong check digits
        ("kaart 4111 1111 1111 1111", None, f"kaart {CARD}"),
        ("kaart 4111 1111 1111 1112", None, "kaart 4111 1111 1111 1112"),
        ("bel 06-12345678", None, f"bel {PHONE}"),
        ("bel +31 6 12345678", "abilities", f"bel {PHONE}"),
        ("06-12345678", "phone", "06-12345678"),
        ("sinds 2019, huis 12, 3851 AB", None, "sinds 2019, huis 12, 3851 AB"),
        ("op 12-03-2024 om 10.30 uur", None, "op 12-03-2024 om 10.30 uur"),
    ],
)
def test_mask(text: str, asked: str | None, masked: str) -> None:
    assert mask(text, asked) == masked


@given(st.text(max_size=300))
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text, None), None) == mask(text, None)


@given(st.text(max_size=200).map(lambda text: f"/{text}"))
def test_the_engine_never_gets_a_command(text: str) -> None:
    heard = for_engine(mask(clean(text), None))
    assert heard
    assert not heard.startswith("/")


def test_names_of_turns() -> None:
    same, other = turn_name("k", 3, "text a"), turn_name("k", 4, "text a")
    assert same == other  # a client's key counts wherever it comes
    assert turn_name("k", 3, "text b") != same
    assert turn_name(None, 3, "text a") != turn_name(None, 4, "text a")
    assert turn_name(None, 3, "text a") != turn_name("3", 3, "text a")
    assert len(same) <= 100
