import { accountOperations, type Role } from "@entente/api";
import { type CliCommand, given, nothing, say, whole } from "./command.ts";
import { profileOf } from "./connection.ts";
import { openSession, passwordFrom, sessionFlags } from "./cookie-session.ts";
import { writeProfile } from "./profile.ts";
import { plural, when } from "./text.ts";

const DEFAULT_DAYS = 30;

/** Signs in once and keeps a token, so that no other command handles a password. */
export const loginCommand: CliCommand = {
  words: "login",
  summary: "Signs in and keeps an API token for the commands that follow; only you can read its file.",
  flags: {
    ...sessionFlags,
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
    const days = whole(flags, "days", 1, 366) ?? DEFAULT_DAYS;
    const session = await openSession(flags, io);
    const { url } = session;
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
