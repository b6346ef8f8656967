import { ASSERTION_HEADER, type Asserter, encodeAssertion } from "./assertion.ts";
import type { Problem } from "./common.ts";
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from "./operation.ts";
import { ProblemError } from "./problem-error.ts";

export type CallOptions = {
  /** Makes an act repeatable: the same key gets the first answer. */
  readonly idempotencyKey?: string;
  /** For raw operations. */
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
  /** For asserted operations: who acts, proven by a passkey or a personal key (`Entente-Assertion`). */
  readonly assertion?: string;
  /** Gives up waiting for the answer. What was sent may have been done. */
  readonly signal?: AbortSignal;
};

export type Client = {
  call<O extends Operation>(
    operation: O,
    input?: Partial<{ params: ParamsOf<O>; query: QueryOf<O>; body: BodyOf<O> }>,
    options?: CallOptions,
  ): Promise<AnswerOf<O>>;
};

export type ClientOptions = {
  /** Where the node listens for people, without a trailing slash; empty in a page the node itself served. */
  readonly base: string;
  /** A Bearer token; absent in a browser, which sends its session cookie. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
  /** The language in which problems are told, by its tag; asked at each call. By default what `fetch` sends. */
  readonly language?: () => string;
  /** Asserts what the call itself brings no assertion for. */
  readonly assert?: Asserter;
};

/** What Node's fetch calls a kept connection that the other side had closed meanwhile. */
const CLOSED: ReadonlySet<unknown> = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

/** Sends again, once, when the connection was closed and nothing answered: a reading may be repeated, an act has its key. */
async function repeatedIfClosed(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (failure) {
    const cause: unknown = failure instanceof TypeError ? failure.cause : undefined;
    if (cause instanceof Error && "code" in cause && CLOSED.has(cause.code)) return send();
    throw failure;
  }
}

/** A typed client of a node's API: one method, driven by the table of operations. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch;
  return {
    async call(operation, input = {}, call = {}) {
      const params = (input.params ?? {}) as Record<string, string>;
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(params[name] ?? ""),
      );
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
        if (value !== undefined) query.set(name, String(value));
      }
      const headers: Record<string, string> = { accept: "application/json" };
      const language = options.language?.() ?? "";
      if (language !== "") headers["accept-language"] = language;
      if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
      const command = call.idempotencyKey ?? crypto.randomUUID();
      if (operation.acts) headers["idempotency-key"] = command;
      if (call.assertion !== undefined) headers[ASSERTION_HEADER] = call.assertion;
      else if (operation.asserted) {
        const given = await options.assert?.({ operation, params, body: input.body, command });
        if (given !== undefined) headers[ASSERTION_HEADER] = encodeAssertion(given);
      }
      let body: string | Uint8Array<ArrayBuffer> | undefined;
      if (operation.raw !== undefined) {
        body = new Uint8Array(call.bytes ?? []);
        headers["content-type"] = call.contentType ?? operation.raw.accepts[0] ?? "application/octet-stream";
      } else if (operation.method !== "GET") {
        body = JSON.stringify(input.body ?? {});
        headers["content-type"] = "application/json";
      }
      const search = query.size > 0 ? `?${query}` : "";
      const response = await repeatedIfClosed(() =>
        send(`${options.base}${path}${search}`, {
          method: operation.method,
          headers,
          ...(body === undefined ? {} : { body }),
          ...(call.signal === undefined ? {} : { signal: call.signal }),
        }),
      );
      const answer: unknown = response.headers.get("content-type")?.includes("json")
        ? await response.json()
        : undefined;
      if (!response.ok) {
        throw new ProblemError(
          (answer as Problem | undefined) ?? {
            type: "about:blank",
            title: response.statusText,
            status: response.status,
          },
        );
      }
      return answer as AnswerOf<typeof operation>;
    },
  };
}
