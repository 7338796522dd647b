// What scripts find on a page beside the browser's own: the one global of the site, and the code of others.

/** A thing of the search's index, by its fields: see the head of `ranking.js`. */
type Section = [id: string, title: string, text: string];
type Thing = [
  group: number,
  page: number,
  title: string,
  step: number,
  functions: number[],
  words: string[],
  sections: [lead: Section, ...rest: Section[]],
];

/** An element that the page's own template has: it is there with what its tag has, and so is what it leads to. */
type Found = Having & HTMLElement;
type Founds = ArrayLike<Found> & Iterable<Found>;

interface Having {
  checked: boolean;
  dateTime: string;
  disabled: boolean;
  elements: Record<string, Found>;
  files: File[];
  href: string;
  labels: Found[];
  name: string;
  open: boolean;
  options: Found[];
  pathname: string;
  protocol: string;
  selectedIndex: number;
  selectedOptions: Found[];
  type: string;
  get value(): string;
  set value(value: string | number);
  valueAsNumber: number;

  dataset: Record<string, string>;
  textContent: string;
  children: Founds;
  firstElementChild: Found;
  lastElementChild: Found;
  parentElement: Found;
  previousElementSibling: Found;
  closest(selector: string): Found;
  select(): void;
  querySelector(selector: string): Found;
  querySelectorAll(selector: string): Founds;
  addEventListener(type: string, act: (event: Happened) => void): void;
}

/** What happens to an element. */
type Happened = Event & KeyboardEvent & PointerEvent & { target: Found };

interface Document {
  addEventListener(type: string, act: (event: Happened) => void, how?: boolean | AddEventListenerOptions): void;
  removeEventListener(type: string, act: (event: Happened) => void, how?: boolean): void;
}
declare function addEventListener(
  type: "keydown",
  act: (event: Happened) => void,
  how?: boolean | AddEventListenerOptions,
): void;

interface Playbook {
  /** The name under which a reader's records are kept. */
  site: string;
  /** Where My plan is, from the site's root. */
  plan: string;
  home: string;
  folders: boolean;
  /** What scripts say, by the group of words. `check` holds each against the strings file. */
  words: Record<string, Record<string, string>>;
  /** Begin a part, unless it has begun; returns what it exports. */
  start(name: string, make?: (parts: Record<string, unknown>) => unknown): unknown;
  searchIndex: {
    things: Thing[];
    groups: string[];
    pages: [address: string, title: string][];
    steps: string[];
    functions: string[];
    ways: Record<string, string>;
  };
}

declare const playbook: Playbook;

interface Window {
  /** Material's stream of pages that take each other's place. */
  document$?: { subscribe(listener: () => void): void };
}

interface Hit {
  id: number;
  score: number;
  terms: string[];
  match: Record<string, string[]>;
}

declare class MiniSearch {
  constructor(options: object);
  addAllAsync(things: number[], options: object): Promise<void>;
  search(query: string, options: object): Hit[];
}
