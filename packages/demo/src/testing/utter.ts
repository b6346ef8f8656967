import type { EntenteNode } from "@entente/node";

/**
 * Writes an entry into a stopped node's liaison log behind all its desks, as a newer or a hostile version of the
 * software would: the ledger signs whatever stands in its log. `text` holds `SEEN` where the entry says how much it
 * has seen.
 */
export async function utter(node: EntenteNode, partner: string, id: string, text: string): Promise<void> {
  const log = node.ledger.logs.find((each) => each.mine === 1 && each.partner === partner)!;
  const [head, tail] = text.split("SEEN") as [string, string?];
  await node.ledger.writer.ask({
    type: "commit",
    command: null,
    expects: [],
    steps: [
      {
        do: "own",
        log: log.id,
        id,
        text: tail === undefined ? [head] : [head, tail],
        changes: [],
        touches: [],
      },
    ],
  });
}

/** An entry in due form: of a kind, with a body, of whatever truth. */
export function envelope(node: EntenteNode, partner: string, id: string, kind: string, body: string): string {
  const { origin } = node.ledger.logs.find((each) => each.mine === 1 && each.partner === partner)!;
  const at = new Date().toISOString();
  const blind = "AAAAAAAAAAAAAAAAAAAAAA";
  return `{"at":"${at}","blind":"${blind}","body":${body},"id":"${id}","kind":"${kind}","log":"${origin}","seen":SEEN,"typ":"entente.event/1","v":1}`;
}
