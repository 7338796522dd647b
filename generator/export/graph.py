"""The whole graph as JSON: every entry with its place, its links and what refers to it."""

import json
from collections.abc import Sequence
from typing import Any

from generator import __version__
from generator.model.fields import Record
from generator.model.kinds import TRAITS
from generator.model.lasting import LASTING
from generator.model.markup import plain
from generator.model.playbook import Entry, Link, Playbook, Ref
from generator.model.titles import title
from generator.routes import address, route
from generator.schema.json_schema import DRAFT, Schema, definitions

FORMAT = 1
"""Raised when programs that read the file have to change; members that are added do not raise it."""


def graph_json(playbook: Playbook) -> str:
    """The text of the file that `export json` writes: indented, with a line end; equal content, equal bytes."""
    return json.dumps(graph(playbook), indent=2, ensure_ascii=False) + "\n"


def graph(playbook: Playbook) -> dict[str, Any]:
    """The levels, the transitions and every entry, as plain data that `graph_schema` describes."""
    outgoing: dict[Ref, list[Link]] = {}
    for link in playbook.links:
        outgoing.setdefault(link.source, []).append(link)
    return {
        "format": FORMAT,
        "generator": {"name": "leadership-playbook", "version": __version__},
        "levels": list(playbook.level_order),
        "transitions": [step.id for step in playbook.transitions],
        "entries": [_entry(playbook, playbook.entries[ref], outgoing.get(ref, ())) for ref in sorted(playbook.entries)],
    }


def _entry(playbook: Playbook, entry: Entry[Record], links: Sequence[Link]) -> dict[str, Any]:
    return {
        "kind": entry.ref.kind,
        "id": entry.id,
        "title": plain(title(playbook, entry.ref)),
        "path": entry.span.path,
        "line": entry.span.line,
        "url": entry_url(entry.ref),
        "data": entry.record.model_dump(mode="json", by_alias=True, exclude_none=True),
        **({"published": _lasting(playbook, entry)} if entry.ref.kind in LASTING else {}),
        "links": [_link(link.target, link) for link in links],
        "backlinks": [_link(link.source, link) for link in playbook.referrers(entry.ref)],
    }


def _lasting(playbook: Playbook, entry: Entry[Any]) -> dict[str, Any]:
    """What readers' records hang on."""
    dates = playbook.dates(entry.ref)
    found = {"names": list(playbook.names(entry.ref)), "revision": entry.record.revision}
    if dates:
        found["added"] = dates.added.isoformat()
    if dates and dates.changed:
        found["changed"] = dates.changed.isoformat()
    return found


def _link(other: Ref, link: Link) -> dict[str, str]:
    found = {"kind": other.kind, "id": other.id, "field": link.field}
    return {**found, "note": link.note} if link.note else found


def entry_url(ref: Ref) -> str:
    """The entry's address from the site's root."""
    place = route(ref)
    return f"{address(place.path)}#{place.anchor}" if place.anchor else address(place.path)


# Its schema -----------------------------------------------------------------------------------------


def graph_schema() -> Schema:
    """The JSON Schema of the graph: `schema DIR` writes it as `export.json` beside those of `json_schemas()`."""
    models = _models()
    return {
        "$schema": DRAFT,
        "title": "The playbook as a graph",
        "description": "What `playbook export json` writes: every entry, and how they refer to one another.",
        **_object(
            format=_said({"const": FORMAT}, "The version of this form; it is raised when readers have to change."),
            generator=_said(_object(name=_TEXT, version=_TEXT), "What wrote the file."),
            levels=_said(_list(_TEXT), "The ids of the levels, from bottom to top."),
            transitions=_said(_list(_TEXT), "The ids of the transitions, in the order of the levels they leave."),
            entries=_said(_list({"$ref": "#/definitions/entry"}), "Every entry, by kind and id."),
        ),
        "definitions": {
            "entry": _entry_schema(models),
            "link": _link_schema(),
            "published": _lasting_schema(),
            **definitions(dict.fromkeys(models.values())),
        },
    }


_TEXT: Schema = {"type": "string"}


def _models() -> dict[str, type[Record]]:
    """The model of every kind of entry, those inside files too."""
    return {name: found.model for name, found in TRAITS.items()}


def _entry_schema(models: dict[str, type[Record]]) -> Schema:
    """An entry, whose data has the form of its kind."""
    links = _list({"$ref": "#/definitions/link"})
    published: Schema = {"allOf": [{"$ref": "#/definitions/published"}]}
    entry = _object(
        kind=_said({"enum": sorted(models)}, "The kind of entry."),
        id=_said(_TEXT, "Its id; for what stands inside a transition, behind the transition's id and a slash."),
        title=_said(_TEXT, "Its name as plain text."),
        path=_said(_TEXT, "The file it stands in, from the project's folder."),
        line=_said({"type": "integer", "minimum": 1}, "The line on which it begins."),
        url=_said(_TEXT, "Its address from the site's root."),
        data=_said({"type": "object"}, "Its fields, as in its file; what was left out has its default or is absent."),
        published=_said(published, "What readers' records of it hang on; only where they keep any."),
        links=_said(links, "What it refers to, in the order of the file."),
        backlinks=_said(links, "What refers to it, in the order of the files."),
    )
    forms = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"data": {"$ref": f"#/definitions/{model.__name__}"}}},
        }
        for kind, model in sorted(models.items())
    ]
    required = [name for name in entry["required"] if name != "published"]
    return {"description": "One entry.", **entry, "required": required, "allOf": forms}


def _lasting_schema() -> Schema:
    day: Schema = {"type": "string", "format": "date"}
    found = _object(
        names=_said(_list(_TEXT), "Every id it ever had, the present one first."),
        revision=_said(_TEXT, "A mark of the words that a reader acts on; it changes when they do."),
        added=_said(day, "The day it was first published, if `ids.lock` knows it."),
        changed=_said(day, "The day its present words were, if `ids.lock` knows them."),
    )
    return {"description": "What readers' records hang on.", **found, "required": ["names", "revision"]}


def _link_schema() -> Schema:
    found = _object(
        kind=_said(_TEXT, "The kind of the entry at the other end."),
        id=_said(_TEXT, "Its id."),
        field=_said(_TEXT, "The key that the reference stands under."),
        note=_said(_TEXT, "The words that stand beside the reference, if any."),
    )
    return {"description": "A reference from one entry to another.", **found, "required": ["kind", "id", "field"]}


def _object(**members: Schema) -> Schema:
    return {"type": "object", "required": list(members), "properties": members, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _said(schema: Schema, description: str) -> Schema:
    return {"description": description, **schema}
