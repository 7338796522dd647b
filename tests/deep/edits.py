"""What an author does while the site is served: each kind of edit, somewhere in the project."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.deep.ground import Ground

Edit = Callable[[Ground, Random], str]
"""Changes something, and returns what."""

_WORD = re.compile(r"(?<=[ ])[a-z]{3,}(?=[ .,])")


def change_word(ground: Ground, rng: Random) -> str:
    return _replace(_content(ground, rng), _WORD, rng, lambda found: f"{found[0]}s {found[0]}")


def change_title(ground: Ground, rng: Random) -> str:
    return _replace(_content(ground, rng), re.compile(r"(?<=^title: ).+", re.MULTILINE), rng, _more)


def change_term(ground: Ground, rng: Random) -> str:
    return _replace(ground.project.content / "glossary.yml", re.compile(r"(?<=: )\w.*"), rng, _more)


def move_down(ground: Ground, rng: Random) -> str:
    """Nothing is said otherwise, but all of it stands one line further down."""
    path = _content(ground, rng)
    return _write(path, f"# A remark.\n{path.read_text('utf-8')}")


def add_entry(ground: Ground, rng: Random) -> str:
    path = rng.choice(_files(ground.project.content, "*/*.yml"))
    return _write(path.with_name(f"{path.stem}-{rng.randrange(1000)}.yml"), path.read_text("utf-8"))


def refer(ground: Ground, rng: Random) -> str:
    """A page speaks of a trap that it did not know of."""
    name = rng.choice(_files(ground.project.content, "traps/*.yml")).stem
    return _replace(
        _content(ground, rng),
        re.compile(r"(?<=: )[A-Z][^\[\]{}]+\.$", re.MULTILINE),
        rng,
        lambda found: f"{found[0]} See [[trap:{name}]].",
    )


def remove_file(ground: Ground, rng: Random) -> str:
    return _remove(_content(ground, rng))


def change_template(ground: Ground, rng: Random) -> str:
    path = rng.choice(_files(ground.project.templates, "*.html"))
    return _replace(
        path, re.compile(r"</(?:p|li|h2|section|dt)>"), rng, lambda found: f" {rng.randrange(1000)}{found[0]}"
    )


def change_theme(ground: Ground, rng: Random) -> str:
    path = rng.choice(_files(ground.project.templates / "theme", "**/*.html"))
    return _write(path, f"{path.read_text('utf-8')}<!-- {rng.randrange(1000)} -->\n")


def change_label(ground: Ground, rng: Random) -> str:
    return _replace(
        ground.project.templates / "strings/en.yml", re.compile(r"(?<=: )[A-Z][a-z ]+$", re.MULTILINE), rng, _more
    )


def change_style(ground: Ground, rng: Random) -> str:
    path = rng.choice(_files(ground.project.templates / "style", "*.css"))
    return _write(path, f"{path.read_text('utf-8')}.pb-{rng.randrange(1000)} {{ color: red }}\n")


def add_asset(ground: Ground, rng: Random) -> str:
    return _write(ground.project.templates / f"assets/{rng.randrange(1000)}.txt", "A file.\n")


def change_lock(ground: Ground, rng: Random) -> str:
    return _replace(
        ground.project.lock,
        re.compile(r"20\d\d-\d\d-\d\d"),
        rng,
        lambda found: f"20{rng.randrange(20, 26)}{found[0][4:]}",
    )


def change_page(ground: Ground, rng: Random) -> str:
    path = rng.choice(_files(ground.project.pages, "*.md"))
    return _write(path, f"{path.read_text('utf-8')}\n## More {rng.randrange(1000)}\n\nSee [this](index.md).\n")


def add_page(ground: Ground, rng: Random) -> str:
    number = rng.randrange(1000)
    return _write(
        ground.project.pages / f"more-{number}.md",
        f"---\ntags: [Traps]\n---\n\n# More {number}\n\n<!-- material/tags -->\n",
    )


def remove_page(ground: Ground, rng: Random) -> str:
    return _remove(rng.choice(_files(ground.project.pages, "*.md")))


def change_settings(ground: Ground, rng: Random) -> str:
    old, new = rng.choice(_SETTINGS)
    text = ground.project.settings.read_text("utf-8")
    return _write(ground.project.settings, text.replace(old, new) if old in text else text.replace(new, old), f" {new}")


_SETTINGS = (
    ("The Leadership Playbook", "Our Own Playbook"),
    ('repo_url: !ENV [REPO_URL, ""]', "repo_url: https://example.org/ours"),
    ("    - navigation.path\n", ""),
    ("    - navigation.tabs\n", ""),
    ("booklets: !ENV [BOOKLETS, false]", "booklets: true"),
    ("  - tags\n", ""),
    ("site_id: leadership-playbook", "site_id: ours"),
    ("  - abbr\n", ""),
    ("copyright: Text", "copyright: All text"),
    ("markdown_extensions:", "use_directory_urls: false\nmarkdown_extensions:"),
)


def make_mistake(ground: Ground, rng: Random) -> str:
    return ground.damage("content", rng, rng.randrange(1, 10**6))[1]


OF_CONTENT: tuple[Edit, ...] = (
    change_word, change_title, change_term, move_down, add_entry, refer, make_mistake, remove_file,
)  # fmt: skip
"""Edits of what people write. Where one is a mistake, the last good site stays as it was."""

EDITS: tuple[Edit, ...] = (
    *OF_CONTENT, change_template, change_theme, change_label, change_style, add_asset, change_lock, change_page,
    add_page, remove_page, change_settings,
)  # fmt: skip
"""Every kind of edit."""


ONE_OF_EACH: tuple[Edit, ...] = (
    change_title, make_mistake, add_entry, change_template, change_theme, change_label, change_page, change_settings,
)  # fmt: skip
"""What goes ways of its own from the edit to the page."""


def _more(found: re.Match[str]) -> str:
    return f"{found[0]} more"


def _content(ground: Ground, rng: Random) -> Path:
    return rng.choice(_files(ground.project.content, "**/*.yml"))


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def _remove(path: Path) -> str:
    path.unlink()
    return f"{path.name} removed"


def _replace(path: Path, pattern: re.Pattern[str], rng: Random, new: Callable[[re.Match[str]], str]) -> str:
    """Write something else in place of one of the texts that match."""
    text = path.read_text("utf-8")
    if not (found := [*pattern.finditer(text)]):
        return f"nothing in {path.name}"
    one = rng.choice(found)
    return _write(
        path, text[: one.start()] + new(one) + text[one.end() :], f", line {text.count(chr(10), 0, one.start()) + 1}"
    )


def _write(path: Path, text: str, where: str = "") -> str:
    path.write_text(text, "utf-8")
    return f"{path.name}{where}"
