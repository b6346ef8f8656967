import { readFileSync } from "node:fs";
import {
  type Asserter,
  type Client,
  createClient,
  type Operation,
  type ParamsOf,
  type QueryOf,
} from "@entente/api";
import {
  type CliCommand,
  type CommandInput,
  type FlagSpecs,
  type Flags,
  type Io,
  text,
  UsageError,
} from "./command.ts";
import { asserterOf, readKey } from "./personal-key.ts";
import { DEFAULT_PROFILE, readProfile } from "./profile.ts";

/** How a command reaches its node: given by every command that speaks HTTP. */
export const connectionFlags: FlagSpecs = {
  url: { value: "URL", help: "where the node listens for people (or ENTENTE_URL, or the profile's)" },
  "token-file": {
    value: "FILE",
    help: "file with the API token (or ENTENTE_TOKEN_FILE, ENTENTE_TOKEN, or the profile's)",
  },
  profile: { value: "NAME", help: 'the sign-in to use, as "entente login" kept it (or ENTENTE_PROFILE)' },
};

type Parts<O> = Partial<{ params: ParamsOf<O>; query: QueryOf<O> }>;

/** A running node as a command sees it. */
export type Connection = {
  readonly url: string;
  readonly client: Client;
  /** Gives the answer of an operation that does not answer with JSON. */
  download<O extends Operation>(
    operation: O,
    input: Parts<O>,
    take: (answer: Response) => Promise<void>,
  ): Promise<void>;
  /** Sends a body that is not read into memory. */
  upload<O extends Operation>(
    operation: O,
    input: Parts<O>,
    body: Blob,
    contentType: string,
    commandId?: string,
  ): Promise<Awaited<ReturnType<Client["call"]>>>;
};

export function urlOf(flags: Flags, io: Io): string | undefined {
  return text(flags, "url") ?? io.environment.ENTENTE_URL;
}

export function profileOf(flags: Flags, io: Io): string {
  return text(flags, "profile") ?? io.environment.ENTENTE_PROFILE ?? DEFAULT_PROFILE;
}

/** The origin of a URL; anything but plain http or https is wrong use. */
export function baseOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    throw new UsageError(`${url} is no address of a node, such as https://node.example:8440`);
  return parsed.origin;
}

/** A token never stands on the command line, where every user of the machine could read it. */
function givenToken(flags: Flags, io: Io): string | undefined {
  const file = text(flags, "token-file") ?? io.environment.ENTENTE_TOKEN_FILE;
  return file === undefined ? io.environment.ENTENTE_TOKEN : readFileSync(file, "utf8").trim();
}

export function connect(flags: Flags, io: Io): Connection {
  const name = profileOf(flags, io);
  const profile = readProfile(io, name);
  const url = baseOf(
    urlOf(flags, io) ??
      profile?.url ??
      wrong('which node? Sign in with "entente login --url URL", or give --url or ENTENTE_URL'),
  );
  // A profile's token goes to the profile's node and to no other, and its key asserts for that node alone.
  const token = givenToken(flags, io) ?? (profile?.url === url ? profile.token : undefined);
  const key = readKey(io, name);
  if (token === undefined)
    wrong(
      `no token for ${url}: sign in with "entente login --url ${url}", or give --token-file or ENTENTE_TOKEN_FILE`,
    );
  return connection(url, token, key?.url === url ? asserterOf(key) : undefined);
}

function wrong(message: string): never {
  throw new UsageError(message);
}

export function connection(url: string, token: string | undefined, assert?: Asserter): Connection {
  const to = (send: typeof fetch) =>
    createClient({
      base: url,
      ...(token === undefined ? {} : { token }),
      ...(assert === undefined ? {} : { assert }),
      fetch: send,
    });
  return {
    url,
    client: to(fetch),
    async download(operation, input, take) {
      await to(async (...asked) => {
        const answer = await fetch(...asked);
        if (!answer.ok) return answer;
        await take(answer);
        return new Response(null);
      }).call(operation, input);
    },
    upload: (operation, input, body, contentType, commandId) =>
      to((address, init) => fetch(address, { ...init, body })).call(operation, input, {
        contentType,
        ...(commandId === undefined ? {} : { idempotencyKey: commandId }),
      }),
  };
}

export type ApiInput = CommandInput & { readonly node: Connection; readonly client: Client };
type ApiCommand = Omit<CliCommand, "run"> & { run(input: ApiInput): Promise<number | undefined> };

/** A command that asks a running node. */
export function apiCommand(command: ApiCommand): CliCommand {
  return {
    ...command,
    flags: { ...command.flags, ...connectionFlags },
    async run(input) {
      const node = connect(input.flags, input.io);
      return (await command.run({ ...input, node, client: node.client })) ?? 0;
    },
  };
}
