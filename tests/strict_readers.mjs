// What npm's two readers of YAML make of texts: a JSON list comes in, a list of pairs goes out.
import { readFileSync } from "node:fs";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { parseDocument } from "yaml";

const attempt = (read) => (text) => {
  try {
    return { read: read(text) };
  } catch (error) {
    return { refused: String(error.message) };
  }
};

const readJsYaml = attempt((text) => load(text, { schema: FAILSAFE_SCHEMA }));

const readYaml = attempt((text) => {
  const found = parseDocument(text, { schema: "failsafe", strict: true });
  const [problem] = [...found.errors, ...found.warnings];
  if (problem) throw problem;
  return found.toJS();
});

const texts = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(texts.map((text) => [readJsYaml(text), readYaml(text)])));
