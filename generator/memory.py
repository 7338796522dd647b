"""When Python looks for objects that only hold each other: much is made in a build, and nearly all of it stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold the garbage collector, which would walk what grows again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def ending() -> Iterator[None]:
    """For what a process does last: hold the collector, and leave what was made out of its look at the very end."""
    with without_collection():
        try:
            yield
        finally:
            gc.freeze()


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let the collector look only at what is new, and seldom: each page leaves some objects that hold each other."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
