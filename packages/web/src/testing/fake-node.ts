import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import {
  type AnswerOf,
  answerIn,
  changesOperations,
  languageAsked,
  type Operation,
  type Problem,
  ProblemError,
} from "@entente/api";

/** The policy a node serves its page under. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export type Asked = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
};
type Answer = { readonly operation: Operation; answer(asked: Asked): unknown };

/** Binds an operation to what it answers; the answer has the type that the operation declares. */
export function answers<O extends Operation>(operation: O, answer: (asked: Asked) => AnswerOf<O>): Answer {
  return { operation, answer };
}

/** Serves a built page from `folder` as a node would, and answers the operations given. */
export async function startFakeNode(folder: string, table: readonly Answer[]) {
  const server = createServer((request, response) => {
    void serve(request, response, folder, table);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  table: readonly Answer[],
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://node");
  response.setHeader("content-security-policy", POLICY);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  if (!url.pathname.startsWith("/v1/")) return file(url.pathname, response, folder);
  // Nothing changes at a node that answers with fixtures: who follows it waits until it closes.
  if (url.pathname === changesOperations.followChanges.path) {
    if (!url.searchParams.has("after"))
      send(response, 200, "application/json", { cursor: "quiet-quiet-quiet-quiet", ids: [] });
    return;
  }
  for (const { operation, answer } of table) {
    const params = match(operation, request.method ?? "", url.pathname);
    if (params === undefined) continue;
    try {
      const body = await bodyOf(request);
      const given = answer({ params, query: url.searchParams, body });
      const language = languageAsked(request.headers["accept-language"]);
      send(response, 200, "application/json", answerIn(operation.answer, given, language));
    } catch (error) {
      const problem: Problem =
        error instanceof ProblemError
          ? error.problem
          : { type: "about:blank", title: "The fake node failed", status: 500, detail: String(error) };
      send(response, problem.status, "application/problem+json", problem);
    }
    return;
  }
  send(response, 404, "application/problem+json", { type: "about:blank", title: "Not found", status: 404 });
}

function send(response: ServerResponse, status: number, type: string, value: unknown): void {
  const isRaw = value instanceof Uint8Array;
  const contentType = isRaw ? "application/octet-stream" : type;
  response.writeHead(status, { "content-type": contentType, "cache-control": "no-store" });
  response.end(isRaw ? value : JSON.stringify(value));
}

function match(operation: Operation, method: string, path: string): Record<string, string> | undefined {
  if (operation.method !== method) return undefined;
  const wanted = operation.path.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const value = decodeURIComponent(given[at] ?? "");
    if (name !== undefined) params[name] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

async function file(path: string, response: ServerResponse, folder: string): Promise<void> {
  const name = path === "/" ? "/index.html" : normalize(path);
  try {
    const bytes = await readFile(join(folder, name));
    response.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
