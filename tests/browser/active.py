"""What has become active on a page: elements, addresses and requests that only a payload can have brought."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Frame, Page, Request

LISTEN = """
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
    window.violations.push(`${violatedDirective}: ${blockedURI} ${sample}`));
  window.print = () => {};
"""
"""Runs before a page's own scripts: the policy's complaints, and no dialog for paper, which nobody would close."""

FIND = r"""
() => {
  const TAGS = `base, object, embed, iframe, frame, portal, marquee, math, applet, video, audio, source, listing, xmp,
    animate, set, maction, meta[http-equiv=refresh i], [srcdoc], [formaction], [ping], [autofocus],
    form[action], link[href*="evil.example"], body ~ *`
  const ADDRESSES = ["href", "src", "srcset", "action", "data", "poster", "xlink:href", "background", "cite"]
  const BAD = /^\s*(?:javascript|data|vbscript|file):|\/\/evil\.example/i
  const found = []
  for (const element of document.querySelectorAll("*")) {
    const around = element.parentElement?.outerHTML.slice(0, 300)
    const say = (what) => found.push(`<${element.localName}> ${what} in ${around}`)
    if (element.matches(TAGS)) say("stands here")
    if (element.matches("script, style") && /alert\(1\)|evil\.example/.test(element.textContent)) say("holds it")
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) say(`has ${name}`)
      if (name === "style" && /evil\.example|expression/.test(value)) say(`has ${name}`)
      if (ADDRESSES.includes(name) && BAD.test(value)) say(value)
    }
  }
  return found
}
"""

ACT = r"""
async () => {
  const PLACES = "[title], a, button, summary, label, h1, h2, h3, h4, .md-ellipsis, abbr, input, textarea, select"
  const INSIDE = ".pb-explanation *, [role=tooltip] :is(a, base, code, form, iframe, img, link, meta, style, svg)"
  const found = []
  const turn = () => new Promise((go) => requestAnimationFrame(go))
  for (const part of document.querySelectorAll("details")) part.open = true
  for (const place of document.querySelectorAll(PLACES)) {
    const mouse = { bubbles: true, cancelable: true, pointerType: "mouse" }
    place.dispatchEvent(new PointerEvent("pointerover", mouse))
    place.dispatchEvent(new PointerEvent("pointerenter", { ...mouse, bubbles: false }))
    place.dispatchEvent(new MouseEvent("mouseover", mouse))
    place.dispatchEvent(new MouseEvent("mouseenter", { ...mouse, bubbles: false }))
    place.focus({ preventScroll: true })
    for (const made of document.querySelectorAll(INSIDE)) found.push(made.outerHTML.slice(0, 300))
  }
  await turn(); await turn()
  for (const made of document.querySelectorAll(INSIDE)) found.push(made.outerHTML.slice(0, 300))
  return found
}
"""
"""Put a pointer on every place that answers to one, and the focus, one after the other. An explanation is text."""

PRESS = r"""
async () => {
  const CHOICES = "main :is(input[type=radio], input[type=checkbox])"
  for (const place of document.querySelectorAll("main button, .md-header button, " + CHOICES)) {
    place.click()
    for (const button of document.querySelectorAll("dialog[open] button")) button.click()
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
  }
  await new Promise((go) => requestAnimationFrame(go))
}
"""
"""Press every button and make every choice, and press what the dialogs that open offer."""


class Lookout:
    """Notes from now on whatever a payload would do if it could, on every page of a context."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.done: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("framenavigated", self._moved)
        page.on("pageerror", lambda error: self.done.append(f"an error: {error}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.done.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.done.append(f"a request: {request.url}")

    def _moved(self, frame: Frame) -> None:
        if frame.parent_frame or urlsplit(frame.url).netloc != urlsplit(self.home).netloc:
            self.done.append(f"a move: {frame.url}")

    def look(self, *acts: str) -> list[str]:
        """Do what readers do, and return whatever became active."""
        found: list[Any] = [each for act in acts for each in self.page.evaluate(act) or []]
        found += [*self.page.evaluate(FIND), *self.page.evaluate("window.violations ?? []"), *self.done]
        self.done.clear()
        return [f"{self.page.url}: {each}" for each in found]
