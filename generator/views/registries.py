"""The lists of kinds, held against one another: each has all that it takes for readers to find its pages."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.config import Project
from generator.diagnostics import Diagnostic, Related, Span, did_you_mean
from generator.model import kinds
from generator.model.addressed import Addressed
from generator.model.kinds import GROUPS, HIDDEN, KINDS, MENU, TRAITS, Child, Kind, Traits
from generator.model.playbook import Playbook
from generator.model.words import PAGES, STEP_PARTS
from generator.routes import route
from generator.source import read_text
from generator.source.document import place_inside
from generator.views import TEMPLATES
from generator.views.page import View

REASONS = {
    "unfinished-kind": """A kind of entry is named in a few places of the generator and of the templates. Where one is
        forgotten, its pages would be missing, or no menu and no search would lead to them.""",
}

_KINDS, _VIEWS, _ICONS = "generator/model/kinds.py", "generator/views/__init__.py", "templates/icons.html"
_DRAWN = re.compile(r"\bset drawn = \{(.*?)\}\s*-?%\}", re.DOTALL)
_NAME = re.compile(r"""["']([\w-]+)["']\s*:""")


def check_kinds(project: Project) -> Iterator[Diagnostic]:
    """What is missing in `KINDS`, among the icons, or among the schemas of a project that keeps them."""
    for traits in TRAITS.values():
        yield from check_kind(traits)
    known = {f"{name}.html" for name in (*TRAITS, *PAGES, *STEP_PARTS)}
    for template in TEMPLATES:
        if template not in known:
            message = f"the template `{template}` is listed and belongs to no kind"
            yield Diagnostic(Span(_KINDS), "unfinished-kind", message, "add its kind to `KINDS`")
    yield from _check_icons(project)
    yield from _check_schemas(project)


def check_kind(traits: Traits) -> Iterator[Diagnostic]:
    """What one kind lacks; of one that no page shows nothing is asked."""
    if traits.name not in HIDDEN:
        for lack, hint in (*_hides(traits), *_misses(traits)):
            message = f"the kind `{traits.name}` {lack}"
            yield Diagnostic(_line_of(traits.name), "unfinished-kind", message, hint)


def _hides(traits: Traits) -> Iterator[tuple[str, str]]:
    """Why readers would not find its entries, and what to do about it."""
    if isinstance(traits, Kind) and traits.form != "part" and traits.section not in MENU:
        yield _unlisted("section", traits.section, MENU, "`MENU`")
    if isinstance(traits, Kind) and not traits.icon:
        yield "has no icon", f"name its `icon`: a drawing in `{_ICONS}`"
    if traits.group not in GROUPS:
        yield _unlisted("group", traits.group, GROUPS, "`GROUPS`")


def _unlisted(field: str, value: str, known: Sequence[str], registry: str) -> tuple[str, str]:
    """A field that is empty, or names what its registry does not have."""
    if not value:
        return f"has no {field}", f"name its `{field}`: one of {registry}"
    hint = did_you_mean(value, known) or "use one that is there"
    return f"has the {field} `{value}`, which {registry} does not have", f"{hint.rstrip('?')}, or add it there"


def _misses(traits: Traits) -> Iterator[tuple[str, str]]:
    """What its model would have to have, and what to do about it."""
    model, is_part = traits.model, isinstance(traits, Kind) and traits.form == "part"
    if not is_part and traits.title not in model.model_fields:
        yield f"is named by a field `{traits.title}` that its model lacks", "say by `title` which field names it"
    for field in traits.choices:
        if field not in model.model_fields:
            yield f"has choices in a field `{field}` that its model lacks", "name its own fields as `choices`"
    if not (issubclass(model, Addressed) or (is_part and traits.name != "transition")):
        base = "`Inside`" if isinstance(traits, Child) else "`Addressed`"
        yield "takes no `formerly`, so its addresses would die with a new id", f"base its model on {base}"
    if traits.lasting and getattr(model, "revision", None) in (None, Addressed.revision):
        yield "is lasting and has no `revision`", "let its model say which words a reader acts on"


def _line_of(kind: str) -> Span:
    """Where `KINDS` names the kind."""
    text = Path(kinds.__file__).read_text("utf-8")
    found = re.search(rf'\(\s*("{kind}")', text)
    return place_inside(Span(_KINDS), text, *found.span(1)) if found else Span(_KINDS)


def _check_icons(project: Project) -> Iterator[Diagnostic]:
    """Icons that `icons.html` does not draw; one that does not say what it draws, as a fork's own may, is let be."""
    text, _ = read_text(project.templates / "icons.html", _ICONS)
    if found := _DRAWN.search(text or ""):
        line, drawn = (text or "")[: found.start()].count("\n") + 1, set(_NAME.findall(found[1]))
        for name, traits in TRAITS.items():
            if traits.icon and traits.icon not in drawn:
                message = f"nothing called `{traits.icon}` is drawn for the kind `{name}`"
                hint = f"add it to `drawn`, or name another drawing as its `icon` in `{_KINDS}`"
                yield Diagnostic(Span(_ICONS, line, 1, line, 1), "unfinished-kind", message, hint)


def _check_schemas(project: Project) -> Iterator[Diagnostic]:
    """Schemas that are not beside the others."""
    paths = {kind.name: f"schema/{kind.schema}.json" for kind in KINDS}
    missing = {name: path for name, path in paths.items() if not (project.root / path).is_file()}
    for name, path in missing.items() if len(missing) < len(paths) else ():
        message = f"the kind `{name}` has no schema, so editors do not help to write it"
        yield Diagnostic(Span(path), "unfinished-kind", message, "run `playbook schema schema`")


def check_pages(playbook: Playbook, views: Sequence[View]) -> Iterator[Diagnostic]:
    """Kinds whose entries have no page, and pages whose template is not listed."""
    paths, missed = {view.page.path for view in views}, set[str]()
    for ref, entry in playbook.entries.items():
        if ref.kind not in missed and route(ref).path not in paths:
            missed.add(ref.kind)
            related = Related(entry.span, "this one is on none")
            message, hint = f"no page shows the kind `{ref.kind}`", "add what makes its pages to `FAMILIES`"
            yield Diagnostic(Span(_VIEWS), "unfinished-kind", message, hint, related=(related,))
    for template, view in {view.page.template: type(view) for view in views}.items():
        if not issubclass(view, TEMPLATES.get(template, type(None))):
            message = f"the template `{template}` is not listed for `{view.__name__}`, so nothing checks it"
            yield Diagnostic(Span(_VIEWS), "unfinished-kind", message, "add it to `TEMPLATES`")
