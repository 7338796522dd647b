"""Styles and scripts joined from their parts and made smaller, and all other files of the site that are no page."""

import json
from collections.abc import Iterator

from generator.assets import STYLES, Asset, plain_files
from generator.assets.scripts import FIRST, START, read_parts, scripts
from generator.assets.smaller import make_smaller
from generator.assets.spoken import script_of
from generator.config import Options, Project
from generator.model.words import Words
from generator.press.moved import moved_pages
from generator.routes import PLAN, address
from generator.site import Site


def join_assets(project: Project, site: Site) -> Iterator[Asset]:
    """Every asset of a site, whose check has read all parts."""
    folder = project.templates
    style = "\n".join((folder / f"style/{part}.css").read_text("utf-8") for part in STYLES)
    yield Asset("assets/playbook.css", make_smaller("style", style).encode())
    for name, script in scripts(read_parts(project)[0]).items():
        heads = [_start(site.options)] if name == FIRST else []
        heads += (f"playbook.words.{group} = {_said(site.words, group)};" for group in script.speaks)
        yield Asset(f"assets/{name}.js", make_smaller("script", script.joined(heads)).encode())
    for path, file in plain_files(project):
        yield Asset(path, file.read_bytes())
    yield from moved_pages(site)


def _said(words: Words, group: str) -> str:
    """A group of words, as a script is told it."""
    return json.dumps(words.scripts.get(script_of(group), {}), ensure_ascii=False, sort_keys=True)


def _start(options: Options) -> str:
    """The one global: under which name readers' records are kept, where things are, words, and what starts a part."""
    about = {
        "site": options.site_id,
        "plan": address(PLAN, options.directory_urls),
        "home": options.home,
        "folders": options.home_folders,
    }
    facts = ", ".join(f"{name}: {json.dumps(value)}" for name, value in about.items())
    return f"window.playbook = {{ {facts}, words: {{}}, start: {START} }};"
