import { type TestPeople, withPeople } from "../accounts/test-people.ts";
import type { Desk } from "../ledger/index.ts";
import { createPeopleApp, type PeopleAppOptions } from "./app.ts";
import { createLog } from "./log.ts";

/** For tests: a people listener over a real ledger, called as a function. */
export type TestNode = TestPeople & {
  readonly app: ReturnType<typeof createPeopleApp>;
  /** Lines that were logged. */
  readonly lines: string[];
  /** Calls the app as a program does, with a token of `account`. A string or `raw` is sent as it is. */
  as(
    account: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    raw?: BodyInit,
  ): Promise<Response>;
};

/** What the server hands over beside the request, for a caller on this machine. */
export const HERE = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };

export async function withNode(
  work: (node: TestNode) => Promise<void>,
  more: Partial<PeopleAppOptions> & {
    readonly desks?: readonly Desk[];
    readonly assertions?: "when-registered" | "required";
  } = {},
): Promise<void> {
  const { desks = [], assertions = "when-registered", ...options } = more;
  await withPeople(
    async (people) => {
      const { accounts, clock } = people;
      const lines: string[] = [];
      const app = createPeopleApp({
        routes: [],
        accounts,
        nodeFingerprint: "12345 67890 11111",
        now: () => clock.now,
        log: createLog({ write: (line: string) => lines.push(line) }),
        checkAnswers: true,
        ...options,
      });
      const tokens = new Map<string, string>();
      const tokenOf = (account: string) => {
        const owner = accounts.session(account)!;
        const made = { name: "test", roles: owner.roles, readOnly: false, days: 1 };
        const token = tokens.get(account) ?? accounts.createToken(owner, made).secret;
        tokens.set(account, token);
        return token;
      };
      const as: TestNode["as"] = async (account, method, path, body, headers = {}, raw) => {
        const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
        const sent = raw ?? text;
        const type: Record<string, string> = text === undefined ? {} : { "content-type": "application/json" };
        const all = { authorization: `Bearer ${tokenOf(account)}`, ...type, ...headers };
        const init = { method, headers: all, ...(sent === undefined ? {} : { body: sent, duplex: "half" }) };
        return app.request(path, init, HERE);
      };
      await work({ ...people, app, lines, as });
    },
    { desks, assertions },
  );
}

export type ProblemSeen = Record<string, unknown> & { readonly status: number; readonly type: string };

/** The problem document of a response; throws when it is anything else. */
export async function problemIn(response: Response): Promise<ProblemSeen> {
  if (response.headers.get("content-type") !== "application/problem+json")
    throw new Error(`no problem document: ${response.status} ${await response.text()}`);
  return (await response.json()) as ProblemSeen;
}
