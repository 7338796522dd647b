"""The plugin's options, as MkDocs reads them."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type

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
