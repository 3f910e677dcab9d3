"""Modules can be read one after the other: none needs itself through others, imports for types counted."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_imports_go_one_way() -> None:
    graph = grimp.build_graph("minutes_index")
    needs = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(needs).static_order())) == len(graph.modules) > 300
