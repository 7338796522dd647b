// My plan: all that the reader means to do, by date, by phase or all of it, and all that they have written.
import "./my-plan-arranged.js";
import "./my-plan-links.js";
import "./my-plan-taking.js";
