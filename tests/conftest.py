"""What all tests share: projects built from strings, and `--update` to rewrite what is expected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from generator.config import Project
from tests.depth import DEEP
from tests.failures import AtOnce
from tests.projects import Edit, build, build_small
from tests.real_site import build_published, make_once

# The same examples on every machine, so that a change is judged by what it changes and not by luck.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Rewrite the expectations of case and golden files.")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set up what reports, once there is a terminal to report to; parallel workers have none."""
    if config.getoption("--update") and hasattr(config, "workerinput"):
        raise pytest.UsageError("--update writes files, so run it without -n")
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(AtOnce(terminal))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is only for `make deep`."""
    left = {item for item in items if item.get_closest_marker("deep") and not DEEP}
    if left:
        config.hook.pytest_deselected(items=[*left])
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `playbook build` makes it, built once for all; a test that changes it works on a copy."""
    return make_once(tmp_path_factory, "published", build_published) / "playbook"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten instead of compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Project]:
    """Builds the project that a txtar string holds."""
    return lambda text: build(text, tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Project]:
    """Builds the small playbook: `small((path, old, new), ..., **{path: text, bytes or None})`."""

    def make(*edits: Edit, **files: str | bytes | None) -> Project:
        return build_small(tmp_path, edits, files)

    return make
