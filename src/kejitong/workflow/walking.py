"""Walking a lifecycle: a shortest way to every state, and its picture."""

from __future__ import annotations

from collections import deque

from kejitong.workflow.vocabulary import Lifecycle, Move


def way_to(lifecycle: Lifecycle, target: str, *, source: str = "") -> tuple[Move, ...]:
    """从起点（或所给的状态）到这个状态最短的一串动作。"""
    first = source or lifecycle.first
    queue: deque[tuple[str, tuple[Move, ...]]] = deque([(first, ())])
    seen = {first}
    while queue:
        state, way = queue.popleft()
        if state == target:
            return way
        for move in lifecycle.moves_from(state):
            if move.target not in seen:
                seen.add(move.target)
                queue.append((move.target, (*way, move)))
    return ()


def as_mermaid(lifecycle: Lifecycle) -> str:
    """流程图的 Mermaid 写法，供文档使用。"""
    lines = ["stateDiagram-v2", f"    [*] --> {lifecycle.first}"]
    lines += [f"    {state.code}: {state.label}" for state in lifecycle.states]
    for move in lifecycle.moves:
        lines += [f"    {source} --> {move.target}: {move.label}" for source in move.sources]
    lines += [f"    {state.code} --> [*]" for state in lifecycle.ends]
    return "\n".join(lines) + "\n"
