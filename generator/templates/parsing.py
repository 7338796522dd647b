"""Templates read by Jinja: only this module and those that it asks load it, and only for a template that is new."""

from functools import cache

import jinja2
from jinja2 import nodes

from generator.templates.asking import asked, filled, picks
from generator.templates.names import FILTERS, Names, UnreadableTemplateError
from generator.templates.walking import Tree


def find_names(text: str) -> Names:
    """The names in a template. Raises `UnreadableTemplateError`."""
    try:
        return _names(Tree.of(_parser().parse(text), _parser()))
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        raise unreadable(error) from error


def check_tree(text: str) -> None:
    """Raise `UnreadableTemplateError` where a text is no template, whatever its names and filters mean."""
    try:
        _parser().parse(text)
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        raise unreadable(error) from error


def unreadable(error: jinja2.TemplateSyntaxError | RecursionError) -> UnreadableTemplateError:
    """What Jinja expected, in a sentence."""
    if isinstance(error, RecursionError):
        return UnreadableTemplateError("the template is nested too deeply", "take it apart")
    said = (error.message or "syntax error").rstrip(".")
    return UnreadableTemplateError(f"the template cannot be read: {said}", "mend the line", error.lineno)


@cache
def _parser() -> jinja2.Environment:
    """Reads templates as they are rendered; their own filters only have to be there."""
    found = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    found.filters.update(dict.fromkeys(FILTERS, str))
    return found


def _names(tree: Tree) -> Names:
    named = [node for node in tree.found if isinstance(node, nodes.Name | nodes.NSRef)]
    used = {node.name: node.lineno for node in reversed(named)}
    stored = {node.name for node in named if isinstance(node, nodes.Name) and node.ctx == "store"}
    macros = frozenset(node.name for node in tree.found if isinstance(node, nodes.Macro))
    # A block sees what the template sets above it, so what is set anywhere is taken for known.
    undeclared = {node.name for node in tree.free} - stored - macros
    found = tuple(asked(tree.found, filled(tree.found)))
    return Names({name: used[name] for name in sorted(undeclared)}, macros, found, any(map(picks, tree.found)))
