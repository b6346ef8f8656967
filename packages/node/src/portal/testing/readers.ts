import assert from "node:assert/strict";
import { type BodyOf, publicationOperations as ops } from "@entente/api";
import type { Parties, Party } from "../../testing/parties.ts";

/** For tests: readers at a party's portal, and texts on their way there. */

export const ORIGIN = "https://portal.example";

/** What a reader gets at an address of a party's portal. */
export function visit(party: Party, path: string, init: RequestInit = {}): Promise<Response> {
  const { app, setOrigin } = portalOf(party);
  setOrigin(ORIGIN);
  return Promise.resolve(app.fetch(new Request(`${ORIGIN}${path}`, { redirect: "manual", ...init })));
}

export function portalOf(party: Party) {
  const portal = party.node.desks.all.find(({ desk }) => desk.name === "publications");
  return portal as unknown as {
    app: { fetch(request: Request): Response | Promise<Response> };
    setOrigin(origin: string): void;
  };
}

export const read = async (party: Party, path: string): Promise<string> => (await visit(party, path)).text();

/** Where the form stands that is sent to `path`: on a page of its own, or on the page of what was withdrawn. */
const formPage = (path: string): string =>
  path.replace(/comments$/, "comment").replace(/corrections$/, "correct");

/** What a form that is sent to `path` says about when it was shown: a while ago. */
export async function shown(
  parties: Parties,
  path: string,
  get: (path: string) => Promise<string>,
): Promise<Record<string, string>> {
  parties.clock.now -= 10_000;
  try {
    const token = /name="shown" value="([^"]+)"/.exec(await get(formPage(path)))?.[1];
    return token === undefined ? {} : { shown: token };
  } finally {
    parties.clock.now += 10_000;
  }
}

/** Sends a form as a browser does that has had it open for a while. */
export async function send(
  parties: Parties,
  party: Party,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: ORIGIN },
): Promise<Response> {
  const body = new URLSearchParams({ ...(await shown(parties, path, (at) => read(party, at))), ...fields });
  return visit(party, path, { method: "POST", body, headers });
}

/** The status address a form leads to. */
export async function sent(
  parties: Parties,
  party: Party,
  path: string,
  fields: Record<string, string>,
): Promise<string> {
  const answer = await send(parties, party, path, fields);
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers.get("location")!;
}

export const STATEMENT = {
  kind: "statement",
  title: { en: "On the press reports of 5 May 2031", fr: "Sur les articles de presse du 5 mai 2031" },
  text: {
    en: "The register counts 41.2 million records.\n\nIt says nothing of nationality.",
    fr: "Le registre compte 41,2 millions de relevés.\n\nIl ne dit rien de la nationalité.",
  },
} as const satisfies BodyOf<typeof ops.draftPublication>;

export const JOINT = {
  kind: "joint-statement",
  title: { en: "Joint statement of 20 May 2031", fr: "Déclaration commune du 20 mai 2031" },
  text: {
    en: "The parties establish the facts together.\n\nArvenia passed on 35.1 million records.",
    fr: "Les parties établissent les faits ensemble.\n\nL’Arvénie a transmis 35,1 millions de relevés.",
  },
} as const;

type Text = { title: { en: string; fr: string }; text: { en: string; fr: string } };

/** A party's own text, drafted by one person and approved by another. */
export async function publish(
  parties: Parties,
  party: Party,
  text: Text & { kind?: "statement" | "notice" } = STATEMENT,
): Promise<string> {
  const body = { kind: "statement" as const, ...text };
  const { result } = await parties.client(party, "liaison").call(ops.draftPublication, { body });
  await approve(parties, party, "envoy", result);
  return result.publication;
}

export const approve = (
  parties: Parties,
  party: Party,
  who: "liaison" | "envoy",
  { publication, version, digest }: { publication: string; version: number; digest: string },
) =>
  parties
    .client(party, who)
    .call(ops.approvePublication, { params: { publication, version }, body: { digest } });

export const sign = (
  parties: Parties,
  party: Party,
  { publication, version, digest }: { publication: string; version: number; digest: string },
) =>
  parties
    .client(party, "liaison")
    .call(ops.signPublication, { params: { publication, version }, body: { digest } });

/** A joint text that Arvenia has drafted, approved and put to Talvia. */
export async function putJoint(parties: Parties, text: Text = JOINT) {
  const { arvenia, talvia } = parties;
  const body = { ...JOINT, ...text, partner: talvia.id, areas: ["cyber"] };
  const { result } = await parties.client(arvenia, "liaison").call(ops.draftPublication, { body });
  await approve(parties, arvenia, "envoy", result);
  await parties.settle();
  return result;
}

/** A joint text that both have approved and signed. */
export async function publishJoint(parties: Parties, text: Text = JOINT): Promise<string> {
  const put = await putJoint(parties, text);
  await sign(parties, parties.arvenia, put);
  await parties.settle();
  await approve(parties, parties.talvia, "envoy", put);
  await sign(parties, parties.talvia, put);
  await parties.settle();
  return put.publication;
}
