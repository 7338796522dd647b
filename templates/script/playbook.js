// What is on every page: the reader's records, ticks, and helps for reading.
import "./theme.js";
import "./keeping.js";
import "./ticks.js";
import "./my-step.js";
import "./titles.js";
import "./reading.js";
import "./shortcuts.js";
