"""Case files: edits of the small playbook, and what is said about them."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.projects import replace

FOLDER = Path(__file__).with_name("cases")

_TITLE = re.compile(r"^== (.+) ==\n", re.MULTILINE)
_STEP = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One situation: the edits, each an instruction and its text, and the lines expected."""

    title: str
    steps: tuple[tuple[str, str], ...]
    expected: str

    def apply(self, root: Path) -> None:
        """The edits, done to the project below `root`."""
        old: tuple[Path, str] | None = None
        for step, body in self.steps:
            if step == "with":
                assert old
                path, text = old
                path.write_text(replace(path.read_text("utf-8"), text, body.removesuffix("\n")), "utf-8")
            elif step.endswith(": replace"):
                old = root / step.removesuffix(": replace"), body.removesuffix("\n")
            else:
                _edit(root, *_split(step), body)


def _split(step: str) -> tuple[str, str]:
    path, _, act = step.partition(": ")
    return path, act


def _edit(root: Path, name: str, act: str, body: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    verb, _, other = act.rpartition(" ")
    match verb or other:
        case "remove":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        case "folder":
            path.mkdir()
        case "copy of":
            shutil.copyfile(root / other, path)
        case "link to":
            path.symlink_to(other)
        case "python":
            content = eval(body, {})
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        case "":
            path.write_text(body, "utf-8")
        case _:
            raise ValueError(f"no edit is called {act!r}")


def read_cases(path: Path) -> list[Case]:
    """The situations in a case file."""
    parts = _TITLE.split(path.read_text("utf-8"))
    assert not parts[0].strip(), f"{path.name} begins with a situation"
    return [_case(title, body) for title, body in zip(parts[1::2], parts[2::2], strict=True)]


def _case(title: str, body: str) -> Case:
    steps = [*zip(*[iter(_STEP.split(body)[1:])] * 2, strict=True)]
    assert steps, f"`{title}` has edits"
    assert steps[-1][0] == "expect", f"`{title}` ends with what is expected"
    return Case(title, tuple(steps[:-1]), steps[-1][1].rstrip("\n") + "\n")


def write_expected(path: Path, title: str, expected: str) -> None:
    """Put new lines in the place of those expected of a situation."""
    text = path.read_text("utf-8")
    start = text.index(f"== {title} ==\n")
    begin = text.index("-- expect --\n", start) + len("-- expect --\n")
    found = _TITLE.search(text, begin)
    end = found.start() if found else len(text)
    after = f"\n{text[end:]}" if found else ""
    path.write_text(f"{text[:begin]}{expected}{after}", "utf-8")
