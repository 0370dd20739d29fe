"""Names, units and worked sums of the nodes of a tree, for the reader that explains."""

from __future__ import annotations

from kejitong.policy import expressions as tree
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Node, Number
from kejitong.policy.facts import Key
from kejitong.policy.phrasing import UNITS, figure

_SIGNS: dict[type[Node], str] = {
    tree.Difference: "－",
    tree.Product: "×",
    tree.Quotient: "÷",
}


class Names:
    """How a reading speaks of its nodes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def label(self, name: str) -> str:
        """一项事实的名称。"""
        fact = self.reading.edition.fact(name)
        return fact.label if fact else name

    def spoken(self, key: Key) -> str:
        """一项事实连同年度。"""
        name, year = key
        return self.label(name) if year is None else f"{year}年{self.label(name)}"

    def name(self, node: Number) -> str:
        """一个数叫什么。"""
        match node:
            case tree.Named():
                said = node.label
            case tree.Known():
                said = self.spoken(self.reading.key(node))
            case tree.DaysSince():
                said = f"自{self.label(node.fact)}起的天数"
            case tree.YearsRunning():
                said = f"近{node.years}年中实际经营年数"
            case tree.Parameter() | tree.Band() | tree.Entry():
                said = self.reading.edition.parameters[node.code].label
            case tree.Constant():
                said = figure(node.value, "")
            case _:
                said = self._composed(node)
        return said

    def _composed(self, node: Number) -> str:
        match node:
            case tree.Sum():
                said = self._sum(node)
            case tree.FirstKnown():
                known = (part for part in node.parts if self.reading.is_known(part))
                said = self.name(next(known, node.parts[0]))
            case tree.Choice():
                said = self.name(self._chosen(node))
            case tree.Least() | tree.Greatest():
                said = self._extreme(node)
            case tree.Difference() | tree.Product() | tree.Quotient():
                said = f"{self.name(node.left)}{_SIGNS[type(node)]}{self.name(node.right)}"
            case _:
                raise TypeError(type(node))
        return said

    def _extreme(self, node: tree.Least | tree.Greatest) -> str:
        which = "较小者" if isinstance(node, tree.Least) else "较大者"
        parts = [part for part in node.parts if not isinstance(part, tree.Constant)]
        names = "与".join(self.name(part) for part in parts)
        return names if len(parts) == 1 else f"{names}中的{which}"

    def _sum(self, node: tree.Sum) -> str:
        leaves = [part for part in node.parts if isinstance(part, tree.Known)]
        if len(leaves) == len(node.parts) and len({leaf.fact for leaf in leaves}) == 1:
            return f"近{len(leaves)}年{self.label(leaves[0].fact)}合计"
        return "＋".join(self.name(part) for part in node.parts)

    def _chosen(self, node: tree.Choice) -> Number:
        for when, then in node.cases:
            if self.reading.truth(when):
                return then
        return node.otherwise

    def unit(self, node: Node) -> str:
        """一个数的单位；同单位相除是百分比。"""
        if isinstance(node, tree.Named):
            return node.unit or self.unit(node.inner)
        if isinstance(node, tree.Known):
            fact = self.reading.edition.fact(node.fact)
            return fact.unit if fact else ""
        if isinstance(node, tree.DaysSince):
            return "天"
        if isinstance(node, tree.Parameter | tree.Band | tree.Entry):
            unit = self.reading.edition.parameters[node.code].unit
            return UNITS.get(unit, unit)
        if isinstance(node, tree.Quotient):
            above, below = self.unit(node.left), self.unit(node.right)
            return "%" if above and above == below else above
        units = (self.unit(child) for child in node.children() if isinstance(child, Number))
        return next((unit for unit in units if unit), "")

    def worked(self, node: Number) -> str:
        """除法的算式，如“6元÷150元＝”；其余没有算式。"""
        inner = node.inner if isinstance(node, tree.Named) else node
        if not isinstance(inner, tree.Quotient):
            return ""
        above, below = self.reading.number(inner.left), self.reading.number(inner.right)
        if above is None or below is None:
            return ""
        left, right = self.unit(inner.left), self.unit(inner.right)
        return f"{figure(above, left)}÷{figure(below, right)}＝"
