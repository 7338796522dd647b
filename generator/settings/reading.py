"""YAML as MkDocs takes it: with `!ENV`, with Python names, and with what other projects' files hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source import Loc
from generator.source.faults import TOO_DEEP, Fault, Mark, mark_of, place
from generator.source.syntax import word_error

_ODD_END = re.compile("[\x85\u2028\u2029]")  # Line ends to the parser, and to nobody's editor.
_SIGN = Fault("invalid-settings", "a character that nobody sees is not allowed", "delete it")
_VALUE = Fault("invalid-settings", "this value means nothing", "compare it with MkDocs's own account of its settings")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag that only MkDocs resolves, such as `!!python/name:`, kept as it was written."""

    tag: str
    text: str


@dataclass(frozen=True)
class Read:
    """The data of a file, with the place of each key, and of each entry of a list."""

    data: Any
    places: Mapping[Loc, Span]


def read_yaml(text: str, name: str, environment: Mapping[str, str]) -> Read | Diagnostic:
    """The data of a file, or why it cannot be read. What `!ENV` names comes from `environment`."""
    if found := _ODD_END.search(text):
        return _sign(text, found.start(), name)
    try:
        loader = _Loader(text)
    except yaml.reader.ReaderError as error:
        return _sign(text, error.position, name)
    loader.environment = environment
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
        return Read(data, dict(_places(node, (), name, set())))
    except yaml.constructor.ConstructorError as error:
        return _invalid(place(_VALUE, mark_of(error.problem_mark), text, name))
    except yaml.YAMLError as error:
        return _invalid(word_error(error, text, name))
    except RecursionError:
        return _invalid(place(TOO_DEEP, Mark(0, 0), text, name))
    finally:
        loader.dispose()


def _sign(text: str, offset: int, name: str) -> Diagnostic:
    before = text[:offset]
    return _invalid(place(_SIGN, Mark(before.count("\n"), len(before) - before.rfind("\n") - 1), text, name))


def _invalid(problem: Diagnostic) -> Diagnostic:
    return replace(problem, code="invalid-settings", message=f"the settings cannot be read: {problem.message}")


def _places(node: yaml.Node | None, loc: Loc, name: str, seen: set[int]) -> Iterator[tuple[Loc, Span]]:
    """Where keys and entries stand; what an alias brings in again stands where it was first written."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield (*loc, key.value), _span(key, name)
                yield from _places(value, (*loc, key.value), name, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*loc, index), _span(value, name)
            yield from _places(value, (*loc, index), name, seen)


def _span(node: yaml.Node, name: str) -> Span:
    start, end = mark_of(node.start_mark), mark_of(node.end_mark)
    return Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` and runs nothing that it names."""

    environment: Mapping[str, str]

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """The value; one that Python refuses, such as the 31st of February, has a place too."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from None


def _from_environment(loader: _Loader, node: yaml.Node) -> Any:
    """The first variable that is set, or the default behind them."""
    if isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(None, None, "not a variable", node.start_mark)
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    *named, default = names if len(names) > 1 else [*names, None]
    for variable in named:
        if not isinstance(variable, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "not a variable", variable.start_mark)
        if (value := loader.environment.get(variable.value)) is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value, node.start_mark, node.end_mark))
    return loader.construct_object(default) if default is not None else None


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Tagged:
    return Tagged(node.tag, str(node.value) if isinstance(node, yaml.ScalarNode) else "")


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("!relative", _tagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)
