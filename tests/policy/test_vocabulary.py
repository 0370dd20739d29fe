"""The words of rules give the nodes that they name."""

from kejitong.policy import vocabulary as say
from kejitong.policy.expressions import (
    Band,
    Comparison,
    Known,
    OneOf,
    Opposite,
    Relation,
    Sum,
    Yes,
    number,
)


def test_words_give_nodes() -> None:
    sales = Known("sales", 0)
    assert say.latest("sales") == sales
    assert say.total("sales", years=2) == Sum((sales, Known("sales", 1)))
    assert say.band(sales, "x.floor") == Band(sales, "x.floor", "floor")
    assert say.no("on") == Opposite(Yes("on"))
    assert say.one_of("field", "x.fields", digits=3) == OneOf("field", "x.fields", 3)
    compared = [say.at_least, say.at_most, say.more_than, say.less_than]
    assert [word(sales, 1) for word in compared] == [
        Comparison(relation, sales, number(1)) for relation in Relation
    ]
