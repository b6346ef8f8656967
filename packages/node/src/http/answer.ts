import {
  type ActOutcome,
  answerIn,
  type Call,
  forbidden,
  holdsSentences,
  languageAsked,
  type Operation,
  problemOf,
  type Sentence,
  type Session,
} from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { Context } from "hono";
import { type Known, siteOf } from "../accounts/index.ts";
import { actedAnswer, commandOf } from "./acts.ts";
import { requireAssertion } from "./assertion.ts";
import { mediaType, rawStream, readJson } from "./body.ts";
import { cookieFrom, sessionCookie } from "./cookie.ts";
import type { PeopleEnv } from "./environment.ts";
import { type Exchange, NOBODY, type PeopleRoute } from "./exchange.ts";
import { isLoopback, requireSameOrigin } from "./guards.ts";
import type { Listener } from "./listener.ts";
import { inFrench } from "./telling.ts";
import { validated } from "./validate.ts";

/** Carries out one request on its route. Throws what `problemFrom` can tell. */
export async function answerRoute(
  c: Context<PeopleEnv>,
  { operation, handle }: PeopleRoute,
  listener: Listener,
): Promise<Response> {
  const request = c.req.raw;
  const url = new URL(c.req.url);
  const known = identify(request, url, operation, listener);
  const session = known?.session ?? NOBODY;
  if (known !== undefined) c.set("account", session.account);
  authorise(operation, session);
  const params = c.req.param() as Record<string, string>;
  const query = queryOf(url);
  const parts = {
    params: validated("path", operation.params, params),
    query: validated("query", operation.query, query),
    ...(await bodyOf(request, operation)),
  };
  const asked = { params, body: parts.asked };
  const call = {
    params: parts.params,
    query: parts.query,
    body: parts.body,
    stream: parts.stream,
    contentType: parts.contentType,
    session,
    command: commandOf(request, operation, session.account, asked, listener.now()),
  } as unknown as Call<never>;
  if (operation.asserted)
    await requireAssertion(request, operation, { account: session.account, ...asked }, listener);
  const cookies: string[] = [];
  const answer = await handle(call, exchangeOf(c, known, listener, cookies));
  const response =
    answer instanceof Response
      ? answer
      : await jsonAnswer(operation, answer, { wait: query.wait, accepts: asksFor(request), listener });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** Who asks. A token counts before a cookie; a credential that opens nothing is never passed over for another. */
function identify(
  request: Request,
  url: URL,
  operation: Operation,
  { accounts, cookie }: Listener,
): Known | undefined {
  const changes = operation.method !== "GET";
  if (operation.roles === "public") {
    if (changes) requireSameOrigin(request, url, false);
    return undefined;
  }
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const known = accounts.byToken(/^Bearer ([\w-]+)$/i.exec(authorization)?.[1] ?? "");
    if (known === undefined) throw unauthenticated("The token is unknown, revoked or expired.");
    return known;
  }
  const secret = cookieFrom(request, cookie);
  if (secret !== undefined && changes) requireSameOrigin(request, url, true);
  const known = secret === undefined ? undefined : accounts.bySession(secret);
  if (known === undefined) throw unauthenticated("Sign in, or send a token.");
  return known;
}

const unauthenticated = (detail: Sentence) => problemOf(401, "unauthenticated", "Not signed in", detail);

function authorise(operation: Operation, session: Session): void {
  const { roles } = operation;
  if (typeof roles !== "string" && !roles.some((role) => session.roles.includes(role)))
    throw forbidden(`This takes one of the roles: ${roles.join(", ")}.`);
  if (operation.acts && !session.mayAct) throw forbidden("This token may only read.");
}

/** A name given twice is refused: of two values, either could be the one that somebody else checked. */
function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of url.searchParams) {
    if (name in query)
      throw problemOf(422, "invalid", "The request is not valid", "given more than once", {
        pointer: `/${name.replaceAll("~", "~0").replaceAll("/", "~1").slice(0, 120)}`,
        in: "query",
      });
    query[name] = value;
  }
  return query;
}

type Body = {
  readonly body: unknown;
  /** The body as it enters the command's digest. */
  readonly asked: JsonValue;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly contentType: string;
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function bodyOf(request: Request, operation: Operation): Promise<Body> {
  if (operation.raw !== undefined) {
    const { stream, contentType } = rawStream(request, operation.raw);
    return { body: {}, asked: { contentType }, stream, contentType };
  }
  const asked = operation.method === "GET" ? {} : await readJson(request);
  return {
    body: validated("body", operation.body, asked),
    asked,
    stream: nothing(),
    contentType: mediaType(request),
  };
}

const asksFor = (request: Request) => request.headers.get("accept-language");

type Answering = {
  readonly wait: string | undefined;
  readonly accepts: string | null;
  readonly listener: Listener;
};

async function jsonAnswer(
  operation: Operation,
  answer: unknown,
  { wait, accepts, listener: { heads, checkAnswers } }: Answering,
): Promise<Response> {
  const given = operation.acts
    ? await actedAnswer(answer as ActOutcome<unknown>, heads, wait === "partner")
    : answer;
  if (checkAnswers) operation.answer.parse(given);
  if (!holdsSentences(operation.answer)) return Response.json(given);
  const language = languageAsked(accepts);
  return Response.json(answerIn(operation.answer, given, language, inFrench), {
    headers: { "content-language": language, vary: "accept-language" },
  });
}

function exchangeOf(
  c: Context<PeopleEnv>,
  known: Known | undefined,
  { cookie, sessionMs, secure }: Listener,
  cookies: string[],
): Exchange {
  const address = c.env?.incoming?.socket?.remoteAddress ?? "";
  return {
    known,
    address,
    loopback: isLoopback(address),
    wantsPage: (c.req.header("accept") ?? "").includes("text/html"),
    site: () => siteOf(new URL(c.req.url), secure),
    cookie: cookieFrom(c.req.raw, cookie),
    setSession: (secret) => cookies.push(sessionCookie(cookie, secret, sessionMs, secure)),
    clearSession: () => cookies.push(sessionCookie(cookie, "", 0, secure)),
  };
}
