import { accountOperations, createClient, type Role } from "@entente/api";
import { type CliCommand, given, type Io, nothing, say, text, UsageError, whole } from "./command.ts";
import { baseOf, profileOf, urlOf } from "./connection.ts";
import { readStdin } from "./files.ts";
import { writeProfile } from "./profile.ts";
import { plural, when } from "./text.ts";

const DEFAULT_DAYS = 30;

/** Signs in once and keeps a token, so that no other command handles a password. */
export const loginCommand: CliCommand = {
  words: "login",
  summary: "Signs in and keeps an API token for the commands that follow; only you can read its file.",
  flags: {
    url: { value: "URL", help: "where the node listens for people (or ENTENTE_URL)" },
    name: { value: "NAME", help: "your account; the password comes from standard input or ENTENTE_PASSWORD" },
    link: {
      value: "LINK",
      help: 'a one-time sign-in link instead of name and password; "-" reads it from standard input',
    },
    "set-password": {
      help: "with a link: set the password that comes from standard input or ENTENTE_PASSWORD; ends other sessions and tokens",
    },
    days: { value: "N", help: `how long the token is good for, 1 to 366 (default ${DEFAULT_DAYS})` },
    "read-only": { help: "a token that may read and not act" },
    profile: {
      value: "NAME",
      help: 'keep it under this name; later commands choose it with --profile (default "default")',
    },
  },
  example: 'entente login --url http://127.0.0.1:8440 --name "Ada" < password.txt',
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const link = await linkOf(text(flags, "link"), io);
    const name = text(flags, "name");
    if ((link === undefined) === (name === undefined))
      throw new UsageError("give either --name (with the password on standard input) or --link");
    const address = urlOf(flags, io) ?? (link !== undefined && URL.canParse(link) ? link : undefined);
    if (address === undefined) throw new UsageError("which node? Give --url or ENTENTE_URL");
    const url = baseOf(address);
    const days = whole(flags, "days", 1, 366) ?? DEFAULT_DAYS;

    const session = new CookieSession(url);
    if (name !== undefined)
      await session.client.call(accountOperations.signIn, {
        body: { name, password: await passwordFrom(io) },
      });
    else await session.redeem(link!);
    const changed =
      flags["set-password"] === true
        ? await session.client.call(accountOperations.changePassword, {
            body: { next: await passwordFrom(io) },
          })
        : undefined;
    const who = await session.client.call(accountOperations.whoAmI);
    const token = await session.client.call(accountOperations.createToken, {
      body: {
        name: "entente command line",
        roles: [...who.roles] as Role[],
        readOnly: flags["read-only"] === true,
        days,
      },
    });
    await session.client.call(accountOperations.signOut);
    const { expiresAt } = token;
    const path = writeProfile(io, profileOf(flags, io), {
      url,
      name: who.name,
      token: token.secret,
      expiresAt,
    });
    say(io, json, given({ url, name: who.name, roles: who.roles, expiresAt, file: path, ...changed }), () =>
      [
        ...(changed === undefined
          ? []
          : [
              `The password is set; ${plural(changed.sessionsEnded, "other session")} and ${plural(changed.tokensRevoked, "token")} of the account ended.`,
            ]),
        `Signed in to ${url} as ${who.name} (${who.roles.join(", ") || "no role yet"}), until ${when(expiresAt)} UTC.`,
        `The token lies in ${path}.`,
        'Next: "entente status" shows the node and its relations.',
      ].join("\n"),
    );
    return 0;
  },
};

async function linkOf(given: string | undefined, io: Io): Promise<string | undefined> {
  return given === "-" ? (await readStdin(io)).trim() : given;
}

async function passwordFrom(io: Io): Promise<string> {
  const password = io.environment.ENTENTE_PASSWORD ?? (await readStdin(io)).split(/\r?\n/, 1)[0] ?? "";
  if (password === "")
    throw new UsageError("the password is missing: put it on standard input or into ENTENTE_PASSWORD");
  return password;
}

/** A browser's part in signing in: it keeps the cookie, and says that its requests come from the node's own pages. */
class CookieSession {
  readonly #base: string;
  #cookie: string | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  readonly #send: typeof fetch = async (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", this.#base);
    if (this.#cookie !== undefined) headers.set("cookie", this.#cookie);
    const answer = await fetch(address, { ...init, headers, redirect: "manual" });
    const set = answer.headers.getSetCookie()[0]?.split(";", 1)[0];
    if (set !== undefined) this.#cookie = set;
    return answer;
  };

  get client() {
    return createClient({ base: this.#base, fetch: this.#send });
  }

  /** The node answers a good link with a redirect to its first page, a used one with a problem. */
  async redeem(link: string): Promise<void> {
    const secret = /(?:^|\/sign-in\/)([A-Za-z0-9_-]{43})$/.exec(link)?.[1];
    if (secret === undefined) throw new UsageError("that is no sign-in link of a node");
    const redeeming = createClient({
      base: this.#base,
      fetch: async (...asked) => {
        const answer = await this.#send(...asked);
        return answer.status === 303 ? new Response(null) : answer;
      },
    });
    await redeeming.call(accountOperations.redeemLink, { params: { secret } });
  }
}
