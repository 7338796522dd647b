"""The plugin's options, as MkDocs reads them, and what they change in its configuration."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig

from generator.settings.checks import WORKER_STATES


class State(Choice[str]):
    """Off, on or kill; YAML takes the first two for truth values where they stand without quotes."""

    def __init__(self) -> None:
        super().__init__(WORKER_STATES, default="off")

    def run_validation(self, value: object) -> str:
        """The state by its name."""
        return super().run_validation({False: "off", True: "on"}[value] if isinstance(value, bool) else value)


class PlaybookConfig(Config):
    """What `mkdocs.yml` may say below `playbook`."""

    site_id = Type(str, default="leadership-playbook")
    offline = Type(bool, default=False)
    service_worker = State()
    booklets = Type(bool, default=False)


def deferred(path: str) -> ExtraScriptValue:
    """A script of the site that waits for the page, as MkDocs takes it."""
    found = ExtraScriptValue(path)
    found.defer = True
    return found


def take_offline(config: MkDocsConfig) -> None:
    """Pages that work from a disk: links name files, and each click loads a page, since no script can fetch one."""
    config.use_directory_urls = False
    config.site_url = ""  # The copy may lie anywhere: it has no address to name.
    config.theme["features"] = [name for name in config.theme["features"] if not name.startswith("navigation.instant")]
