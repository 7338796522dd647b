import assert from "node:assert/strict";
import { test } from "node:test";
import * as days from "../../templates/script/days.js";

test("a day is a date of four digits of a year that somebody may mean", () => {
  for (const day of ["2026-11-24", "1999-01-01", "2024-02-29"]) assert.ok(days.isDay(day), day);
  for (const day of ["0202-01-01", "2026-13-01", "2026-02-29", "2026-04-31", "2026-1-1", "20261124", "", null])
    assert.ok(!days.isDay(day), day);
});

for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin", "UTC"]) {
  test(`days are added by the calendar, wherever the clocks change: ${zone}`, () => {
    process.env.TZ = zone;
    for (const start of ["2026-04-05", "2026-03-08", "2026-03-29", "2026-11-01", "2026-10-25"]) {
      for (const count of [-14, -1, 0, 1, 29, 181, 364]) {
        const expected = new Date(Date.parse(`${start}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
        assert.equal(days.add(start, count), expected);
      }
    }
  });

  test(`a moment's day is the reader's own, around midnight: ${zone}`, () => {
    process.env.TZ = zone;
    for (const day of ["2026-04-05", "2026-03-08", "2026-11-01"]) {
      assert.equal(days.of(new Date(`${day}T00:10:00`)), day);
      assert.equal(days.of(new Date(`${day}T23:50:00`)), day);
    }
  });
}

test("a week begins on Monday", () => {
  assert.equal(days.monday("2026-11-22"), "2026-11-16");
  assert.equal(days.monday("2026-11-16"), "2026-11-16");
  assert.equal(days.monday("2027-01-01"), "2026-12-28");
});
