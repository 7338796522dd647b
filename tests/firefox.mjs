// The main journeys of readers in Firefox, which is driven over WebDriver BiDi. Run by `tests/firefox.py`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { firefox, puppeteer, address, kinds } = JSON.parse(process.argv[2]);
const { default: driver } = await import(createRequire(`${puppeteer}/`).resolve("puppeteer-core"));
const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };
const WEEK = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY:Stand-up
DTSTART;TZID=Eastern Standard Time:20260105T090000
DTEND;TZID=America/New_York:20260105T100000
RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3
END:VEVENT
END:VCALENDAR`;

const browser = await driver.launch({ browser: "firefox", executablePath: firefox, headless: true });
let failed = 0;

/** A page on which nothing may be complained of, with a path of the site open. */
async function opened(path, size, complaints) {
  const page = await browser.newPage();
  await page.setViewport(size);
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address + path);
  await page.waitForFunction("document.readyState === 'complete' && Boolean(window.playbook)");
  return page;
}

/** One journey, told in a line. */
async function journey(name, path, size, act) {
  const complaints = [];
  const page = await opened(path, size, complaints);
  try {
    await act(page);
    assert.deepEqual(complaints, []);
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
  await page.evaluate("localStorage.clear()");
  await page.close();
}

const click = (page, selector) => page.evaluate((selector) => document.querySelector(selector).click(), selector);
const until = (page, condition, ...values) => page.waitForFunction(condition, { timeout: 10_000 }, ...values);
const CHECKLISTS = kinds.checklists;
const TICK = "input.pb-tick";

for (const [size, view] of Object.entries(SIZES)) {
  for (const [kind, path] of Object.entries(kinds)) {
    await journey(`${kind}, ${size}: nothing is blocked, cut off or wider than the page`, path, view, async (page) => {
      await page.mouse.move(50, 300); // What waits for the reader's first move comes.
      await until(page, "Boolean(window.document$)");
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll(".md-header__topic > .md-ellipsis")]
          .filter((title) => title.offsetParent)
          .filter((title) => title.scrollWidth > title.clientWidth + 1 || title.scrollHeight > title.clientHeight + 1)
          .map((title) => title.textContent.trim()),
      }));
      assert.deepEqual({ ...seen, wide: Math.max(seen.wide, 0) }, { wide: 0, cut: [] });
    });
  }
}

await journey("a tick stays, and My plan knows it", CHECKLISTS, SIZES.phone, async (page) => {
  const item = await page.$eval(TICK, (box) => box.dataset.item);
  await click(page, TICK);
  await page.reload();
  await until(page, (tick) => document.querySelector(tick)?.checked, TICK);
  await page.goto(address + kinds["my plan"]);
  await until(page, (id) => document.querySelector(`[data-plan] [data-item="${id}"]`)?.checked, item);
});

await journey("a link exchanges the page, and ticks work there", kinds.home, SIZES.laptop, async (page) => {
  await page.mouse.move(50, 300);
  await until(page, "Boolean(window.document$)");
  await page.evaluate("window.marker = true");
  await page.evaluate((path) => [...document.links].find(({ href }) => href.endsWith(path)).click(), kinds["my plan"]);
  await until(page, "Boolean(document.querySelector('[data-plan]'))");
  assert.equal(await page.evaluate("window.marker"), true);
});

await journey("a first day gives the plan its dates", kinds["my plan"], SIZES.phone, async (page) => {
  await page.evaluate(() => {
    for (const answer of ["[name=step]", "[value=other]"]) document.querySelector(`[data-begin] ${answer}`).click();
    document.querySelector("#plan-day").value = "2026-03-02";
    document.querySelector("[data-begin] [type=submit]").click();
  });
  await until(page, "[...document.querySelectorAll('[data-plan] [data-due]')].some((due) => due.textContent)");
});

await journey("the search finds a thing by its words", kinds.home, SIZES.laptop, async (page) => {
  await page.keyboard.press("/");
  await until(page, "document.activeElement?.id === 'pb-query'");
  await page.keyboard.type("delegate");
  await until(page, "document.querySelectorAll('.pb-search__found a').length > 2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(page, "location.pathname.length > 1 && !document.querySelector('dialog[open]')");
});

await journey("a rating stays", kinds.readiness, SIZES.phone, async (page) => {
  await until(page, "Boolean(document.querySelector('.pb-sitting')?.childElementCount)");
  await click(page, "fieldset.pb-rating input[value='3']");
  await page.reload();
  await until(page, "Boolean(document.querySelector(\"fieldset.pb-rating input[value='3']\")?.checked)");
});

await journey("a calendar is read: zones, rules and hours", kinds.calendar, SIZES.laptop, async (page) => {
  await page.evaluate(() => {
    document.querySelector("#week").value = "2026-11-02";
    document.querySelector("#week").dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector(".pb-file").open = true;
  });
  await until(page, "Boolean(playbook.start('calendar-week'))");
  await page.evaluate((text) => {
    document.querySelector("#pasted").value = text;
    document.querySelector("#read").click();
  }, WEEK);
  await until(page, "document.querySelector('#file-found th[scope=row]')?.textContent === 'Stand-up'");
});

await browser.close();
console.log(failed ? `${failed} failed` : "All ended well.");
process.exit(failed ? 1 : 0);
