"""Other forms of the playbook: the graph as JSON, and a tree of Markdown that plain MkDocs builds."""

from generator.export.graph import graph, graph_json, graph_schema
from generator.export.markdown import export_markdown, export_options

__all__ = ["export_markdown", "export_options", "graph", "graph_json", "graph_schema"]
