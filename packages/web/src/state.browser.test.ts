import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AnswerOf,
  accountOperations,
  agreementOperations,
  docketOperations,
  onwardOperations,
  oversightOperations,
  productOperations,
  type RelationState,
  relationOperations,
  releaseOperations,
} from "@entente/api";
import type { Page } from "playwright-core";
import { settled } from "./testing/browser.ts";
import { builtPages } from "./testing/built.ts";
import { fakeAnswers } from "./testing/fake-answers.ts";
import { answers, startFakeNode } from "./testing/fake-node.ts";
import { idOf, parts, relation, state, who } from "./testing/fixtures.ts";
import { claimRow, docket, longAnswers } from "./testing/late-fixtures.ts";
import { agreement, products } from "./testing/work-fixtures.ts";

const words = {
  en: {
    sentence: "Agreement in force until 31 December 2027. Releases may go.",
    shared: "Shared each way",
    received: "1,204",
    lists: "Released",
    overdue: "Overdue",
    entry: "Entry 12",
    cosigned: "cosigned by the other party",
    receipt: "Receipt",
    other: "Français",
    otherSentence: "Accord en vigueur jusqu’au 31 décembre 2027. Les diffusions sont possibles.",
  },
  fr: {
    sentence: "Accord en vigueur jusqu’au 31 décembre 2027. Les diffusions sont possibles.",
    shared: "Échanges dans les deux sens",
    received: "1 204",
    lists: "Diffusé",
    overdue: "En retard",
    entry: "Écriture 12",
    cosigned: "cosignée par l’autre partie",
    receipt: "Récépissé",
    other: "English",
    otherSentence: "Agreement in force until 31 December 2027. Releases may go.",
  },
} as const;

const { folder, browser } = await builtPages();

/** Every complaint of the browser: errors, warnings, and what the policy has blocked. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** Spaces that do not break are spaces to a reader. */
const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ");

for (const language of ["en", "fr"] as const) {
  const w = words[language];

  test(`the state of the relation is read in ${language}, and every figure opens its entries`, async () => {
    await using node = await startFakeNode(folder, fakeAnswers);
    await using context = await browser.newContext({ locale: language });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(node.url);

    const verdict = page.locator("[data-verdict]");
    await verdict.waitFor();
    assert.equal(plain(await verdict.locator("p").first().textContent()), w.sentence);
    assert.equal(await verdict.getAttribute("data-verdict"), "open");
    assert.equal(await page.locator("html").getAttribute("lang"), language);

    const shared = page.getByRole("region", { name: w.shared });
    const figures = shared.locator("tbody tr").first().getByRole("link");
    assert.equal(await figures.count(), 4);
    assert.ok(plain(await figures.first().textContent()).startsWith(w.received));
    assert.equal(await page.locator(".mark.bad").textContent(), w.overdue);

    const loose = await page
      .locator("td.figure, .facts.figures dd")
      .evaluateAll((cells) =>
        cells.filter((cell) => cell.querySelector("a[href^='#/']") === null).map((cell) => cell.outerHTML),
      );
    assert.deepEqual(loose, [], "a figure without a link to its entries");

    await shared.locator("tbody tr").nth(1).getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: w.lists }).waitFor();
    const rows = page.locator("table.list tbody tr");
    await rows.first().waitFor();
    assert.equal(await rows.count(), 2);

    await rows.nth(1).getByRole("link").click();
    await page.getByRole("link", { name: w.entry }).click();
    await page.getByText(w.cosigned).waitFor();
    await page.getByText(w.receipt, { exact: true }).waitFor();
    assert.match(plain(await page.locator("table.envelope").textContent()), /release\.made\/1/);
    assert.deepEqual(complaints, []);
  });

  test(`from ${language} the page turns to the other language, and stays so when opened again`, async () => {
    await using node = await startFakeNode(folder, fakeAnswers);
    await using context = await browser.newContext({ locale: language });
    const page = await context.newPage();
    await page.goto(node.url);
    await page.locator("[data-verdict]").waitFor();
    await page.getByRole("button", { name: w.other }).click();
    await page.locator(`html[lang=${language === "en" ? "fr" : "en"}]`).waitFor();
    const sentence = page.locator("[data-verdict] p").first();
    assert.equal(plain(await sentence.textContent()), w.otherSentence);
    await page.reload();
    await sentence.waitFor();
    assert.equal(plain(await sentence.textContent()), w.otherSentence);
    assert.equal(await page.locator("html").getAttribute("lang"), language === "en" ? "fr" : "en");
  });
}

test("why releases are stopped and entries set aside is told in the language of the page, and anew when it turns", async () => {
  const partly: RelationState = {
    ...state,
    stopped: "the first 7 entries are not those that were signed",
    aside: [{ index: 4, reason: "release.made/1 is malformed at /body/purpose: " }],
  };
  const table = [answers(oversightOperations.relationState, () => partly), ...fakeAnswers];
  await using node = await startFakeNode(folder, table);
  await using context = await browser.newContext({ locale: "fr" });
  const page = await context.newPage();
  await page.goto(node.url);
  await page.getByText("les 7 premières écritures ne sont pas celles qui furent signées").first().waitFor();
  await page.getByText(/release\.made\/1 est mal formé à \/body\/purpose/).waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("the first 7 entries are not those that were signed").first().waitFor();
  await page.getByText(/is malformed at \/body\/purpose/).waitFor();
});

test("what a partner wrote is shown as text and nothing else", async () => {
  await using node = await startFakeNode(folder, fakeAnswers);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${node.url}#/entries/theirs/17`);
  await page.locator("table.envelope").waitFor();
  assert.match((await page.locator("table.envelope").textContent()) ?? "", /<img src=x onerror=alert\(1\)>/);
  await page.goto(`${node.url}#/products/01KAK0M0000000000000000053.0`);
  await page.getByRole("heading", { level: 1, name: "Convoy schedule" }).waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  assert.equal(await page.locator(".marking").count(), 2);
  assert.deepEqual(complaints, []);
});

test("products go by their titles for whoever reads them; an overseer is told the end of a number, and led nowhere", async () => {
  const product = products[0]!.product;
  const part = { ...parts[0]!, products: [product] };
  for (const [role, reads] of [
    ["release-officer", true],
    ["overseer", false],
  ] as const) {
    const table = [
      answers(accountOperations.whoAmI, () => ({ ...who, roles: [role] })),
      answers(releaseOperations.listParts, () => ({ items: [part] })),
      ...fakeAnswers,
    ];
    await using node = await startFakeNode(folder, table);
    await using context = await browser.newContext({ locale: "en" });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${node.url}#/parts/${part.id}`);
    const shown = page.locator(".part-products li");
    await shown.getByText(reads ? products[0]!.name! : `Product ${product.slice(-8)}`).waitFor();
    assert.equal(await shown.getByRole("link").count(), reads ? 1 : 0);
    assert.equal(asked.includes(productOperations.searchProducts.path), reads);
  }
});

test("a third party goes by its name where a card or the agreement names it, else by its digest", async () => {
  const third = (n: number) => `sha256:${String(n).repeat(43)}`;
  const question = (n: number): AnswerOf<typeof onwardOperations.listOnward>["items"][number] => ({
    id: idOf(n),
    partner: relation.partner,
    direction: "out",
    state: "waiting",
    at: "2026-11-21T10:00:00Z",
    to: third(n),
    purpose: "crisis-warning",
    reason: "same-threat",
    items: 1,
    products: [],
    expires: "2026-12-21T10:00:00Z",
  });
  const ostrand = { en: "the Republic of Ostrand", fr: "la république d’Ostrand" };
  const ruvia = { en: "the Duchy of Ruvia", fr: "le duché de Ruvie" };
  const table = [
    answers(onwardOperations.listOnward, () => ({ items: [question(1), question(2), question(3)] })),
    answers(relationOperations.listRelations, () => ({
      items: [relation, { ...relation, partner: third(1), name: ostrand }],
    })),
    answers(agreementOperations.getAgreement, () => ({
      ...agreement,
      document: { ...agreement.document, parties: [{ id: third(2), name: ruvia }] },
    })),
    ...fakeAnswers,
  ];
  await using node = await startFakeNode(folder, table);
  await using context = await browser.newContext({ locale: "fr" });
  const page = await context.newPage();
  await page.goto(`${node.url}#/onward`);
  const rows = page.locator("table.list tbody tr");
  await rows.nth(0).getByText("La république d’Ostrand").waitFor();
  await rows.nth(1).getByText("Le duché de Ruvie").waitFor();
  await rows.nth(2).getByText("33333333…33333333").waitFor();
});

test("what is to be told later takes no room in a page", async () => {
  await using node = await startFakeNode(folder, longAnswers);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${node.url}#/administration/people`);
  const waiting = page.getByRole("region", { name: "Waiting for a second administrator" });
  await waiting.waitFor();
  const gap = await page.evaluate(() => {
    const places = document.querySelector(".desk-places + .stack")!;
    return places.querySelector("section")!.getBoundingClientRect().top - places.getBoundingClientRect().top;
  });
  assert.equal(gap, 0);
});

test("who asks may choose among the claims of every docket, older ones a page at a time", async () => {
  const table = [
    answers(docketOperations.listDockets, ({ query }) =>
      query.has("after") ? { items: [docket(2)] } : { items: [docket(1)], next: "older" },
    ),
    answers(docketOperations.docketMatrix, ({ params }) => ({
      rows: [
        { ...claimRow(1), claim: params.docket!, reference: params.docket === idOf(1) ? "New 1" : "Old 2" },
      ],
    })),
    ...longAnswers,
  ];
  await using node = await startFakeNode(folder, table);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${node.url}#/requests/new`);
  await page.getByRole("checkbox", { name: "New 1" }).check();
  assert.equal(await page.getByRole("checkbox", { name: "Old 2" }).count(), 0);
  const older = page.getByRole("button", { name: "Claims of older dockets" });
  await older.click();
  await page.getByRole("checkbox", { name: "Old 2" }).check();
  assert.equal(await page.getByRole("checkbox", { name: "New 1" }).isChecked(), true);
  await older.waitFor({ state: "detached" });
});

test("a release is previewed, and a refusal names each clause in its own words", async () => {
  await using node = await startFakeNode(folder, fakeAnswers);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${node.url}#/release`);
  await page.getByRole("checkbox", { name: "Who commands at Port-Aurel" }).check();
  await page.getByLabel("Organisation").selectOption("TLV-SIS");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption("crisis-warning");
  await page.getByRole("button", { name: "Preview" }).click();
  const refused = page.locator("[data-verdict=refuse]");
  await refused.waitFor();
  assert.match((await refused.textContent()) ?? "", /Clause 3\.4.*SPECIAL ARVENIA, which bars any release/);
  await page.getByRole("button", { name: "Propose all the same" }).click();
  // Not what the page has failed to read: this node answers no more than the tests ask.
  const alert = page.getByRole("alert").filter({ hasText: "Clause 3.4" });
  await alert.waitFor();
  assert.match((await alert.textContent()) ?? "", /Clause 3\.4.*Clause 4\.1/s);
});

test("who is not signed in is asked for name and password, and told about the demo's links", async () => {
  await using node = await startFakeNode(folder, []);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.route("**/v1/session", (route) => {
    const code = route.request().method() === "POST" ? "sign-in-failed" : "unauthenticated";
    return route.fulfill({
      status: 401,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: `urn:entente:problem:${code}`, title: "Sign in", status: 401 }),
    });
  });
  await page.goto(node.url);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await page.getByText("npm start prints a sign-in link").waitFor();
  await page.getByLabel("Name").fill("nobody");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Name or password is wrong.").waitFor();
});

test("on a phone nothing is wider than the page", async () => {
  await using node = await startFakeNode(folder, fakeAnswers);
  await using context = await browser.newContext({ locale: "fr", viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const place of ["", "parts", "entries/ours/12", "release", "products", "releases", "standing"]) {
    await page.goto(`${node.url}#/${place}`);
    await settled(page);
    const extra = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(extra, 0, `#/${place} is ${extra} px too wide`);
  }
  await page.goto(node.url);
  await settled(page);
  const starts = await page
    .locator("table.shared tbody td")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).paddingInlineStart));
  assert.deepEqual(new Set(starts), new Set(["0px"]), "figures of an area begin below each other");
});
