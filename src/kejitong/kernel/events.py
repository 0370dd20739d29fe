"""Frozen facts told in-process: a lower room publishes, an upper room listens.

For "who else cares?" only; the main line of a matter never runs through a listener.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")

_LISTENERS: dict[type, list[Callable[[Any], None]]] = {}


def subscribe(kind: type[Event], listener: Callable[[Event], None]) -> Callable[[], None]:
    """Hear every event of this kind and of its subclasses; the answer ends the subscription.

    Subscribing the same listener again changes nothing.
    """
    listeners = _LISTENERS.setdefault(kind, [])
    if listener not in listeners:
        listeners.append(listener)

    def unsubscribe() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return unsubscribe


def publish(event: object) -> None:
    """Tell the listeners, in the order in which they subscribed, most particular kind first."""
    declared = getattr(event, "__dataclass_params__", None)
    if declared is None or not declared.frozen:
        raise TypeError(f"{type(event).__name__} is not a frozen dataclass")
    for kind in type(event).__mro__:
        for listener in tuple(_LISTENERS.get(kind, ())):
            listener(event)
