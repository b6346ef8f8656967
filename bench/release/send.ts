import { releaseOperations } from "@entente/api";
import { otherOf, PARTIES } from "../../packages/demo/src/index.ts";
import type { TwoNodes } from "./two-nodes.ts";

/** Between two looks for the receipt: short against what is measured, long enough to leave the nodes their cores. */
const LOOK_EVERY_MS = 4;
const WAIT_MS = 60_000;
const NOTE = {
  necessity: "The partner protects networks that these observations concern today.",
  proportionality: "Nothing in them names a person, and sources are left out.",
  alternatives: "A spoken warning was considered; it would come too late to be of use.",
};

export type Sent = {
  /** From the last approval being sent to the receipt being seen at the sender. */
  readonly milliseconds: number;
  /** Of these, until the last approval was answered. */
  readonly approving: number;
};

/** Proposes and approves a release of Arvenia's products, and waits for Talvia's receipt. */
export async function send(
  { cast, ids }: TwoNodes,
  products: readonly string[],
  purpose: "incident-response" | "cyber-defence",
): Promise<Sent> {
  const { arvenia } = cast;
  const first = arvenia["release officer"].client;
  const to = otherOf("arvenia");
  const { result } = await first.call(releaseOperations.proposeRelease, {
    body: {
      partner: ids[to],
      products: [...products],
      recipient: { organisation: PARTIES[to].organisation, role: "analyst" },
      purpose,
      note: NOTE,
      declares: { noProtectedPersons: true, freeTextReviewed: true },
    },
  });
  const params = { release: result.release };
  await arvenia["second officer"].client.call(releaseOperations.approveRelease, { params });
  const started = performance.now();
  await arvenia["third officer"].client.call(releaseOperations.approveRelease, { params });
  const approving = performance.now() - started;
  for (;;) {
    const { parts } = await first.call(releaseOperations.getRelease, { params });
    if (parts.length > 0 && parts.every(({ state }) => state === "received")) break;
    if (performance.now() - started > WAIT_MS) throw new Error("no receipt came within a minute");
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  }
  return { milliseconds: performance.now() - started, approving };
}
