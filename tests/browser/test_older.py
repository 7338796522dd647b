"""Browsers of a few years ago: Firefox before 119 does not tell labels to scripts, and before 121 has no `:has()`."""

import re

from playwright.sync_api import expect

from tests.browser.places import PLAN
from tests.browser.reader import name, said, visit_with

WITH_HAS = re.compile(r"(?<=[{};])[^{};@]*:has\([^{};]*\{[^{}]*\}")
"""A rule of a small style sheet that such a browser leaves out, as it does every rule that it does not understand."""


def test_the_plans_fold_has_its_name(visit):
    """Where an element does not give its label as a property."""
    page = visit_with(visit, PLAN, {name(): {"s": "done"}}, script="delete Element.prototype.ariaLabel")

    expect(page.locator("[data-setup-now]")).to_have_text(said("setup_undated", "plan", step="Specialist → Manager"))


def test_homes_text_stands_above_the_picture(visit, site):
    """Where no rule with `:has()` counts: the picture lies beside the text only where there is room for both."""
    style = (site / "assets/playbook.css").read_text("utf-8")
    page = visit("assets/playbook.css", locale="en-GB")
    older = WITH_HAS.sub("", f";{style}").removeprefix(";")
    page.route("**/playbook.css", lambda route: route.fulfill(body=older, content_type="text/css"))
    page.goto("")

    edges = page.evaluate("""() => [document.querySelector(".pb-lead").getBoundingClientRect().bottom,
        document.querySelector(".pb-course").getBoundingClientRect().top]""")

    assert ":has(" in style
    assert ":has(" not in older
    assert edges[0] <= edges[1]
