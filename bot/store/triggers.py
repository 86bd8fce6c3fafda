"""Rules that the database itself keeps, written for SQLite and PostgreSQL alike. Used by migrations."""

from collections.abc import Iterable

from alembic import op


def append_only(table: str, permit: str = "") -> None:
    """Refuse UPDATE on `table`, and DELETE unless `permit` (a condition on OLD) holds."""
    _trigger(table, "no_update", "UPDATE", "", f"{table} only grows")
    _trigger(table, "no_delete", "DELETE", f"NOT ({permit})" if permit else "", f"{table} only grows")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            f" EXECUTE FUNCTION {table}_no_delete_refuse()"
        )


def only_transitions(table: str, column: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Refuse to change `column` of `table` in another way than by `pairs` of (old, new)."""
    legal = " OR ".join(f"(OLD.{column} = '{old}' AND NEW.{column} = '{new}')" for old, new in sorted(pairs))
    condition = f"OLD.{column} <> NEW.{column} AND NOT ({legal})"
    _trigger(table, f"{column}_transition", "UPDATE", condition, f"{table}: no such transition")


def frozen_columns(table: str, columns: Iterable[str]) -> None:
    """Refuse to change these columns of `table` once they are written."""
    condition = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in columns)
    _trigger(table, "frozen", "UPDATE", condition, f"{table}: this is fixed at submission")


def _trigger(table: str, name: str, on: str, condition: str, message: str) -> None:
    """One BEFORE trigger. An integrity error in both databases."""
    make = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    make(table, f"{table}_{name}", on, condition, message)


def _sqlite(table: str, name: str, on: str, condition: str, message: str) -> None:
    when = f" WHEN {condition}" if condition else ""
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {on} ON {table} FOR EACH ROW{when}"
        f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgresql(table: str, name: str, on: str, condition: str, message: str) -> None:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    result = "OLD" if on == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {body} RETURN {result}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {on} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_refuse()")
