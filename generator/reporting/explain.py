"""Why a diagnostic's code exists; where an entry stands, what it refers to and what refers to it."""

from collections.abc import Iterable, Mapping
from inspect import cleandoc
from types import MappingProxyType

from generator import (
    assets,
    blocks,
    layers,
    loader,
    lock,
    references,
    rules,
    schema,
    settings,
    source,
    templates,
    written,
)  # fmt: skip
from generator.diagnostics import Span, did_you_mean
from generator.export import markdown
from generator.export.graph import entry_url
from generator.model.kinds import BY_NAME, TRAITS
from generator.model.markup import plain
from generator.model.playbook import Link, Playbook, Ref
from generator.model.titles import title
from generator.schema import misfits
from generator.site import addresses
from generator.starting import starter
from generator.templates import wording
from generator.views import earlier, registries

_MODULES = (
    source, layers, lock, schema, misfits, references, loader, settings, templates, wording, assets, blocks, written,
    registries, earlier, addresses, starter, markdown,
)  # fmt: skip
"""The modules that find problems, from the file to the site; each says in its `REASONS` why."""

_NONE: Mapping[str, str] = MappingProxyType({})


def reasons(more: Mapping[str, str] = _NONE) -> dict[str, str]:
    """Every code with its reason, by code; `more` are those of the modules above this one."""
    found = {code: reason for module in _MODULES for code, reason in module.REASONS.items()}
    docs = {code: cleandoc(rule.__doc__ or "") for code, rule in _rules().items()}
    return dict(sorted({**found, **docs, **more}.items()))


def _rules() -> dict[str, object]:
    return {**rules.ENTRY_RULES, **rules.PLAYBOOK_RULES}


def explain_code(code: str, more: Mapping[str, str] = _NONE) -> str | None:
    """The reason behind a diagnostic's code, with a line end; None if no code is called that."""
    reason = reasons(more).get(code)
    return None if reason is None else f"{code}\n  {' '.join(reason.split())}\n"


def unknown_code(code: str, more: Mapping[str, str] = _NONE) -> str:
    """What to say about a word that is no code: the closest one, and all there are, with a line end."""
    known = list(reasons(more))
    hint = did_you_mean(code, known)
    first = f"no code is called `{code}`{f' ({hint})' if hint else ''}; there are:"
    return "\n".join([first, *(f"  {name}" for name in known), "For an entry, write `kind:id`.", ""])


# Entries --------------------------------------------------------------------------------------------


def explain_entry(playbook: Playbook, ref: Ref) -> str | None:
    """The entry's title, place and address, its links and its backlinks by kind; None if there is no such entry."""
    entry = playbook.entries.get(ref)
    if entry is None:
        return None
    links = [link for link in playbook.links if link.source == ref]
    return "\n".join([
        f"{ref}: {plain(title(playbook, ref))}",
        f"  stands at {_place(entry.span)}",
        f"  shown at  /{entry_url(ref)}",
        *_section("It refers to", playbook, [(link.target, link) for link in links]),
        *_section("Referred to by", playbook, [(link.source, link) for link in playbook.referrers(ref)]),
        "",
    ])  # fmt: skip


def unknown_entry(playbook: Playbook, ref: Ref) -> str:
    """What to say about a reference that leads nowhere, with a suggestion, with a line end."""
    if ref.kind not in TRAITS:
        return _unknown("kind of entry", ref.kind, did_you_mean(ref.kind, TRAITS))
    if others := sorted(other.kind for other in playbook.entries if other.id == ref.id):
        return _unknown(ref.kind, ref.id, f"there is `{others[0]}:{ref.id}`")
    return _unknown(
        ref.kind, ref.id, did_you_mean(ref.id, [other.id for other in playbook.entries if other.kind == ref.kind])
    )


def _unknown(what: str, name: str, hint: str) -> str:
    return f"no {what} is called `{name}`{f' ({hint})' if hint else ''}\n"


def _section(heading: str, playbook: Playbook, found: Iterable[tuple[Ref, Link]]) -> list[str]:
    """The entries at the other ends, by kind, each with the place of the reference."""
    kinds: dict[str, list[str]] = {}
    for other, link in sorted(found, key=lambda pair: (_rank(pair[0].kind), pair[0].id, _span(playbook, pair[1]))):
        line = f"    {other.id}  {_place(_span(playbook, link))}  ({link.field})"
        kinds.setdefault(other.kind, []).append(line)
    body = [line for kind, lines in kinds.items() for line in (f"  {kind}", *lines)]
    return ["", f"{heading}:", *(body or ["  nothing"])]


def _rank(kind: str) -> tuple[int, str]:
    """Kinds of files in the order of the model, then what stands inside them."""
    return (list(BY_NAME).index(kind) if kind in BY_NAME else len(BY_NAME), kind)


def _span(playbook: Playbook, link: Link) -> Span:
    return playbook.entries[link.source].span_of(link.loc)


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}"
