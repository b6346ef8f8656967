import { until } from "../until.ts";
import type { Acknowledged } from "./inspect.ts";

/** How long a client goes on asking a node that does not answer. */
const PATIENCE_SECONDS = 90;

/** What clients of a node that may crash have been told, and what they wait for. */
export class Told {
  /** Every entry that an answer named: from then on it must not be lost. */
  readonly entries: Acknowledged[] = [];
  /** Acts that were answered. */
  answered = 0;
  /** Acts that had to be asked again because no answer came. */
  asked = 0;
  /** Of these, the ones the node had carried out before it crashed. */
  repeated = 0;
  /** What is being waited for now. */
  readonly open = new Set<string>();
}

/**
 * A `fetch` that sends the same request again, with the same Idempotency-Key, until a whole answer has come: what a
 * client has to do with a node that may crash at any moment.
 */
export function persistent(told: Told, at: string): typeof fetch {
  return (input, init) => {
    const what = `${init?.method ?? "GET"} ${new URL(String(input)).pathname} at ${at}`;
    let tries = 0;
    told.open.add(what);
    return until(
      `an answer to ${what}`,
      async () => {
        tries++;
        const answer = await whole(input, init);
        if (answer === undefined) return undefined;
        const { status, headers, bytes } = answer;
        if (init?.method !== "GET") take(told, bytes, tries);
        return new Response(new Uint8Array(bytes), { status, headers });
      },
      PATIENCE_SECONDS,
    ).finally(() => told.open.delete(what));
  };
}

async function whole(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]) {
  try {
    const response = await fetch(input, init);
    return { status: response.status, headers: response.headers, bytes: await response.bytes() };
  } catch {
    // The connection broke, or nobody listens: was the act done or not? Asked again, the node knows.
    return undefined;
  }
}

function take(told: Told, bytes: Uint8Array, tries: number): void {
  const answer = JSON.parse(new TextDecoder().decode(bytes)) as {
    entries?: Acknowledged[];
    repeated?: boolean;
  };
  if (answer.entries === undefined) return;
  told.entries.push(...answer.entries);
  told.answered++;
  if (tries > 1) told.asked++;
  if (answer.repeated === true) told.repeated++;
}
