"""Our way through a template's tree finds what Jinja's own search finds, which compiles the template for it."""

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from generator.templates.names import UnreadableTemplateError
from generator.templates.parsing import find_names

ROOT = Path(__file__).parents[1]
OURS = sorted((ROOT / "templates").glob("*.html"))

SOUND = {
    "a loop": "{% for a in b if c %}{{ loop.index }}{% else %}{{ d }}{% endfor %}{{ loop }}",
    "a loop in itself": "{% for a in b recursive %}{{ loop(a) }}{% endfor %}",
    "a macro": "{% macro f(x, y=z) %}{{ x }}{{ caller() }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ x }}{{ caller }}",
    "a call": "{% call(u) f(v) %}{{ u }}{{ v }}{% endcall %}{{ u }}",
    "values for a while": "{% with a = b, c = a %}{{ a }}{{ c }}{% endwith %}{{ c }}",
    "a filter over a part": "{% filter upper %}{{ a }}{% endfilter %}",
    "a part as a value": "{% set x %}{{ y }}{% endset %}{{ x }}",
    "a value in a namespace": "{% set a.x = 1 %}{% set ns = namespace() %}{% set ns.x = y %}",
    "imports": '{% import "m" as m %}{% from "m" import a as b, c %}{{ m }}{{ a }}{{ b }}{{ c }}',
    "an import seen from a block": '{% from "m" import a %}{% block x %}{{ a }}{{ super() }}{{ self }}{% endblock %}',
    "a block in a loop": "{% for a in b %}{% block x %}{{ super() }}{{ loop }}{% endblock %}{% endfor %}{{ super }}",
    "what Jinja brings": "{{ range(1) }}{{ lipsum() }}{{ cycler(1) }}{{ joiner() }}",
    "a filter that may be there": "{% if 'no' is filter %}{{ a|no }}{{ b is no }}{% endif %}{{ a|no if b else c }}",
    "a list filtered below a condition": "{% if a %}{% for x in b|no %}{% endfor %}{% endif %}",
}

UNSOUND = {
    "a filter": "{{ a|no }}",
    "a filter in a loop below a condition": "{% if a %}{% for x in b %}{{ x|no }}{% endfor %}{% endif %}",
    "a filter over a part": "{% filter no %}{{ a }}{% endfilter %}",
    "a test": "<p>\n{{ a is no }}",
    "a block twice": "{% block a %}{% endblock %}\n{% block a %}{% endblock %}",
    "another frame in a loop": "{% for a in b %}{% extends 'x' %}{% endfor %}",
    "another frame in a block": "{% block a %}{% extends 'x' %}{% endblock %}",
    "a loop that is called one": "{% for loop in x %}{% endfor %}",
    "a loop that is set": "{% for a in b %}\n{% set loop = 1 %}{% endfor %}",
    "a caller as an argument": "{% macro f(x, caller) %}{{ caller() }}{% endmacro %}",
}


def parser() -> Environment:
    """One that knows our filters."""
    found = Environment(autoescape=True)
    found.filters.update(text=str, label=str)
    return found


def jinjas(text: str) -> set[str]:
    """What Jinja's own search finds, but for what the template sets or makes somewhere."""
    root = parser().parse(text)
    made = {node.name for node in root.find_all((nodes.Name, nodes.Macro)) if getattr(node, "ctx", "store") == "store"}
    return meta.find_undeclared_variables(root) - made


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_the_names_are_those_that_jinja_finds(text: str) -> None:
    """Whatever gives a name to a part of a template gives it to that part alone."""
    assert set(find_names(text).undeclared) == jinjas(text)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_the_names_in_our_templates_are_those_that_jinja_finds(path: Path) -> None:
    """Each of them, as a fork gets it."""
    text = path.read_text("utf-8")

    assert set(find_names(text).undeclared) == jinjas(text)


@pytest.mark.parametrize("text", UNSOUND.values(), ids=UNSOUND)
def test_what_jinja_refuses_to_compile_is_refused(text: str) -> None:
    """In its words and at its line."""
    with pytest.raises(TemplateSyntaxError) as theirs:
        meta.find_undeclared_variables(parser().parse(text))

    with pytest.raises(UnreadableTemplateError) as ours:
        find_names(text)

    assert ours.value.line == theirs.value.lineno
    assert ours.value.message == f"the template cannot be read: {str(theirs.value.message).rstrip('.')}"
