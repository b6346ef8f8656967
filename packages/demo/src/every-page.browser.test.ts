import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { relationOperations } from "@entente/api";
import type { BrowserContextOptions, Page } from "playwright-core";
import { playAffair } from "./affair/affair.ts";
import type { PartyName, Person } from "./parties.ts";
import { play } from "./story.ts";
import { buildWebApp, Pages, type Visit } from "./testing/pages.ts";
import { Stage } from "./testing/stage.ts";

let stage: Stage;
let pages: Pages;

before(async () => {
  await buildWebApp();
  stage = await Stage.open();
  const { cast, ports } = stage;
  await play(cast, () => undefined);
  const partyOf = async (name: PartyName) =>
    (await cast[name]["liaison officer"].client.call(relationOperations.card)).party;
  const ids = { arvenia: await partyOf("arvenia"), talvia: await partyOf("talvia") };
  await playAffair({ cast, ids, ports, say: () => undefined });
  pages = await Pages.open(stage);
});

after(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stage?.[Symbol.asyncDispose]();
});

/** WCAG 2.2, levels A and AA, as far as a machine can tell. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LIGHT = { locale: "en-GB", colorScheme: "light" } as const;
const DARK = { locale: "fr-FR", colorScheme: "dark" } as const;

type Visitor = {
  readonly party: PartyName;
  readonly person: Person;
  readonly options: BrowserContextOptions;
  /** First segments of the pages that are this person's work: seen by them, there is the most to see. */
  readonly desks: readonly string[];
  /** Pages that no link of the others leads to: a form does, or something just done. */
  readonly also?: readonly string[];
};

/** What is nobody's here is opened by whoever comes upon it first. */
const VISITORS: readonly Visitor[] = [
  {
    party: "arvenia",
    person: "release officer",
    options: LIGHT,
    desks: [
      "products",
      "write",
      "import",
      "release",
      "releases",
      "approvals",
      "standing",
      "seen",
      "onward",
      "refusals",
    ],
    also: ["refusals"],
  },
  {
    party: "talvia",
    person: "analyst",
    options: DARK,
    desks: ["parts", "recalls", "entries", "search"],
    also: ["search?text=convoy"],
  },
  {
    party: "arvenia",
    person: "operations officer",
    options: DARK,
    desks: ["activities", "scope", "reviews"],
  },
  { party: "arvenia", person: "inquiry member", options: LIGHT, desks: ["dockets", "inquiries"] },
  {
    party: "talvia",
    person: "administrator",
    options: DARK,
    desks: ["administration", "relations", "carry", "account"],
  },
  {
    party: "arvenia",
    person: "liaison officer",
    options: LIGHT,
    desks: ["agreements", "negotiations", "requests", "contacts", "measures", "publications"],
  },
  { party: "talvia", person: "overseer", options: DARK, desks: ["overseer", "disclosures", "verify"] },
];
const OWNED = new Set(VISITORS.flatMap(({ desks }) => desks));

/** A page's address with what differs from row to row left out: two products are one kind of page. */
const kindOf = (place: string) =>
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

/** What keeps somebody from using the page that is open, each rule with its first place. */
async function violationsOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(WCAG);
  // No page has frames, and without them the findings need no page of their own to be put together.
  axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id} (${nodes.length} nodes, first ${String(nodes[0]?.target)})`,
  );
}

/** Opens the first page and, from link to link, one page of every kind that is this person's or nobody's, and not seen. */
async function walk(visit: Visit, { desks, also = [] }: Visitor, seen: Set<string>): Promise<string[]> {
  const found: string[] = [];
  const wanted = ["", ...also];
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
    const faults = await violationsOf(visit.page);
    const complaints = visit.complaints.splice(0).map((complaint) => `the browser says: ${complaint}`);
    found.push(...[...faults, ...complaints].map((fault) => `#/${kind}: ${fault}`));
    wanted.push(...(await linksIn(visit.page)));
  }
  return found;
}

test("every page of the app, at two real nodes, shuts nobody out and complains of nothing", async () => {
  const seen = new Set<string>();
  const faults: string[] = [];
  const walkAt = async (party: PartyName) => {
    for (const visitor of VISITORS.filter((one) => one.party === party)) {
      const { person, options } = visitor;
      await using visit = await pages.visit(party, person, options);
      for (const fault of await walk(visit, visitor, seen)) faults.push(`${person}: ${fault}`);
    }
  };
  await Promise.all([walkAt("arvenia"), walkAt("talvia")]);
  assert.deepEqual(faults, []);
  const firsts = new Set([...seen].map((kind) => kind.split("/")[0]));
  assert.deepEqual(
    [...OWNED].filter((desk) => !firsts.has(desk)),
    [],
    "no link led to these desks",
  );
});
