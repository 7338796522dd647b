"""A test that fails is named at once, with its reason, and not only when all the others have run."""

import pytest


class AtOnce:
    """Writes a line for each failure when it comes, also where the tests run on parallel workers."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self.terminal = terminal

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """After the letter that stands for it among the dots."""
        if report.failed:
            part = "" if report.when == "call" else f" ({report.when})"
            self.terminal.write(f"\nFAILED {report.nodeid}{part}: {reason(report)}\n", flush=True, red=True)


def reason(report: pytest.TestReport) -> str:
    """The first line of what went wrong."""
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash else str(report.longrepr)
    return text.strip().split("\n", 1)[0]
