import { type Asserter, accountOperations, type Client, createClient } from "@entente/api";
import { type FlagSpecs, type Flags, given, type Io, text, UsageError } from "./command.ts";
import { baseOf, urlOf } from "./connection.ts";
import { readStdin } from "./files.ts";

/** How a command signs in as a person does, instead of using the profile's token. */
export const sessionFlags: FlagSpecs = {
  url: { value: "URL", help: "where the node listens for people (or ENTENTE_URL)" },
  name: { value: "NAME", help: "your account; the password comes from standard input or ENTENTE_PASSWORD" },
  code: { value: "DIGITS", help: "the one-time code your app shows now, where you have set codes up" },
  link: {
    value: "LINK",
    help: 'a one-time sign-in link instead of name and password; "-" reads it from standard input',
  },
};

/** Signs in with name and password, or with a link. */
export async function openSession(flags: Flags, io: Io): Promise<CookieSession> {
  const link = await linkOf(text(flags, "link"), io);
  const name = text(flags, "name");
  if ((link === undefined) === (name === undefined))
    throw new UsageError("give either --name (with the password on standard input) or --link");
  const address = urlOf(flags, io) ?? (link !== undefined && URL.canParse(link) ? link : undefined);
  if (address === undefined) throw new UsageError("which node? Give --url or ENTENTE_URL");
  const session = new CookieSession(baseOf(address));
  if (link !== undefined) await session.redeem(link);
  else {
    const body = { name: name!, password: await passwordFrom(io), ...given({ code: text(flags, "code") }) };
    await session.client.call(accountOperations.signIn, { body });
  }
  return session;
}

async function linkOf(given: string | undefined, io: Io): Promise<string | undefined> {
  return given === "-" ? (await readStdin(io)).trim() : given;
}

export async function passwordFrom(io: Io): Promise<string> {
  const password = io.environment.ENTENTE_PASSWORD ?? (await readStdin(io)).split(/\r?\n/, 1)[0] ?? "";
  if (password === "")
    throw new UsageError("the password is missing: put it on standard input or into ENTENTE_PASSWORD");
  return password;
}

/** A browser's part in signing in: it keeps the cookie, and says that its requests come from the node's own pages. */
export class CookieSession {
  readonly url: string;
  #cookie: string | undefined;

  constructor(base: string) {
    this.url = base;
  }

  readonly #send: typeof fetch = async (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", this.url);
    if (this.#cookie !== undefined) headers.set("cookie", this.#cookie);
    const answer = await fetch(address, { ...init, headers, redirect: "manual" });
    const set = answer.headers.getSetCookie()[0]?.split(";", 1)[0];
    if (set !== undefined) this.#cookie = set;
    return answer;
  };

  get client(): Client {
    return this.clientWith(undefined);
  }

  /** A client that asserts approvals and signatures, too. */
  clientWith(assert: Asserter | undefined): Client {
    return createClient({
      base: this.url,
      fetch: this.#send,
      ...(assert === undefined ? {} : { assert }),
    });
  }

  /** The node answers a good link with a redirect to its first page, a used one with a problem. */
  async redeem(link: string): Promise<void> {
    const secret = /(?:^|\/sign-in\/)([A-Za-z0-9_-]{43})$/.exec(link)?.[1];
    if (secret === undefined) throw new UsageError("that is no sign-in link of a node");
    const redeeming = createClient({
      base: this.url,
      fetch: async (...asked) => {
        const answer = await this.#send(...asked);
        return answer.status === 303 ? new Response(null) : answer;
      },
    });
    await redeeming.call(accountOperations.redeemLink, { params: { secret } });
  }
}
