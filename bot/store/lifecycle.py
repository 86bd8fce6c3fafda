"""The states of an intake and the only ways between them; the database follows the same table. Pure."""

from enum import StrEnum

from bot.store.errors import Conflict


class State(StrEnum):
    """Where an intake stands. Whoever owns it, it always has exactly one owner."""

    NIEUW = "nieuw"  # at a team, nobody has it yet
    OPGEPAKT = "opgepakt"  # somebody has it
    AANGEBODEN = "aangeboden"  # offered to another contact; the giver keeps it until they accept
    GESLOTEN = "gesloten"  # with an outcome


class OwnerKind(StrEnum):
    """What kind of owner: a team with accounts, or a partner with a signed link."""

    TEAM = "team"
    PARTNER = "partner"


class Action(StrEnum):
    """What can be done to an intake's state."""

    PICK_UP = "oppakken"
    ASSIGN = "toewijzen"
    GIVE_BACK = "teruggeven"
    OFFER = "overdragen"
    ACCEPT = "accepteren"
    REFUSE = "weigeren"
    WITHDRAW_OFFER = "overdracht_intrekken"
    RETURN = "terugsturen"  # by a partner who had accepted
    CLOSE = "sluiten"
    REOPEN = "heropenen"


_N, _O, _A, _G = State.NIEUW, State.OPGEPAKT, State.AANGEBODEN, State.GESLOTEN

TRANSITIONS: dict[Action, frozenset[tuple[State, State]]] = {
    Action.PICK_UP: frozenset({(_N, _O)}),
    Action.ASSIGN: frozenset({(_N, _O), (_O, _O)}),
    Action.GIVE_BACK: frozenset({(_O, _N)}),
    Action.OFFER: frozenset({(_N, _A), (_O, _A)}),
    Action.ACCEPT: frozenset({(_A, _O)}),
    Action.REFUSE: frozenset({(_A, _N), (_A, _O)}),
    Action.WITHDRAW_OFFER: frozenset({(_A, _N), (_A, _O)}),
    Action.RETURN: frozenset({(_O, _N)}),
    Action.CLOSE: frozenset({(_O, _G)}),
    Action.REOPEN: frozenset({(_G, _N)}),
}

PAIRS = frozenset(pair for pairs in TRANSITIONS.values() for pair in pairs)


def check(action: Action, old: State, new: State) -> State:
    """`new`, when `action` may lead there from `old`; otherwise Conflict."""
    if (old, new) not in TRANSITIONS[action]:
        raise Conflict(f"{action} kan niet bij een intake die {old} is")
    return new


def allowed(state: State) -> set[Action]:
    """What can be done in this state."""
    return {action for action, pairs in TRANSITIONS.items() if any(old == state for old, _ in pairs)}
