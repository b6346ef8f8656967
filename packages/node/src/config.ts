import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { type KeyPort, keyFile, readCard, type SignedCard } from "./keys/index.ts";
import { TlsFiles } from "./relations/index.ts";
import { dataPaths } from "./store/index.ts";

/** What is wrong with a configuration, and where; told to the operator at the start. */
export class ConfigError extends Error {
  readonly code: "unreadable" | "invalid" | "no-passphrase";

  constructor(code: ConfigError["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ConfigError";
    this.code = code;
  }
}

const port = z.int().min(0).max(65535);
const tls = z.strictObject({ key: z.string(), cert: z.string() });
/** What the wire between nodes shows. */
const partnerTls = z.strictObject({
  key: z.string(),
  cert: z.string(),
  /** The next card names the certificate's key: partners take no other then. */
  pinned: z.boolean().default(false),
  /** The certificate, or the public key, that takes its place one day: the next card names it beside the other. */
  next: z.string().optional(),
});
const text = z.string().min(1).max(200);

/** `node.json` in the data directory. Relative paths are relative to it. It holds no secret. */
export const configSchema = z.strictObject({
  /** The first card: the party is its digest. */
  card: z.strictObject({ card: z.string(), signature: z.string() }),
  people: z.strictObject({
    host: z.string().default("127.0.0.1"),
    port,
    /** Host names under which browsers reach this node. */
    hosts: z.array(z.string()).max(20).optional(),
    /** TLS is ended by a proxy in front. */
    behindTls: z.boolean().default(false),
    tls: tls.optional(),
  }),
  /** Absent: this node accepts no connections from partners; it calls them, or files are carried. */
  partners: z
    .strictObject({ host: z.string().default("127.0.0.1"), port, tls: partnerTls.optional() })
    .optional(),
  /** What this node shows when it calls partners; by default what its partner listener shows. */
  calling: z.strictObject({ tls: partnerTls }).optional(),
  /** What is public: reports, statements, comments. Absent: this node publishes nothing. */
  portal: z
    .strictObject({
      host: z.string().default("127.0.0.1"),
      port,
      /** Under which readers reach it, when a proxy stands in front: `https://portal.example`. */
      origin: z
        .string()
        .regex(/^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/)
        .optional(),
      tls: tls.optional(),
    })
    .optional(),
  /** Where disclosures to an overseer are handed in: another origin than the rest. Absent: nowhere. */
  disclosures: z
    .strictObject({ host: z.string().default("127.0.0.1"), port, tls: tls.optional() })
    .optional(),
  keys: z.strictObject({ file: z.string(), passphraseFile: z.string().optional() }),
  /** Where the running node writes backups: of the logs (`backups` by default), of the keys (beside the key file). */
  backups: z.strictObject({ logs: z.string().optional(), keys: z.string().optional() }).optional(),
  rules: z.strictObject({
    policy: text,
    ladder: z
      .array(z.strictObject({ code: text, rank: z.int(), names: z.array(text).max(10) }))
      .min(1)
      .max(20),
    caveats: z
      .array(
        z.strictObject({ code: text, names: z.array(text).max(10), units: z.array(text).max(20).optional() }),
      )
      .max(40),
    redUnits: z.array(text).max(20),
  }),
  /**
   * Whose approvals and signatures have to be asserted by a passkey or a personal key: of accounts that have registered
   * one, or of all.
   */
  assertions: z.enum(["when-registered", "required"]).default("when-registered"),
  /** Fictional data, keys beside them: says so on every start. */
  demo: z.boolean().default(false),
});

export type ConfigFile = z.input<typeof configSchema>;
export type Config = z.infer<typeof configSchema> & {
  readonly directory: string;
  readonly party: ReturnType<typeof readCard>["id"];
  readonly firstCard: SignedCard;
};

/** Reads and checks `node.json` of a data directory. */
export function readConfig(directory: string): Config {
  const { config } = dataPaths(directory);
  let text: string;
  try {
    text = readFileSync(config, "utf8");
  } catch (cause) {
    throw new ConfigError(
      "unreadable",
      `no node was set up in ${directory}: ${config} cannot be read. Run "entente init" first`,
      cause,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConfigError("invalid", `${config} is not JSON: ${(cause as Error).message}`, cause);
  }
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ConfigError("invalid", `${config}: /${issue.path.join("/")}: ${issue.message}`);
  }
  const first = readCard(parsed.data.card);
  return { ...parsed.data, directory, party: first.id, firstCard: parsed.data.card };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the passphrase of the key file comes from, in this order: the environment's `ENTENTE_PASSPHRASE_FILE`, a
 * service credential named `entente-passphrase` (systemd's `CREDENTIALS_DIRECTORY`), the file the configuration names.
 */
export function keyPortOf(config: Config, environment: Environment): KeyPort {
  const credential =
    environment.CREDENTIALS_DIRECTORY === undefined
      ? undefined
      : resolve(environment.CREDENTIALS_DIRECTORY, "entente-passphrase");
  const named =
    config.keys.passphraseFile === undefined
      ? undefined
      : resolve(config.directory, config.keys.passphraseFile);
  const path = environment.ENTENTE_PASSPHRASE_FILE ?? credential ?? named;
  const passphrase = () => {
    if (path === undefined) {
      throw new ConfigError(
        "no-passphrase",
        "no passphrase: set ENTENTE_PASSPHRASE_FILE, or give the service the credential entente-passphrase",
      );
    }
    try {
      return readFileSync(path, "utf8").replace(/\r?\n$/, "");
    } catch (cause) {
      throw new ConfigError("no-passphrase", `the passphrase file ${path} cannot be read`, cause);
    }
  };
  return keyFile(resolve(config.directory, config.keys.file), passphrase, config.demo);
}

/** The files of a TLS pair, as the configuration names them; read when they are used. */
export function tlsFilesOf(
  config: Config,
  pair: { key: string; cert: string } | undefined,
): TlsFiles | undefined {
  if (pair === undefined) return undefined;
  const { directory } = config;
  return new TlsFiles({ key: resolve(directory, pair.key), cert: resolve(directory, pair.cert) });
}
