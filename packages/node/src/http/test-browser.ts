import assert from "node:assert/strict";
import {
  type Assertion,
  assertionChallenge,
  encodeAssertion,
  passkeyAssertion,
  type WhoAmI,
} from "@entente/api";
import type { SoftwareAuthenticator } from "../testing/software-authenticator.ts";
import { HERE, type TestNode } from "./test-node.ts";

/** For tests: a browser at a node's pages, which keeps its cookie and can assert what it sends. */
export class Browser {
  readonly #node: TestNode;
  readonly #origin: string;
  cookie: string | undefined;
  authenticator: SoftwareAuthenticator | undefined;
  #commands = 0;

  constructor(node: TestNode, origin = "http://localhost") {
    this.#node = node;
    this.#origin = origin;
  }

  static async signedIn(
    node: TestNode,
    name: string,
    password: string,
    authenticator?: SoftwareAuthenticator,
    code?: string,
  ): Promise<Browser> {
    const browser = new Browser(node);
    browser.authenticator = authenticator;
    await browser.does("POST", "/v1/session", { name, password, ...(code === undefined ? {} : { code }) });
    return browser;
  }

  static async byLink(node: TestNode, path: string): Promise<Browser> {
    const browser = new Browser(node);
    assert.equal((await browser.send("GET", path)).status, 303);
    return browser;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await this.#node.app.request(
      `${this.#origin}${path}`,
      {
        method,
        headers: {
          origin: this.#origin,
          ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
          ...(method === "GET" ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
      },
      HERE,
    );
    const set = response.headers.getSetCookie()[0]?.split(";", 1)[0];
    if (set !== undefined) this.cookie = set;
    return response;
  }

  /** The same, which must succeed; gives the JSON. */
  async does(method: string, path: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>> {
    const response = await this.send(method, path, body);
    const text = await response.text();
    assert.equal(response.status, 200, `${path}: ${text}`);
    return JSON.parse(text);
  }

  whoAmI(): Promise<WhoAmI> {
    return this.does("GET", "/v1/session");
  }

  /** An assertion of an act with this browser's passkey. */
  async asserted(
    operation: string,
    params: Record<string, string>,
    body: unknown,
    command: string,
    change: Partial<{ at: string; node: string }> = {},
  ): Promise<Assertion> {
    const at = change.at ?? new Date(this.#node.clock.now).toISOString();
    const node = change.node ?? "12345 67890 11111";
    const challenge = await assertionChallenge({ node, operation, params, body, command, at });
    const { hostname } = new URL(this.#origin);
    return passkeyAssertion(at, this.authenticator!.get({ challenge, rpId: hostname }));
  }

  /** Sends an act with its assertion. */
  async acts(
    operation: string,
    path: string,
    body: unknown,
    params: Record<string, string>,
    method = operation.startsWith("remove") ? "DELETE" : "POST",
  ): Promise<Response> {
    const command = `command-${++this.#commands}`;
    const assertion = await this.asserted(operation, params, body, command);
    return this.send(method, path, body, {
      "idempotency-key": command,
      "entente-assertion": encodeAssertion(assertion),
    });
  }
}
