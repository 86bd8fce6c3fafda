"""Writes a routing table as DMN 1.3 (OMG, formal/21-02-01): one decision table with hit policy PRIORITY."""

from xml.etree import ElementTree as Xml

from bot.routing.columns import FACTS, LEVELS
from bot.routing.municipality import Municipality
from bot.routing.table import Condition, Row
from bot.routing.table_file import OUTCOMES

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
ANY = "-"
OUTPUTS = ("voorrang", "uitkomst", "contact", "reden")
_NAMES = {outcome: word for word, outcome in OUTCOMES.items()}


def to_dmn(municipality: Municipality) -> str:
    """The XML of a municipality's table. Rows keep their order and ids."""
    names = {"xmlns": NAMESPACE, "namespace": "https://rechtdoor.example/dmn"}
    root = Xml.Element("definitions", names, id=f"rechtdoor_{municipality.id}", name=municipality.name)
    decision = Xml.SubElement(root, "decision", id="doorverwijzing", name="Doorverwijzing")
    Xml.SubElement(decision, "description").text = f"Tabelversie {municipality.table.version}"
    table = Xml.SubElement(decision, "decisionTable", id="tabel", hitPolicy="PRIORITY")
    for name in FACTS:
        _input(table, name, municipality.table.values[name])
    for name in OUTPUTS:
        _output(table, name)
    for index, row in enumerate(municipality.table.rows, start=1):
        _rule(table, index, row)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True)


def _input(table: Xml.Element, name: str, values: tuple[str, ...]) -> None:
    clause = Xml.SubElement(table, "input", id=f"in_{name}", label=name)
    kind = "Any" if name == "ook" else "string"
    expression = Xml.SubElement(clause, "inputExpression", id=f"ex_{name}", typeRef=kind)
    Xml.SubElement(expression, "text").text = name
    if name != "ook":
        allowed = Xml.SubElement(clause, "inputValues", id=f"iv_{name}")
        Xml.SubElement(allowed, "text").text = _quoted(values)


def _output(table: Xml.Element, name: str) -> None:
    clause = Xml.SubElement(table, "output", id=f"out_{name}", name=name, label=name, typeRef="string")
    if name == "voorrang":  # the order of the output values is the order of precedence
        allowed = Xml.SubElement(clause, "outputValues", id="ov_voorrang")
        Xml.SubElement(allowed, "text").text = _quoted(LEVELS)


def _rule(table: Xml.Element, index: int, row: Row) -> None:
    rule = Xml.SubElement(table, "rule", id=f"regel_{index}")
    Xml.SubElement(rule, "description").text = row.id
    for name in FACTS:
        cell = row.conditions.get(name)
        _entry(rule, "inputEntry", f"r{index}_{name}", unary_test(name, cell) if cell else ANY)
    for name, text in zip(OUTPUTS, (row.level, _NAMES[row.outcome], row.contact, row.reason), strict=True):
        _entry(rule, "outputEntry", f"r{index}_{name}", _quoted((text,)))


def _entry(rule: Xml.Element, tag: str, id: str, text: str) -> None:
    Xml.SubElement(Xml.SubElement(rule, tag, id=id), "text").text = text


def unary_test(column: str, cell: Condition) -> str:
    """A cell in FEEL; `ook` is a list, so it is tested with `?`."""
    if column == "ook":
        return _list_test(cell)
    if not cell.without:
        return _quoted(sorted(cell.words))
    left = sorted(cell.words - cell.without)
    return _quoted(left) if cell.words else f"not({_quoted(sorted(cell.without))})"


def _list_test(cell: Condition) -> str:
    tests = [_some(cell.words)] if cell.words else []
    return " and ".join([*tests, *([f"not({_some(cell.without)})"] if cell.without else [])])


def _some(words: frozenset[str]) -> str:
    return f"(some domein in ? satisfies list contains([{_quoted(sorted(words))}], domein))"


def _quoted(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words)
