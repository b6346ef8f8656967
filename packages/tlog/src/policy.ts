import { toHex } from "./bytes.ts";
import type { Sha256 } from "./crypto-port.ts";
import { parseDecimal } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { decodePolicy, fieldsOf, textOf } from "./policy-text.ts";
import { parseAnyKey, type UnverifiableKey, type VerifierKey } from "./verifier-key.ts";

/** A log that may sign, and where it is served. */
export type PolicyLog = { key: VerifierKey | UnverifiableKey; url?: string };

/** `name` is the policy's own word for the witness, not its key's name; `url` is the submission prefix. */
export type PolicyWitness = { name: string; key: VerifierKey | UnverifiableKey; url?: string };

/** At least `threshold` of `members`, which are names of witnesses and groups. */
export type PolicyGroup = { name: string; threshold: number; members: string[] };

/** Whose signatures make a checkpoint good enough (tlog-policy). */
export type Policy = {
  /** SHA-256 of the file: how an agreement names it. */
  id: Uint8Array;
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  /** The name of a witness or group; undefined for "none": the log's signature is enough. */
  quorum: string | undefined;
};

/** Reads a policy file; throws `bad-policy` naming the line. ML-DSA keys are read, but satisfy nothing here. */
export function parsePolicy(file: Uint8Array | string, sha256: Sha256): Policy {
  const bytes = decodePolicy(file);
  const reader = new PolicyReader(sha256);
  textOf(bytes)
    .split("\n")
    .forEach((line, i) => {
      const fields = fieldsOf(line);
      if (fields.length > 0) reader.read(fields, i + 1);
    });
  return reader.finish(sha256(bytes));
}

/** All keys of a policy that can be verified here: what `openCheckpoint` takes. */
export function policyKeys(policy: Policy): VerifierKey[] {
  return [...policy.logs, ...policy.witnesses].map(({ key }) => key).filter((key) => key.type !== 6);
}

class PolicyReader {
  readonly #sha256: Sha256;
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  readonly #grouped = new Set<string>();
  readonly #publicKeys = new Set<string>();
  #quorum: { name: string | undefined } | undefined;
  #line = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  read(fields: string[], line: number): void {
    this.#line = line;
    const [keyword, ...rest] = fields;
    switch (keyword) {
      case "log":
        this.#readLog(rest);
        break;
      case "witness":
        this.#readWitness(rest);
        break;
      case "group":
        this.#readGroup(rest);
        break;
      case "quorum":
        this.#readQuorum(rest);
        break;
      default:
        throw this.#refuse("a line starts with log, witness, group or quorum");
    }
  }

  finish(id: Uint8Array): Policy {
    if (!this.#quorum) throw new TlogError("bad-policy", "the policy has no quorum line");
    const quorum = this.#quorum.name;
    return { id, logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum };
  }

  #readLog(fields: string[]): void {
    const [vkey, url] = this.#between(fields, 1, 2);
    const key = this.#key(vkey!, [1, 6]);
    this.#logs.push({ key, ...(url === undefined ? {} : { url }) });
  }

  #readWitness(fields: string[]): void {
    const [name, vkey, url] = this.#between(fields, 2, 3);
    this.#declare(name!);
    const key = this.#key(vkey!, [4, 6]);
    this.#witnesses.push({ name: name!, key, ...(url === undefined ? {} : { url }) });
  }

  #readGroup(fields: string[]): void {
    const [name, rule, ...members] = this.#between(fields, 3, Number.POSITIVE_INFINITY);
    for (const member of members) {
      if (!this.#names.has(member)) throw this.#refuse("a member must be named on an earlier line");
      if (this.#grouped.has(member)) throw this.#refuse("a name is a member of at most one group");
      this.#grouped.add(member);
    }
    const threshold = this.#threshold(rule!, members.length);
    this.#declare(name!);
    this.#groups.push({ name: name!, threshold, members });
  }

  #readQuorum(fields: string[]): void {
    const [name] = this.#between(fields, 1, 1);
    if (this.#quorum) throw this.#refuse("there is exactly one quorum line");
    if (name !== "none" && !this.#names.has(name!)) {
      throw this.#refuse("the quorum must be named on an earlier line");
    }
    this.#quorum = { name: name === "none" ? undefined : name };
  }

  #threshold(rule: string, members: number): number {
    if (rule === "all") return members;
    if (rule === "any") return 1;
    const threshold = this.#attempt(() => parseDecimal(rule));
    if (threshold < 1 || threshold > members)
      throw this.#refuse("a threshold lies between 1 and the members");
    return threshold;
  }

  /** Witnesses and groups share one namespace. */
  #declare(name: string): void {
    if (name === "none") throw this.#refuse("the name 'none' is reserved");
    if (this.#names.has(name)) throw this.#refuse("the name is taken by an earlier line");
    this.#names.add(name);
  }

  /** One underlying key under two names would count as two; a cosignature does not even bind its signer's name. */
  #key(vkey: string, types: number[]): VerifierKey | UnverifiableKey {
    const key = this.#attempt(() => parseAnyKey(vkey, this.#sha256));
    if (!types.includes(key.type)) throw this.#refuse(`a key of type ${key.type} cannot stand here`);
    const publicKey = toHex(key.publicKey);
    if (this.#publicKeys.has(publicKey)) throw this.#refuse("the public key is already in the policy");
    this.#publicKeys.add(publicKey);
    return key;
  }

  #between(fields: string[], least: number, most: number): string[] {
    if (fields.length >= least && fields.length <= most) return fields;
    throw this.#refuse("too few or too many fields");
  }

  #attempt<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.#refuse(cause instanceof TlogError ? cause.message : "malformed", cause);
    }
  }

  #refuse(message: string, cause?: unknown): TlogError {
    return new TlogError("bad-policy", `policy line ${this.#line}: ${message}`, { cause });
  }
}
