import { openApiDocument, problemOf, type Route, serviceOperations } from "@entente/api";
import { Hono } from "hono";
import { type Accounts, accountRoutes, SESSION_MS } from "../accounts/index.ts";
import type { GradeSource } from "./acts.ts";
import { answerRoute } from "./answer.ts";
import { authenticatorRoutes } from "./authenticator-routes.ts";
import { cookieName } from "./cookie.ts";
import type { PeopleEnv } from "./environment.ts";
import { onExchange, type PeopleRoute } from "./exchange.ts";
import { LOOPBACK_NAMES, requireKnownHost } from "./guards.ts";
import { withSecurityHeaders } from "./headers.ts";
import type { Listener } from "./listener.ts";
import type { Log } from "./log.ts";
import { problemFrom, problemResponse } from "./problems.ts";
import { sessionRoutes } from "./session-routes.ts";
import { type StaticFiles, staticFiles } from "./static-files.ts";

export type PeopleAppOptions = {
  /** What the desks serve; sign-in, accounts, health and the OpenAPI document are the listener's own. */
  readonly routes: readonly Route[];
  readonly accounts: Accounts;
  /** Absent: every act answers with the grade `recorded`. */
  readonly heads?: GradeSource;
  /** The built web app; absent: no pages. */
  readonly webRoot?: string;
  /** The party's fingerprint; its beginning is part of the cookie's name. */
  readonly nodeFingerprint: string;
  /** Host names this node answers to, without ports; by default those of this machine. */
  readonly hosts?: readonly string[];
  /** Whether browsers reach it by TLS, ended here or by a proxy in front. */
  readonly secure?: boolean;
  readonly health?: () => "ok" | "stopped";
  readonly version?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** Validates what handlers answer, too: for tests. */
  readonly checkAnswers?: boolean;
};

/** Paths that never fall back to the web app's first page. */
const NOT_PAGES = /^\/(v1|sign-in|assets|card|healthz|openapi\.json)(\/|$)/;

/**
 * The listener for people: `fetch` is the whole of it, so that tests need no socket.
 * 1 the name asked for, 2 the route, 3 the credential, 4 the origin, 5 the role, 6 the request's parts, 7 the desk.
 */
export function createPeopleApp(options: PeopleAppOptions): Hono<PeopleEnv> {
  const { accounts, now, log, secure = false, hosts = LOOPBACK_NAMES } = options;
  const node = options.nodeFingerprint.replaceAll(" ", "");
  const routes: PeopleRoute[] = [
    ...options.routes,
    ...accountRoutes(accounts),
    ...sessionRoutes(accounts, now, node),
    ...authenticatorRoutes(accounts, node),
    onExchange(serviceOperations.health, () => ({ status: options.health?.() ?? "ok" })),
    onExchange(serviceOperations.openApi, () => openApi()),
  ];
  const openApi = remembered(() =>
    openApiDocument(
      routes.map((route) => route.operation),
      { title: "Entente", version: options.version ?? "0.1.0" },
    ),
  );
  const listener: Listener = {
    accounts,
    heads: options.heads,
    cookie: cookieName(options.nodeFingerprint, secure),
    sessionMs: SESSION_MS,
    secure,
    node,
    now,
    checkAnswers: options.checkAnswers ?? false,
  };
  const pages = options.webRoot === undefined ? undefined : staticFiles(options.webRoot);

  const app = new Hono<PeopleEnv>();
  app.use(async (c, next) => {
    const begun = performance.now();
    await next();
    c.res = withSecurityHeaders(c.res, secure);
    // The route and not the path: paths hold ids and, for sign-in links, secrets.
    const { route = "none", account } = c.var;
    const ms = Math.round(performance.now() - begun);
    log.info({ method: c.req.method, route, status: c.res.status, ms, account }, "answered");
  });
  app.use(async (c, next) => {
    requireKnownHost(new URL(c.req.url), hosts);
    await next();
  });
  mount(app, routes, listener);
  app.get("/openapi.json", (c) => {
    c.set("route", "/openapi.json");
    return c.redirect("/v1/openapi.json", 308);
  });
  app.notFound((c) => page(c.req.raw, pages));
  app.onError((cause, c) =>
    problemResponse(problemFrom(cause, log), c.req.header("accept-language") ?? null),
  );
  return app;
}

/** Mounts each route under its method and path, the more particular paths first, and refuses other methods. */
function mount(app: Hono<PeopleEnv>, routes: readonly PeopleRoute[], listener: Listener): void {
  const byPath = Map.groupBy(routes, (route) => route.operation.path);
  // "~" sorts after all letters: a parameter comes after the words it could be mistaken for.
  const particular = (path: string) => path.replaceAll("{", "~");
  const ordered = [...byPath].sort(([one], [other]) => (particular(one) < particular(other) ? -1 : 1));
  for (const [path, group] of ordered) {
    const pattern = path.replace(/\{(\w+)\}/g, ":$1");
    const methods = group.map((route) => route.operation.method);
    if (new Set(methods).size !== methods.length) throw new Error(`two routes for ${path}`);
    for (const route of group) {
      app.on(route.operation.method, pattern, (c) => {
        c.set("route", path);
        return answerRoute(c, route, listener);
      });
    }
    app.all(pattern, (c) => {
      c.set("route", path);
      throw problemOf(405, "method-not-allowed", "Not this method", `Allowed: ${methods.join(", ")}.`, {
        allow: methods.join(", "),
      });
    });
  }
}

async function page(request: Request, pages: StaticFiles | undefined): Promise<Response> {
  const { pathname } = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  const html = !NOT_PAGES.test(pathname) && (request.headers.get("accept") ?? "").includes("text/html");
  const found = reads ? await pages?.answer(pathname === "/" ? "/index.html" : pathname, html) : undefined;
  if (found !== undefined) return found;
  const nothing = problemOf(404, "not-found", "Not found", "There is nothing here.");
  return problemResponse(nothing, request.headers.get("accept-language"));
}

function remembered<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
