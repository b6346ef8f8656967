import type { Page } from "playwright-core";
import type { PartyName, Person } from "./parties.ts";
import type { Visit } from "./testing/pages.ts";

/** Somebody whose pages are looked over. */
export type Visitor = {
  readonly party: PartyName;
  readonly person: Person;
  /** First segments of the pages that are this person's work: seen by them, there is the most to see. */
  readonly desks: readonly string[];
  /** Pages that no link of the others leads to: a form does, or something just done. */
  readonly also?: readonly string[];
  /** What a page comes to by an act of the reader, or shows of another thing than the first of its kind. */
  readonly acts?: readonly Act[];
};

/** What stands on a page only once something was pressed. In places, `{report}` and `{object}` are products of the node. */
export type Act = { readonly name: string; readonly place: string; do?(page: Page): Promise<void> };

/** One product of each kind, which pages without a link to them are opened for. */
export type Samples = { readonly report: string; readonly object: string };

const filled = (place: string, { report, object }: Samples) =>
  place.replace("{report}", report).replace("{object}", object);

/** Asks what would happen to the report that the agreement forbids to release. */
export async function previewRefusal(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "Who speaks for the harbour of Meliore" }).check();
  await page.getByLabel("Organisation").selectOption("TLV-CERT");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption({ label: "Incident response" });
  await page.getByRole("checkbox", { name: /no protected person appears/ }).check();
  await page.getByRole("checkbox", { name: /read all the free text/ }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.locator("[data-verdict=refuse]").waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("option").first().waitFor();
}

/** Who opens which pages. What is nobody's here is opened by whoever comes upon it first. */
export const VISITORS: readonly Visitor[] = [
  {
    party: "arvenia",
    person: "release officer",
    desks: ["products", "write", "import", "release", "releases", "approvals", "standing", "seen"].concat([
      "onward",
      "refusals",
      "redact",
      "tearline",
    ]),
    also: [
      "refusals",
      "redact/{object}",
      "tearline/{report}",
      "seen/{report}",
      "onward",
      "onward/ask",
      "import",
    ],
    acts: [
      { name: "report", place: "products/{report}" },
      { name: "object", place: "products/{object}" },
      { name: "refused", place: "release", do: previewRefusal },
      { name: "palette", place: "", do: openPalette },
    ],
  },
  {
    party: "talvia",
    person: "analyst",
    desks: ["parts", "recalls", "entries", "search"],
    also: ["search?text=drones"],
  },
  { party: "talvia", person: "operations officer", desks: ["activities", "scope", "reviews", "errors"] },
  { party: "arvenia", person: "inquiry member", desks: ["dockets", "inquiries"] },
  {
    party: "talvia",
    person: "administrator",
    desks: ["administration", "relations", "carry", "account"],
  },
  {
    party: "arvenia",
    person: "liaison officer",
    desks: ["agreements", "negotiations", "requests", "contacts", "measures", "publications"],
  },
  { party: "talvia", person: "overseer", desks: ["overseer", "disclosures", "verify"] },
];
export const OWNED: ReadonlySet<string> = new Set(VISITORS.flatMap(({ desks }) => desks));

/** A page's address with what differs from row to row left out: two products are one kind of page. */
export const kindOf = (place: string) =>
  place
    .replace(/\?.*$/, "")
    .split("/")
    .map((segment) => (/^\d+$|^.{16,}$|[:%]/.test(segment) ? "*" : segment))
    .join("/");

/** The addresses that a page links to, without `#/`. Links to parts of a page are no pages. */
async function linksIn(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href^="#/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.map((href) => href.slice(2));
}

/** A list as a whole: a figure leads to those of its rows that it counts, and they may be none. */
const unfiltered = (place: string) => (place.split("?")[0]!.includes("/") ? place : place.split("?")[0]!);

/** Told of each page that stands open: its kind, and the act that brought it there. */
export type Look = (kind: string, act?: string) => Promise<void>;

/**
 * Opens the first page and, from link to link, one page of every kind that is this person's or nobody's, and not
 * seen. Acts come last.
 */
export async function walk(
  visit: Visit,
  { desks, also = [], acts = [] }: Visitor,
  { seen, samples, look }: { readonly seen: Set<string>; readonly samples: Samples; readonly look: Look },
): Promise<void> {
  const wanted = ["", ...also.map((place) => filled(place, samples))];
  const own = new Set<string>();
  for (const place of wanted) {
    const kind = kindOf(place);
    const first = kind.split("/")[0]!;
    if (own.has(kind) || (OWNED.has(first) && !desks.includes(first))) continue;
    // What is to be done stands on the first page, and it differs from role to role.
    if (kind !== "" && seen.has(kind)) continue;
    own.add(kind);
    seen.add(kind);
    await visit.open(place);
    await look(kind);
    // Looking takes a while: by now the parts that come later have their links too.
    wanted.push(...(await linksIn(visit.page)).map(unfiltered));
  }
  for (const act of acts) {
    const place = filled(act.place, samples);
    await visit.open(place);
    await act.do?.(visit.page);
    await look(kindOf(place), act.name);
    // An act leaves a dialog or a form behind; the next page begins anew.
    await visit.page.reload();
  }
}

export type Seeing = { readonly locale: "en" | "fr"; readonly theme: "light" | "dark" };

/** The same page in the other language and theme, where it stands: nothing is opened again. */
export async function seeAs(page: Page, { locale, theme }: Seeing): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  if ((await page.locator("html").getAttribute("lang")) === locale) return;
  // A dialog that stands before the page keeps a press from its buttons, but not from being made.
  await page.locator(`header button[lang=${locale}]`).dispatchEvent("click");
  await page.locator(`html[lang=${locale}]`).waitFor();
}
