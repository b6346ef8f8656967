import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 30 ms on one core. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** Hashes under way at once; each takes 19 MiB and a thread of the pool. More are asked to come back. */
const MAX_UNDER_WAY = 16;

const derive = promisify((parameters: Argon2Parameters, done: (cause: Error | null, tag: Buffer) => void) =>
  argon2("argon2id", parameters, done),
);

export class PasswordsBusyError extends Error {
  readonly code = "busy";

  constructor() {
    super("too many passwords are being checked; try again in a moment");
    this.name = "PasswordsBusyError";
  }
}

let underWay = 0;

async function tagOf(password: string, salt: Uint8Array, cost: typeof PARAMETERS): Promise<Uint8Array> {
  if (underWay >= MAX_UNDER_WAY) throw new PasswordsBusyError();
  underWay++;
  try {
    return await derive({
      ...cost,
      message: password.normalize("NFC"),
      nonce: salt,
      tagLength: TAG_BYTES,
    });
  } finally {
    underWay--;
  }
}

/** The string that is stored: PHC form, with its parameters, so that a later node may raise them. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, PARAMETERS);
  return phc(PARAMETERS, salt, tag);
}

/** Whether `password` is the one that was hashed. Throws {@link PasswordsBusyError}. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (match === null) return false;
  const [, memory, passes, parallelism, salt, tag] = match;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await tagOf(password, Buffer.from(salt!, "base64"), cost);
  const expected = Buffer.from(tag!, "base64");
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** A hash that no password has: checked when there is no account, so that the answer takes as long. */
export const NO_PASSWORD = phc(PARAMETERS, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

function phc(cost: typeof PARAMETERS, salt: Uint8Array, tag: Uint8Array): string {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}
