"""Unknown and missing keys in our own words: a misspelt key is one mistake, not an unknown and a missing one."""

from collections.abc import Sequence
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, closest, cut
from generator.model.fields import Record
from generator.model.words import Keyed
from generator.schema.misfit import Attempt, Misfit
from generator.source import Document, Loc


def without_misspelt(attempt: Attempt, details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those for missing keys that stand in the file under a misspelt name."""
    misfits = (Misfit(attempt, detail) for detail in details if detail["type"] == "extra_forbidden")
    misspelt = {(*misfit.loc[:-1], _meant_key(misfit)) for misfit in misfits}
    return [detail for detail in details if detail["type"] != "missing" or Misfit(attempt, detail).loc not in misspelt]


def unknown_key(misfit: Misfit) -> Diagnostic:
    """A key that the model does not have."""
    key = str(misfit.loc[-1])
    if key == "id":
        hint = "remove the line: the id is the file name, or the key in the register"
        return Diagnostic(misfit.key_span, "stray-id", "an `id` has no place here", hint)
    meant = _meant_key(misfit)
    hint = f"did you mean `{meant}`?" if meant else "remove it"
    return Diagnostic(misfit.key_span, "unknown-key", f"nothing is called `{cut(key)}` here", hint)


def missing_key(misfit: Misfit) -> Diagnostic:
    """A key that the model needs; shown at what lacks it."""
    key, parent = misfit.loc[-1], misfit.of.document.key_span(misfit.loc[:-1])
    if len(misfit.loc) == 1:  # At the top of a file, its first key is a better place than all of it.
        parent = Span(parent.path, parent.line, parent.col, parent.line, parent.col + 1)
    return Diagnostic(parent, "missing-field", f"`{key}` is missing", f"add `{key}:`")


def may_be_removed(misfit: Misfit) -> bool:
    """Whether the value at fault has a key that its model can do without."""
    return not _known_keys(misfit).get(str(misfit.loc[-1]), True)


def _meant_key(misfit: Misfit) -> str | None:
    """The key that an unknown one most likely stands for: one that is missing, or else one that could be given."""
    key, used = str(misfit.loc[-1]), _data_at(misfit.of.document, misfit.loc[:-1])
    unused = {name: required for name, required in _known_keys(misfit).items() if name not in used}
    missing = [name for name, required in unused.items() if required]
    return closest(key, missing, cutoff=50) or closest(key, unused)


def _known_keys(misfit: Misfit) -> dict[str, bool]:
    """The keys that may stand beside the one at fault, each with whether it is required."""
    return _keys_of(_shape_at(misfit.of.model, misfit.loc[len(misfit.of.prefix) : -1]))


def _data_at(document: Document, loc: Loc) -> Any:
    data: Any = document.data
    for step in loc:
        data = data[step]
    return data


def _keys_of(shape: Any) -> dict[str, bool]:
    """The keys that a record or a mapping of fixed keys has, each with whether it is required."""
    if isinstance(shape, Keyed):
        return dict.fromkeys(shape.values, True)
    if isinstance(shape, type) and issubclass(shape, Record):
        return {info.alias or name: info.is_required() for name, info in shape.model_fields.items()}
    return {}


def _shape_at(model: Any, loc: Loc) -> Any:
    """What may stand at a place, found by walking the annotations along it."""
    for step in loc:
        model = _inner(model, step)
    return model


def _inner(shape: Any, step: str | int) -> Any:
    """The annotation one step further in, or the mark that says more."""
    if isinstance(shape, Keyed):
        return _marked(shape.values[str(step)])
    if isinstance(shape, type) and issubclass(shape, Record):
        info = next(info for name, info in shape.model_fields.items() if step in (name, info.alias))
        return next((mark for mark in info.metadata if isinstance(mark, Keyed)), info.annotation)
    args = get_args(shape)
    return args[1] if get_origin(shape) is dict else args[0]


def _marked(annotation: Any) -> Any:
    """The mark of fixed keys on a type, or the type itself."""
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((mark for mark in marks if isinstance(mark, Keyed)), annotation)
