"""A tick survives a renamed item: the page knows the ids that an item had before."""

import json

from playwright.sync_api import expect

from tests.browser.places import CHECKLISTS, items

ITEM = items()[0]
NAME = f"specialist-to-manager/{ITEM['id']}"
OLD = "specialist-to-manager/called-otherwise"


def test_a_tick_under_the_old_id_is_found_and_can_be_taken_back(visit):
    """The old record counts until the reader changes the tick, and stays in the store as it was."""
    page = visit(CHECKLISTS)
    stored = json.dumps({"version": 2, "records": {f"item:{OLD}": {"s": "done", "t": 1}}})
    page.evaluate("stored => localStorage.setItem('playbook:leadership-playbook', stored)", stored)
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => {{ for (const box of document.querySelectorAll('[data-item]')) "
        f"if (box.dataset.item === '{NAME}') box.dataset.names = '{NAME},{OLD}'; }}, true)"
    )
    box = page.get_by_role("checkbox", name=ITEM["do"], exact=True)

    page.reload()
    expect(box).to_be_checked()
    box.uncheck()
    page.reload()

    expect(box).not_to_be_checked()
    known = json.loads(page.evaluate("localStorage.getItem('playbook:leadership-playbook')"))["records"]
    assert known[f"item:{OLD}"] == {"s": "done", "t": 1}
    assert known[f"item:{NAME}"]["s"] == "todo"
