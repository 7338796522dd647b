"""The tree of a template: its nodes, the names that nothing in it gives, and what Jinja refuses to compile.

Jinja's own search for such names compiles the template along the way, which takes longer than to read it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jinja2 import Environment, TemplateAssertionError, nodes

_OF_MACROS = frozenset({"caller", "kwargs", "varargs"})
"""What Jinja gives a macro beside its own arguments."""

_FRAMES = (
    nodes.For, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.AssignBlock, nodes.Block,
    nodes.Scope, nodes.OverlayScope,
)  # fmt: skip
"""What gives names to what stands in it."""

_AROUND = frozenset({"iter", "call", "values"})
"""Their fields that still belong to what stands around them."""


@dataclass(frozen=True, slots=True)
class Place:
    """What holds where a node stands."""

    known: frozenset[str]
    """The names that are given there."""
    top: bool = True
    """Whether no frame is around it."""
    looped: bool = False
    """Whether a loop is around it."""
    perhaps: bool = False
    """Whether it stands below a condition, where Jinja looks for a filter only when it comes there."""


@dataclass(frozen=True)
class Tree:
    """Every node below the root, in the order of the text, and the names among them that nothing around them gives."""

    environment: Environment
    given: frozenset[str]
    """The names that Jinja gives everywhere."""
    found: list[nodes.Node] = field(default_factory=list)
    free: list[nodes.Name | nodes.NSRef] = field(default_factory=list)
    blocks: set[str] = field(default_factory=set)

    @staticmethod
    def of(root: nodes.Template, environment: Environment) -> "Tree":
        """The tree below a root. Raises `TemplateAssertionError` where Jinja would when it compiles the template."""
        tree = Tree(environment, frozenset((*environment.globals, "self")))
        tree.walk(root, Place(tree.given))
        return tree

    def walk(self, node: nodes.Node, around: Place) -> None:
        """Add what stands below a node."""
        inside = self.inside(node, around)
        for name in node.fields:
            value, place = getattr(node, name), around if name in _AROUND else inside
            for below in value if isinstance(value, list) else (value,):
                if isinstance(below, nodes.Node):
                    place = self.add(below, place)

    def add(self, node: nodes.Node, place: Place) -> Place:
        """Add a node and what stands below it; returns what holds behind it."""
        self.found.append(node)
        if fault := self.fault(node, place):
            raise TemplateAssertionError(fault, node.lineno)
        if isinstance(node, nodes.Name | nodes.NSRef):
            if getattr(node, "ctx", "load") == "load" and node.name not in place.known:
                self.free.append(node)
            return place
        self.walk(node, place)
        given = frozenset(_imported(node))
        return replace(place, known=place.known | given) if given else place

    def inside(self, node: nodes.Node, around: Place) -> Place:
        """What holds inside a node. A block is filled elsewhere, so what is imported around it is unknown in it."""
        if isinstance(node, _FRAMES):
            known = self.given if isinstance(node, nodes.Block) else around.known
            return Place(known | _given(node), top=False, looped=around.looped or isinstance(node, nodes.For))
        if isinstance(node, nodes.If | nodes.CondExpr):
            return replace(around, perhaps=True)
        return around

    def fault(self, node: nodes.Node, place: Place) -> str | None:
        """What Jinja says where it refuses to compile a node."""
        match node:
            case nodes.Name(ctx="store", name="loop") if place.looped:
                return "Can't assign to special loop variable in for-loop target"
            case nodes.Filter(name=name) if name not in self.environment.filters and not place.perhaps:
                return f"No filter named {name!r}."
            case nodes.Test(name=name) if name not in self.environment.tests and not place.perhaps:
                return f"No test named {name!r}."
            case nodes.Block(name=name) if name in self.blocks:
                return f"block {name!r} defined twice"
            case nodes.Block(name=name):
                self.blocks.add(name)
            case nodes.Extends() if not place.top:
                return "cannot use extend from a non top-level scope"
            case nodes.Macro() | nodes.CallBlock() if _takes_caller(node):
                return (
                    'When defining macros or call blocks the special "caller" argument must be omitted or be given a '
                    "default."
                )
        return None


def _given(node: nodes.Node) -> frozenset[str]:
    """The names that a frame gives to what stands in it."""
    match node:
        case nodes.Macro() | nodes.CallBlock():
            return _OF_MACROS.union(name.name for name in node.args)
        case nodes.For():
            return frozenset({"loop"})
        case nodes.Block():
            return frozenset({"super"})
    return frozenset()


def _takes_caller(node: nodes.Macro | nodes.CallBlock) -> bool:
    """Whether a macro calls what it takes as an argument of its own, without a default."""
    needed = node.args[: len(node.args) - len(node.defaults)]
    called = (name for inner in node.body for name in (inner, *inner.find_all(nodes.Name)))
    return any(name.name == "caller" for name in needed) and any(
        isinstance(name, nodes.Name) and name.name == "caller" for name in called
    )


def _imported(node: nodes.Node) -> Iterator[str]:
    """The names that an import gives to what follows it."""
    if isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)
