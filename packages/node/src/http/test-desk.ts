import { type ActOutcome, acts, conflict, onAct, onRead, partyId, type Route, reads } from "@entente/api";
import { z } from "zod";
import { LedgerError } from "../ledger/index.ts";
import { StoreError } from "../store/index.ts";

/** Operations and routes to try the listener with: what each does is what its name says. */
export const sampleBody = z.strictObject({
  title: z.string().min(1).max(100),
  party: partyId.optional(),
  parts: z
    .array(z.strictObject({ count: z.int().min(0) }))
    .max(10)
    .optional(),
  either: z
    .union([
      z.strictObject({ text: z.string() }),
      z.strictObject({ deep: z.strictObject({ n: z.number() }) }),
    ])
    .optional(),
  anything: z.json().optional(),
});

export const write = acts({
  id: "write",
  method: "POST",
  path: "/v1/samples",
  desk: "samples",
  summary: "Writes.",
  roles: ["analyst"],
  body: sampleBody,
  answer: z.strictObject({ title: z.string() }),
});

export const read = reads({
  id: "read",
  method: "GET",
  path: "/v1/samples/{party}",
  desk: "samples",
  summary: "Reads.",
  roles: "signed-in",
  params: z.strictObject({ party: partyId }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(10).optional() }),
  answer: z.strictObject({ party: z.string(), limit: z.int().optional() }),
});

export const upload = acts({
  id: "upload",
  method: "POST",
  path: "/v1/samples/raw",
  desk: "samples",
  summary: "Takes bytes.",
  roles: ["analyst"],
  raw: { accepts: ["text/plain"], maxBytes: 1_000_000 },
  answer: z.strictObject({ bytes: z.int() }),
});

export const fail = reads({
  id: "fail",
  method: "GET",
  path: "/v1/failures/{kind}",
  desk: "samples",
  summary: "Fails.",
  roles: "signed-in",
  params: z.strictObject({ kind: z.string() }),
  answer: z.null(),
});

export const open = reads({
  id: "open",
  method: "GET",
  path: "/card",
  desk: "samples",
  summary: "Is public.",
  roles: "public",
  answer: z.strictObject({ for: z.string() }),
});

const FAILURES: Readonly<Record<string, () => Error>> = {
  "store-full": () => new StoreError("full", "the disk is full (INSERT INTO secret)"),
  "store-read-only": () => new StoreError("read-only", "the data directory cannot be written"),
  "store-busy": () => new StoreError("busy", "locked"),
  "store-corrupt": () => new StoreError("corrupt", "SELECT secret_column FROM hidden"),
  "ledger-full": () => new LedgerError("storage", "the disk is full; free some space"),
  "ledger-busy": () => new LedgerError("storage", "too many acts are waiting for the disk"),
  "ledger-conflict": () => new LedgerError("conflict", "a stream moved"),
  "ledger-reused": () => new LedgerError("command-reused", "used already"),
  "ledger-stopped": () => new LedgerError("stopped", "the writer stopped"),
  "ledger-kind": () => new LedgerError("unknown-kind", "no desk declares secret.kind/1"),
  conflict: () => conflict("This review is concluded."),
  bug: () => new TypeError("secret internals"),
};

/** What handlers were called with, so that a test can say that nothing was stored. */
export function sampleDesk(): { routes: Route[]; calls: { command: { id: string; digest: string } }[] } {
  const calls: { command: { id: string; digest: string } }[] = [];
  const done = <R>(command: { id: string; digest: string }, result: R): ActOutcome<R> => {
    calls.push({ command });
    const leaf = `sha256:${"A".repeat(43)}`;
    const place = (log: string, index: number) => ({ log, index, leaf, id: "0".repeat(26) });
    return {
      result,
      entries: [place("entente.party/a/house", 3), place("entente.party/a/liaison/b", 7)],
      repeated: false,
    };
  };
  const routes = [
    onAct(write, async (call) => done(call.command, { title: call.body.title })),
    onRead(read, ({ params, query }) => ({ ...params, ...query })),
    onAct(upload, async (call) => {
      let bytes = 0;
      for await (const chunk of call.stream) bytes += chunk.length;
      return done(call.command, { bytes });
    }),
    onRead(fail, ({ params }) => {
      throw FAILURES[params.kind]!();
    }),
    onRead(open, ({ session }) => ({ for: session.account })),
  ];
  return { routes, calls };
}
