import type { PartyName } from "../parties.ts";
import type { AffairStage } from "./stage.ts";

/** Readers at a party's portal: nobody is signed in, and nothing but plain pages and forms is used. */

const originOf = ({ ports }: AffairStage, party: PartyName): string =>
  `http://127.0.0.1:${ports[party].portal}`;

export const visit = (stage: AffairStage, party: PartyName, path: string): Promise<Response> =>
  fetch(`${originOf(stage, party)}${path}`, { redirect: "manual" });

export const readPage = async (stage: AffairStage, party: PartyName, path: string): Promise<string> =>
  (await visit(stage, party, path)).text();

/** Sends a form as a browser does. Gives the writer's status address. */
export async function sendForm(
  stage: AffairStage,
  party: PartyName,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const origin = originOf(stage, party);
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams(fields),
  });
  const location = answer.headers.get("location");
  if (answer.status !== 303 || location === null) throw new Error(`${path} was not taken (${answer.status})`);
  return location;
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
