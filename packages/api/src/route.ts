import type { AnswerOf, BodyOf, Operation, ParamsOf, Place, QueryOf, Role } from "./operation.ts";

/** Who asks: an account as its house-log entries make it. Sessions and tokens narrow the roles, never widen them. */
export type Session = {
  /** The account's id; never its name. */
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Highest level this person may read, on the node's own ladder. */
  readonly clearance: string;
  /** Units of the agreements' vocabularies this person belongs to. */
  readonly units: readonly string[];
  /** Whether the credential may act, or only read. */
  readonly mayAct: boolean;
};

/** What a handler is given: the validated request, who asks, and the identity of the command. */
export type Call<O> = {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** The bytes of a `raw` operation as they arrive, bounded by its `maxBytes`. */
  readonly stream: AsyncIterable<Uint8Array>;
  readonly contentType: string;
  readonly session: Session;
  /** Id (the account and its `Idempotency-Key`) and digest of everything asked. */
  readonly command: { readonly id: string; readonly digest: string };
};

/** An operation and what carries it out. Desks make these; the listener mounts them. */
export type Route = {
  readonly operation: Operation;
  readonly handle: (call: Call<never>) => Promise<unknown>;
};

type AnyOperation = Operation;
type ResultOf<O> = AnswerOf<O> extends { result: infer R } ? R : never;

/** What a handler that acts returns; the listener adds the grade reached. */
export type ActOutcome<R> = {
  readonly result: R;
  readonly entries: readonly Place[];
  readonly repeated: boolean;
};

/** Binds an operation that reads. */
export function onRead<O extends AnyOperation>(
  operation: O,
  handle: (call: Call<O>) => Promise<AnswerOf<O>> | AnswerOf<O>,
): Route {
  return { operation, handle: async (call) => handle(call as unknown as Call<O>) };
}

/** Binds an operation that acts: the handler submits to the ledger and returns the outcome. */
export function onAct<O extends AnyOperation>(
  operation: O,
  handle: (call: Call<O>) => Promise<ActOutcome<ResultOf<O>>>,
): Route {
  return { operation, handle: async (call) => handle(call as unknown as Call<O>) };
}
