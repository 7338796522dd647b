"""What the lock does not know yet, said where it stands in the content."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Diagnostic, Span, cut
from generator.lock import Renewal, find_gone, find_lost, owners, renew
from generator.model.lasting import LASTING
from generator.model.playbook import Playbook, Ref
from generator.rules.ids import LOCK

_MOST = 20  # The first lock has hundreds; behind so many nobody reads on.
_NEW, _REWORDED, _RENAMED, _BACK = "is new", "has new words", "has a new id", "is there again"
_HINT = "nothing is wrong; run `playbook lock`, or leave that to whoever publishes"


def lock_behind(playbook: Playbook) -> Iterator[Diagnostic]:
    """`ids.lock` is committed with the content, so that an id is known from the day it is published, and readers hear
    when an item joined a list or got other words. `playbook lock` brings it up to date. Until then nobody is told the
    day, and a new id that vanishes again is not missed.
    """
    if playbook.lock is None or any(find_lost(playbook, playbook.lock)):  # What is lost is found first.
        return
    found = sorted(_find_news(playbook))
    shown = found if len(found) <= _MOST + 1 else found[:_MOST]
    for span, news in shown:
        yield _notice(span, f"{news}, which `{LOCK}` does not know yet")
    if more := len(found) - len(shown):
        yield _notice(Span(LOCK), f"{more} more entries are new or have changed since the lock was written")


def _notice(span: Span, message: str) -> Diagnostic:
    return Diagnostic(span, "lock-behind", message, _HINT, severity="notice")


def _find_news(playbook: Playbook) -> Iterator[tuple[Span, str]]:
    """Where something stands that the lock is to learn, and what."""
    renewed = renew(playbook, date.min)
    for ref, news in _news(playbook, renewed).items():
        yield playbook.entries[ref].span, f"{_name(ref)} {news}"
    for gone in find_gone(playbook):
        if not set(gone.refs).isdisjoint(renewed.moved):
            yield gone.span, f"the removal of {_name(gone.refs[0])} is new"


def _news(playbook: Playbook, renewed: Renewal) -> dict[Ref, str]:
    """The news of each entry; what comes or moves with its whole transition is told by the transition."""
    owned = owners(playbook)
    counted = any(ref.kind not in LASTING for ref in playbook.lock or ())  # A lock of before knew no others.
    added = (ref for ref in renewed.added if counted or ref.kind in LASTING)
    news = {**dict.fromkeys(added, _NEW), **dict.fromkeys(renewed.changed, _REWORDED)}
    for ref in renewed.moved:
        if owner := owned.get(ref):
            news[owner] = _BACK if owner == ref else _RENAMED
    whole = {ref.id: word for ref, word in news.items() if ref.kind == "transition" and word != _REWORDED}
    return {
        ref: word
        for ref, word in news.items()
        if ref.kind == "transition" or whole.get(playbook.entries[ref].transition) != word
    }


def _name(ref: Ref) -> str:
    return f"the {ref.kind} `{cut(ref.id.rpartition('/')[2])}`"
