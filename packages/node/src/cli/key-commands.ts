import { hostname } from "node:os";
import { accountOperations, type Client, authenticatorsOperations as on } from "@entente/api";
import { type CliCommand, nothing, say, text, UsageError } from "./command.ts";
import { apiCommand, connect, connectionFlags, profileOf } from "./connection.ts";
import { type CookieSession, openSession, sessionFlags } from "./cookie-session.ts";
import {
  asserterOf,
  forgetKey,
  makeKey,
  type PersonalKey,
  proofOf,
  readKey,
  writeKey,
} from "./personal-key.ts";
import { facts, table, when } from "./text.ts";

const make: CliCommand = {
  words: "key make",
  summary:
    "Makes your personal key, with which this profile asserts approvals and signatures; signed in, it registers it too.",
  flags: {
    ...connectionFlags,
    ...sessionFlags,
    called: { value: "WORDS", help: "what the list of your keys calls it (default: this machine's name)" },
  },
  example: 'entente key make --url http://127.0.0.1:8440 --name "Ada" < password.txt',
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const profile = profileOf(flags, io);
    const before = readKey(io, profile);
    if (before !== undefined)
      throw new UsageError(`profile "${profile}" has a key already; "entente key remove" ends it first`);
    const called = text(flags, "called") ?? `command line on ${hostname()}`.slice(0, 80);
    const signsIn = text(flags, "name") !== undefined || text(flags, "link") !== undefined;
    const session = signsIn ? await openSession(flags, io) : undefined;
    const { client, url } = session ?? connect(flags, io);
    const { account, node, name } = await client.call(accountOperations.whoAmI);
    const key = makeKey({ url, account, node });
    // The key first: registered and lost, it would only be in the way.
    const file = writeKey(io, profile, key);
    const registered =
      session !== undefined && (await register(session, key, called, () => forgetKey(io, profile)));
    const shown = { profile, account, kid: key.kid, public: key.x, proof: proofOf(key), file, registered };
    say(io, json, shown, () =>
      [
        `The key ${key.kid} of ${name} lies in ${file}; only you can read it.`,
        registered
          ? "It is registered: from now on approvals and signatures of this account are asserted."
          : `Register it in the web app, under your account, with these two:\n${facts([
              ["public", key.x],
              ["proof", shown.proof],
            ])}`,
      ].join("\n"),
    );
    return 0;
  },
};

/** Registers in the session and ends it; a key that was not registered is not kept. */
async function register(
  session: CookieSession,
  key: PersonalKey,
  name: string,
  forget: () => void,
): Promise<true> {
  try {
    const body = { name, public: key.x, proof: proofOf(key) };
    await session.client.call(on.registerKey, { body });
  } catch (cause) {
    forget();
    throw cause;
  } finally {
    await session.client.call(accountOperations.signOut);
  }
  return true;
}

const list = apiCommand({
  words: "key list",
  summary: "Lists your passkeys and personal keys.",
  flags: {},
  example: "entente key list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(on.listAuthenticators);
    const mine = readKey(io, profileOf(flags, io))?.kid;
    say(io, json, answer, () =>
      [
        table(
          ["id", "kind", "name", "registered", "last used", "here"],
          answer.authenticators.map((each) => [
            each.authenticator,
            each.kind,
            each.name,
            when(each.registeredAt),
            each.usedAt === undefined ? "never" : when(each.usedAt),
            each.credential === mine ? "yes" : "",
          ]),
          'No passkey and no key. Next: "entente key make".',
        ),
        ...(answer.code.set ? ["Signing in with the password asks for a one-time code."] : []),
      ].join("\n"),
    );
    return undefined;
  },
});

const remove: CliCommand = {
  words: "key remove",
  summary: "Removes this profile's key, at the node too; what it asserted before stays evidence.",
  flags: { ...connectionFlags, ...sessionFlags },
  example: 'entente key remove --url http://127.0.0.1:8440 --name "Ada" < password.txt',
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const profile = profileOf(flags, io);
    const key = readKey(io, profile);
    if (key === undefined) throw new UsageError(`profile "${profile}" has no key`);
    const session = await openSession({ ...flags, url: text(flags, "url") ?? key.url }, io);
    try {
      await removeAt(session.clientWith(asserterOf(key)), key);
    } finally {
      await session.client.call(accountOperations.signOut);
    }
    forgetKey(io, profile);
    say(io, json, { profile, kid: key.kid }, () => `The key ${key.kid} is removed, here and at the node.`);
    return 0;
  },
};

async function removeAt(client: Client, key: PersonalKey): Promise<void> {
  const { authenticators } = await client.call(on.listAuthenticators);
  const found = authenticators.find(({ credential }) => credential === key.kid);
  if (found !== undefined) {
    const params = { authenticator: found.authenticator };
    await client.call(on.removeAuthenticator, { params });
  }
}

/** Personal keys of the command line. */
export const keyCommands: readonly CliCommand[] = [make, list, remove];
