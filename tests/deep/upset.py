"""Data that is well formed and says something else: what only the model and the rules can find."""

from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from tests.deep.pieces import PIECES, VALUES


def upset(text: str, rng: Random) -> str:
    """The YAML with one or a few of its values gone, moved, doubled or of another type; as it was if it is none."""
    try:
        data = yaml.load(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError):
        return text
    places = [*_places(data)]
    if not places:
        return text
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        _change(*rng.choice(places), rng, places)
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


class _Plain(yaml.CBaseDumper):
    """Writes each scalar as plain as it can be, and what stands at two places twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_scalar(dumper: Any, value: Any) -> yaml.Node:
    text = value if isinstance(value, str) else str(value).lower().replace("none", "null")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text)


for _type in (str, int, float, bool, type(None)):
    _Plain.add_representer(_type, _represent_scalar)
_Plain.add_representer(list, lambda dumper, found: dumper.represent_sequence("tag:yaml.org,2002:seq", found))
_Plain.add_representer(dict, lambda dumper, found: dumper.represent_mapping("tag:yaml.org,2002:map", found.items()))


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every collection in the data, with each of its keys."""
    inside = [*data.items()] if isinstance(data, dict) else [*enumerate(data)] if isinstance(data, list) else []
    for key, value in inside:
        yield data, key
        yield from _places(value)


def _change(holder: Any, key: Any, rng: Random, places: list[tuple[Any, Any]]) -> None:
    try:
        value = holder[key]
    except (KeyError, IndexError):  # An earlier change took it away.
        return
    match rng.randrange(8):
        case 0:
            del holder[key]
        case 1:
            holder[key] = rng.choice((None, True, 7, 1.5, "", "x", [], {}, [value], {"a": value}, "Word. " * 200))
        case 2 | 3:
            other, name = rng.choice(places)
            holder[key] = _copy(other.get(name) if isinstance(other, dict) else next(iter(other), None))
        case 4 if isinstance(holder, list):
            holder.insert(rng.randrange(len(holder) + 1), _copy(value))
        case 4:
            holder[f"{key}x"[rng.randrange(2) :]] = _copy(value)
        case 5 if isinstance(value, list):
            value *= 12
        case 5 | 6 if isinstance(value, str):
            holder[key] = value.replace(" ", f" {rng.choice(PIECES)} ", 1)
        case _ if isinstance(holder, list):
            rng.shuffle(holder)
        case _:
            holder[key] = rng.choice(VALUES)


def _copy(value: Any) -> Any:
    """The same data, so that nothing holds itself."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value
