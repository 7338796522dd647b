"""Styles and scripts joined from their parts and made smaller, and the files that are published as they are."""

import json
from collections.abc import Iterator

from generator.assets import SCRIPTS, STYLES, Asset, plain_files
from generator.assets.smaller import make_smaller
from generator.config import Options, Project
from generator.model.words import Words
from generator.routes import PLAN, address
from generator.site import Site


def join_assets(project: Project, site: Site) -> Iterator[Asset]:
    """Every asset of a site, whose check has read all parts."""
    folder = project.templates
    style = "\n".join((folder / f"style/{part}.css").read_text("utf-8") for part in STYLES)
    yield Asset("assets/playbook.css", make_smaller("style", style).encode())
    for name, parts in SCRIPTS.items():
        bodies = [(folder / f"script/{part}.js").read_text("utf-8") for part in parts]
        whole = "\n".join([_head(name, site.words, site.options), *bodies])
        yield Asset(f"assets/{name}.js", make_smaller("script", whole).encode())
    for path, file in plain_files(project):
        yield Asset(path, file.read_bytes())


def _head(name: str, words: Words, options: Options) -> str:
    """What a script is told: its words, and the first one under which name readers' records are kept."""
    said = json.dumps(words.scripts.get(name, {}), ensure_ascii=False, sort_keys=True)
    if name == "playbook":
        plan = json.dumps(address(PLAN, options.directory_urls))
        return f"window.playbook = {{ site: {json.dumps(options.site_id)}, plan: {plan}, words: {{ base: {said} }} }};"
    return f"playbook.words[{json.dumps(name)}] = {said};"
