// The climber in a picture of the way up: as far along a step as the reader is.
import { every, one } from "./elements.js";
import * as store from "./store.js";

/** Put the climber on the step that the reader was on last, or else on the highest that they have begun. */
export function showClimber() {
  const climber = one("[data-climber]");
  if (!climber) return;
  const begun = every("[data-far]").filter((line) => line.dataset.far !== "0");
  const last = store.get("setting:last")?.step;
  const line = begun.find(({ dataset }) => dataset.of === last) ?? begun.at(-1);
  const climb = every("[data-climb]").find(({ dataset }) => dataset.climb === line?.dataset.of);
  if (!climb) return;
  const [from, to] = [climb.dataset.from, climb.dataset.to].map((place) => place.split(" ").map(Number));
  const [x, y] = from.map((start, axis) => start + (to[axis] - start) * Number(line.dataset.far));
  climber.setAttribute("transform", `translate(${x} ${y})`);
}
