"""What a page asks of other origins, and what goes wrong on it."""

from playwright.sync_api import ConsoleMessage, Page, Request, WebError

from tests.browser.places import ADDRESS

LISTEN = """
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    window.violations.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`));
"""
"""A script for a page that runs before its own and writes down what the Content-Security-Policy stops."""

ITS_OWN = (ADDRESS, "data:", "blob:")


def violations(page: Page) -> list[str]:
    """What the policy has stopped on a page that listens."""
    return list(page.evaluate("violations"))


class Watch:
    """Collects from now on, until it is closed. The workers of a page count as well."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.foreign: list[str] = []
        self.wrong: list[str] = []
        self._listeners = {"request": self._request, "weberror": self._error, "console": self._console}
        for event, listener in self._listeners.items():
            page.context.on(event, listener)

    def close(self) -> None:
        """Stop collecting."""
        for event, listener in self._listeners.items():
            self.page.context.remove_listener(event, listener)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(ITS_OWN):
            self.foreign.append(request.url)

    def _error(self, found: WebError) -> None:
        self.wrong.append(str(found.error))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(message.text)
