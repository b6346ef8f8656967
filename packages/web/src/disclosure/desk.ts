import {
  type Acknowledgement,
  keyFingerprint,
  type OverseerKey,
  openReplies,
  type Reply,
  readAcknowledgement,
  readOverseerKey,
  receiptSecrets,
  withWork,
  work,
  workOver,
} from "@entente/disclosure";
import { slowHash } from "@entente/disclosure/browser";

/** The place that this page comes from, as it speaks of itself. */
export type Desk = {
  readonly party: string;
  readonly name: { readonly en: string; readonly fr: string } | undefined;
  readonly today: string;
  readonly difficulty: number;
  readonly bodies: readonly (OverseerKey & { readonly fingerprint: string })[];
};

/** A refusal in both languages. */
export class Refused extends Error {
  readonly text: { readonly en: string; readonly fr: string } | undefined;

  constructor(text: Refused["text"]) {
    super(text?.en ?? "refused");
    this.text = text;
  }
}

/** Nothing of the visit goes along: no cookie, no referrer, and nothing is kept. */
const QUIET = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" } as const;

/** Fingerprints are worked out here: what the server says of a key is not believed. */
export async function askDesk(): Promise<Desk> {
  const response = await fetch("/desk", QUIET);
  if (!response.ok) throw new Refused(undefined);
  const { party, name, today, difficulty, bodies } = (await response.json()) as Desk;
  return {
    party,
    name,
    today,
    difficulty,
    bodies: bodies.map(({ body, key }) => {
      const read = readOverseerKey({ type: "entente-overseer-key", v: 1, party, body, key });
      return { ...read, fingerprint: keyFingerprint(read) };
    }),
  };
}

const breathe = () => new Promise<void>((resume) => setTimeout(resume));

async function post(desk: Desk, path: string, asked: Uint8Array): Promise<Response> {
  const nonce = await work(desk.today, workOver(asked), desk.difficulty, breathe);
  const body = withWork(desk.today, nonce, asked);
  const response = await fetch(path, { ...QUIET, method: "POST", body });
  if (response.ok) return response;
  const told = (await response.json().catch(() => ({}))) as Pick<Refused, "text">;
  throw new Refused(told.text);
}

export async function handIn(desk: Desk, sealed: Uint8Array): Promise<Acknowledgement> {
  return readAcknowledgement(await (await post(desk, "/hand-in", sealed)).json());
}

/** Answers that a receipt opens. Throws a `bad-receipt` before anything is asked. */
export async function answersFor(desk: Desk, receipt: string): Promise<Reply[]> {
  const secrets = await receiptSecrets(receipt, desk.party, slowHash);
  const asked = new Uint8Array([...secrets.mailbox, ...secrets.authenticator]);
  const response = await post(desk, "/look", asked);
  return openReplies(new Uint8Array(await response.arrayBuffer()), secrets);
}

/** Clears what this site stored, then goes away without leaving this page in the way back. */
export async function leave(): Promise<void> {
  await fetch("/leave", { ...QUIET, method: "POST", keepalive: true }).catch(() => undefined);
  location.replace("about:blank");
}

export function clearBehind(): void {
  void fetch("/leave", { ...QUIET, method: "POST", keepalive: true }).catch(() => undefined);
}
