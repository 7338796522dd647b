"""A strict `python -m mkdocs build` in this process, with a clock around each of our stages; prints them as JSON."""

import json
import runpy
import sys
import time
from collections.abc import Callable
from typing import Any

import generator.loader
import generator.plugin
import generator.site

seconds: dict[str, float] = {}
"""Processor seconds by name; a step's time contains that of the steps inside it."""


def clock(module: Any, function: str, name: str) -> None:
    """Add up the processor time that the function takes each time the module calls it."""
    original: Callable[..., Any] = getattr(module, function)

    def clocked(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            seconds[name] = seconds.get(name, 0) + time.process_time() - start

    setattr(module, function, clocked)


def stages() -> dict[str, float]:
    """The time of each stage by itself."""
    return {
        "read": seconds["read_layer"],
        "validate and link": seconds["load_playbook"] - seconds["read_layer"],
        "views": seconds["pages"],
        "render": seconds["build_site"] - seconds["load_playbook"] - seconds["pages"],
    }


if __name__ == "__main__":
    clock(generator.loader, "read_layer", "read_layer")
    clock(generator.site, "load_playbook", "load_playbook")
    clock(generator.site, "pages", "pages")
    clock(generator.plugin, "build_site", "build_site")
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    json.dump(stages(), sys.stdout)
