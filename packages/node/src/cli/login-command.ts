import { type AnswerOf, accountOperations, ProblemError, type Role } from "@entente/api";
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
    // Read before the link is used up: it works once.
    const next = flags["set-password"] === true ? await passwordFrom(io) : undefined;
    const session = await openSession(flags, io);
    const { url } = session;
    const changed =
      next === undefined
        ? undefined
        : await session.client
            .call(accountOperations.changePassword, { body: { next } })
            .catch((cause: unknown) => {
              if (cause instanceof ProblemError && cause.status === 422) return cause;
              throw cause;
            });
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
    const refused = changed instanceof ProblemError ? { passwordRefused: changed.message } : undefined;
    const told = given({ url, name: who.name, roles: who.roles, expiresAt, file: path });
    say(io, json, { ...told, ...(refused ?? changed) }, () =>
      [
        ...passwordLines(changed),
        `Signed in to ${url} as ${who.name} (${who.roles.join(", ") || "no role yet"}), until ${when(expiresAt)} UTC.`,
        `The token lies in ${path}.`,
        'Next: "entente status" shows the node and its relations.',
      ].join("\n"),
    );
    return refused === undefined ? 0 : 1;
  },
};

type Changed = AnswerOf<typeof accountOperations.changePassword> | ProblemError | undefined;

/** The link is used up by then: whoever gave a bad password is signed in all the same, and told how to set another. */
function passwordLines(changed: Changed): string[] {
  if (changed === undefined) return [];
  if (changed instanceof ProblemError)
    return [
      `The password is not set: ${changed.message}`,
      'The token below works all the same. To set a password takes another link: of an administrator, or "entente sign-in-link".',
    ];
  return [
    `The password is set; ${plural(changed.sessionsEnded, "other session")} and ${plural(changed.tokensRevoked, "token")} of the account ended.`,
  ];
}
