import { setTimeout } from "node:timers/promises";
import type { PartyName } from "../parties.ts";
import type { AffairStage } from "./stage.ts";
import { strangerFetches } from "./stranger.ts";

/** Readers at a party's portal: nobody is signed in, and nothing but plain pages and forms is used. */

const originOf = ({ ports }: AffairStage, party: PartyName): string =>
  `http://127.0.0.1:${ports[party].portal}`;

export const visit = (stage: AffairStage, party: PartyName, path: string): Promise<Response> =>
  strangerFetches(`${originOf(stage, party)}${path}`, { redirect: "manual" });

export const readPage = async (stage: AffairStage, party: PartyName, path: string): Promise<string> =>
  (await visit(stage, party, path)).text();

/** How long a form is looked at before it is sent: what is faster is taken for a program. */
const A_MOMENT_MS = 1_100;

/** Opens the form that is sent to `path`; what this gives fills it in and sends it, as a browser does. */
async function openForm(stage: AffairStage, party: PartyName, path: string) {
  const page = await readPage(
    stage,
    party,
    path.replace(/comments$/, "comment").replace(/corrections$/, "correct"),
  );
  const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1];
  if (shown === undefined) throw new Error(`there is no form for ${path}`);
  const origin = originOf(stage, party);
  return (fields: Readonly<Record<string, string>>) =>
    strangerFetches(`${origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin },
      body: new URLSearchParams({ ...fields, shown }),
    });
}

/** Sends a form several times, each with words of its own. Gives the writers' status addresses, in order. */
export async function sendForms(
  stage: AffairStage,
  party: PartyName,
  path: string,
  all: readonly Readonly<Record<string, string>>[],
): Promise<string[]> {
  const forms = await Promise.all(all.map(() => openForm(stage, party, path)));
  await setTimeout(A_MOMENT_MS);
  const addresses: string[] = [];
  for (const [n, send] of forms.entries()) {
    const answer = await send(all[n]!);
    const location = answer.headers.get("location");
    if (answer.status !== 303 || location === null)
      throw new Error(`${path} was not taken (${answer.status})`);
    addresses.push(location);
  }
  return addresses;
}

/** Demands that an address answers so at a portal. */
export async function mustAnswer(
  stage: AffairStage,
  party: PartyName,
  path: string,
  status: number,
): Promise<void> {
  const answer = await visit(stage, party, path);
  await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`${party}: ${path} answers ${answer.status}, not ${status}`);
}
