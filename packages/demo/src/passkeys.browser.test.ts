import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  accountOperations,
  authenticatorsOperations,
  type Client,
  ProblemError,
  releaseOperations,
} from "@entente/api";
import { settled } from "@entente/web/testing";
import type { Page } from "playwright-core";
import type { PartyName, Person } from "./parties.ts";
import { nameOf } from "./parties.ts";
import { inAgreement, received, release, write } from "./story.ts";
import type { Visit } from "./testing/pages.ts";
import { checkEvidence, codeFor, type Evidence, entriesIn, giveAuthenticator } from "./testing/passkey.ts";
import { stagedInBrowser } from "./testing/staged.ts";

const PASSWORD = "the quay is empty at noon";

/** Arvenia takes no approval and no signature that is not asserted; Talvia asks that of nobody. */
const { stage, pages } = await stagedInBrowser(async (nodes) => {
  await nodes.stop("arvenia");
  const file = join(nodes.directories.arvenia, "node.json");
  const config = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...config, assertions: "required" }));
  await nodes.start("arvenia");
});

const good = (page: Page, said: string | RegExp) =>
  page.locator(".notice.is-good").getByText(said).first().waitFor();

async function registerPasskey({ page, open }: Visit, called: string): Promise<void> {
  await giveAuthenticator(page);
  await open("account");
  await page.getByLabel("Name of the new passkey").fill(called);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await good(page, `The passkey “${called}” is registered.`);
}

/** Who is signed in here, as the page says it above everything else. */
const isIn = (page: Page, name: string) => page.locator("header").getByText(name).first().waitFor();
const signOut = (page: Page) => page.getByRole("button", { name: "Sign out" }).click();
const signInHeading = (page: Page) => page.getByRole("heading", { level: 1, name: "Sign in" });

/** The same people, but what they sign or approve at Arvenia they sign and approve by clicking. */
function clicking(acts: Readonly<Record<string, (person: string, id: string) => Promise<void>>>) {
  return stage.castWith((actor, party) => {
    if (party !== "arvenia") return actor;
    const call: Client["call"] = async (operation, input, options) => {
      const click = acts[operation.id];
      if (click === undefined) return actor.client.call(operation, input, options);
      const { negotiation, release: id } = (input?.params ?? {}) as Record<string, string>;
      await click(actor.name, negotiation ?? id ?? "");
      return {} as never;
    };
    return { ...actor, client: { call } };
  });
}

test("passkeys sign in, approve a release and sign an agreement; the house log alone proves each act", async () => {
  await using liaison = await pages.visit("arvenia", "liaison officer");
  await using second = await pages.visit("arvenia", "second officer");
  await using third = await pages.visit("arvenia", "third officer");
  for (const [visit, called] of [
    [liaison, "seal ring"],
    [second, "blue key"],
  ] as const)
    await registerPasskey(visit, called);

  // Out, and in again: no name is typed, and it is the same person.
  await signOut(second.page);
  await signInHeading(second.page).waitFor();
  await second.page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await isIn(second.page, nameOf("arvenia", "second officer"));

  const cast = clicking({
    async signAgreement(_, negotiation) {
      const { page } = liaison;
      await liaison.open(`negotiations/${negotiation}`);
      await page.getByRole("checkbox", { name: /I have read the document/ }).check();
      await page.getByRole("button", { name: "Sign", exact: true }).click();
      await good(page, "Signed.");
    },
    async approveRelease(name, id) {
      const visit = name === nameOf("arvenia", "second officer") ? second : third;
      const { page } = visit;
      await visit.open(`releases/${id}`);
      const approve = page.getByRole("button", { name: "Approve", exact: true });
      if (visit === third) {
        // Whoever has nothing to sign with is told so, and what to do.
        await approve.click();
        await page
          .getByRole("alert")
          .getByText(/Register a passkey/)
          .waitFor();
        await registerPasskey(visit, "red key");
        await visit.open(`releases/${id}`);
      }
      await approve.click();
      await good(page, /^Approved/);
    },
  });
  const ids = await inAgreement(cast);
  const product = await write(
    cast,
    "arvenia",
    "Who left the quay",
    "TLP:AMBER\n\nThree boats left the quay.",
  );
  const id = await release(cast, ids, "arvenia", [product]);
  await received(cast, "arvenia", id);

  const { arvenia } = stage.directories;
  const given = entriesIn<Evidence>(arvenia, "assertion.given/1");
  assert.deepEqual(
    given.map(({ operation, kind }) => [operation, kind]),
    [
      ["signAgreement", "passkey"],
      ["approveRelease", "passkey"],
      ["approveRelease", "passkey"],
    ],
  );
  assert.deepEqual(
    given.slice(1).map(({ params }) => params.release),
    [id, id],
  );
  assert.equal(new Set(given.map(({ account }) => account)).size, 3);
  for (const each of given) await checkEvidence(arvenia, each, stage.urls.arvenia);
  await assert.rejects(
    checkEvidence(arvenia, { ...given[1]!, params: { release: "another" } }, stage.urls.arvenia),
  );
  // A token without a passkey approves nothing here, whoever holds it.
  const bare = stage.cast.arvenia["third officer"].client;
  await assert.rejects(bare.call(releaseOperations.approveRelease, { params: { release: id } }), {
    code: "assertion-required",
  });
});

test("two nodes on one host keep each other's sessions, and a used link says in the page what happened", async () => {
  await using visit = await pages.visit("arvenia", "analyst");
  const { page } = visit;
  const context = page.context();
  const there = await context.newPage();
  const link = await pages.linkOf("talvia", "analyst");
  await there.goto(link);
  for (const [at, party] of [
    [page, "arvenia"],
    [there, "talvia"],
  ] as const) {
    await at.goto(`${stage.urls[party]}/#/account`);
    await at.reload();
    await isIn(at, nameOf(party, "analyst"));
  }
  const names = (await context.cookies())
    .map(({ name }) => name)
    .filter((name) => name.startsWith("entente-"));
  assert.equal(new Set(names).size, 2);
  await signOut(there);
  await signInHeading(there).waitFor();
  await page.reload();
  await isIn(page, nameOf("arvenia", "analyst"));

  await there.goto(link);
  const said = there.getByRole("alert");
  await said.waitFor();
  assert.match(await said.innerText(), /was used already[\s\S]*works once[\s\S]*npm start/);
  assert.equal(new URL(there.url()).href, `${stage.urls.talvia}/`);
  await signInHeading(there).waitFor();
});

async function signInAs(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function setPassword({ page, open }: Visit): Promise<void> {
  await open("account");
  await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("New password, again").fill(PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await good(page, /^The password is set\. /);
}

test("a password and a one-time code sign in; sessions are listed and ended; guessing is slowed down, in words", async () => {
  const name = nameOf("talvia", "inquiry member");
  await using visit = await pages.visit("talvia", "inquiry member");
  const { page } = visit;
  await setPassword(visit);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
  await page.getByLabel(/Type the six digits/).fill(codeFor(secret));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await good(page, "From now on signing in with the password asks for a code.");

  // Somewhere else: the password alone does not do, and a code works once.
  await using other = await pages.stranger();
  const elsewhere = other.page;
  await elsewhere.goto(`${stage.urls.talvia}/`);
  await signInAs(elsewhere, name, PASSWORD);
  const code = elsewhere.getByLabel("One-time code");
  await code.fill("000000");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await elsewhere
    .getByRole("alert")
    .getByText(/This code is wrong/)
    .waitFor();
  await code.fill(codeFor(secret, 1));
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await isIn(elsewhere, name);

  // Listed here, ended from here, and over there at the next click.
  await visit.open("");
  await visit.open("account");
  const sessions = page.getByRole("table", { name: "Your sessions" });
  const ends = sessions.getByRole("button", { name: /^End the session/ });
  await ends.last().click();
  await good(page, "The session is ended.");
  await elsewhere.reload();
  await signInHeading(elsewhere).waitFor();

  // Each wait is twice the last: however slow the machine, one of these comes too early.
  const answers: number[] = [];
  while (answers.at(-1) !== 429 && answers.length < 12) {
    const answer = elsewhere.waitForResponse((response) => response.request().method() === "POST");
    await signInAs(elsewhere, name, `not the password ${answers.length}`);
    answers.push((await answer).status());
  }
  assert.equal(answers.at(-1), 429);
  await elsewhere
    .getByRole("alert")
    .getByText(/Too many attempts.*nobody is locked out for good/)
    .waitFor();
  await elsewhere.context().close();
});

test("an API token is made with some of one's roles, used, and ended", async () => {
  await using visit = await pages.visit("talvia", "release officer");
  const { page } = visit;
  await visit.open("account");
  await page.getByText("Make a token").first().click();
  await page.getByLabel("Name of the token").fill("night watch");
  await page.getByLabel("Only reads").check();
  await page.getByRole("button", { name: "Make a token" }).click();
  const secret = await page.getByLabel(/This is its secret/).inputValue();
  const asked = () =>
    fetch(`${stage.urls.talvia}/v1/session`, { headers: { authorization: `Bearer ${secret}` } });
  const who = (await (await asked()).json()) as { name: string; via: string; mayAct: boolean };
  assert.deepEqual([who.name, who.via, who.mayAct], [nameOf("talvia", "release officer"), "token", false]);
  await page.getByRole("button", { name: "Revoke night watch" }).click();
  await good(page, "The token is revoked.");
  assert.equal((await asked()).status, 401);
});

/** Tabs until what is wanted has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press("Tab");
    const { none, name, outlined } = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        // Between the last control and the first, the browser's own have their turn.
        none: element === (document.body as HTMLElement),
        name: (element.labels?.[0] ?? element).textContent.trim(),
        outlined: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (none) continue;
    assert.ok(outlined, `the focus cannot be seen on ${name}`);
    if (wanted.test(name)) return;
  }
  assert.fail(`${String(wanted)} was not reached by keyboard`);
}

const administrator = (party: PartyName, person: Person = "administrator") =>
  stage.cast[party][person].client;

test("an invitation is taken up by keyboard alone: a passkey is made, and signs in again", async () => {
  const client = administrator("talvia");
  const opened = await client.call(accountOperations.openAccount, { body: { name: "Nils Berg" } });
  const { account } = opened.result;
  const { result } = await client.call(authenticatorsOperations.inviteAccount, {
    params: { account },
    body: { hours: 1 },
  });
  await using newcomer = await pages.stranger();
  const { page } = newcomer;
  await giveAuthenticator(page);
  await page.goto(`${stage.urls.talvia}${result.path}`);
  const choosing = page.getByRole("heading", { level: 1, name: "Choose how you sign in" });
  await choosing.waitFor();
  const refused = await page.evaluate(async () => (await fetch("/v1/accounts")).status);
  assert.equal(refused, 403, "an invitation opens nothing but the way in");
  await page.getByLabel("Name of the new passkey").waitFor();
  await tabTo(page, /^Name of the new passkey/);
  await page.keyboard.type("office laptop");
  await page.keyboard.press("Enter");
  // One may sign out while the passkey is being made, too: then there would be none.
  await choosing.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name: "You hold no role yet" }).waitFor();
  await settled(page);
  await tabTo(page, /^Sign out$/);
  await page.keyboard.press("Enter");
  await signInHeading(page).waitFor();
  await tabTo(page, /^Sign in with a passkey$/);
  await page.keyboard.press("Enter");
  await isIn(page, "Nils Berg");

  // It was good once; and for somebody who has a passkey, no other is made.
  const again = await fetch(`${stage.urls.talvia}${result.path}`, { redirect: "manual" });
  assert.equal(again.status, 401);
  await assert.rejects(
    client.call(authenticatorsOperations.inviteAccount, { params: { account }, body: { hours: 1 } }),
    (cause: unknown) => cause instanceof ProblemError && cause.status === 409,
  );
});
