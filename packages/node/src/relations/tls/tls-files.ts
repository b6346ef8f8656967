import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";

/** PEM texts. */
export type TlsPair = { readonly key: string; readonly cert: string };

/**
 * A key and its certificate in two files that are exchanged under a running node. What was read last and fitted
 * together stays in use until the files fit together again: they are never written both at once.
 */
export class TlsFiles {
  readonly #paths: TlsPair;
  /** Says why a certificate must not come into use while the one before it still works. */
  readonly #objection: (certificate: X509Certificate) => string | undefined;
  #current: TlsPair | undefined;
  #problem: string | undefined;

  constructor(
    paths: TlsPair,
    objection: (certificate: X509Certificate) => string | undefined = () => undefined,
  ) {
    this.#paths = paths;
    this.#objection = objection;
  }

  /** What is in use; read when first asked for. Throws what keeps the files from being read then. */
  get current(): TlsPair {
    this.#current ??= this.#read();
    return this.#current;
  }

  get certificate(): X509Certificate {
    return new X509Certificate(this.current.cert);
  }

  /** Why the files as they are now are not in use; undefined when they are. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Looks at the files again; true when another pair is in use from now on. */
  refresh(): boolean {
    const before = this.#current;
    try {
      const pair = this.#read();
      const isSame = before !== undefined && pair.key === before.key && pair.cert === before.cert;
      const objection =
        isSame || before === undefined ? undefined : this.#objection(new X509Certificate(pair.cert));
      if (objection !== undefined) throw new Error(objection);
      this.#problem = undefined;
      this.#current = pair;
      return !isSame;
    } catch (cause) {
      this.#problem = `${this.#paths.cert}: ${(cause as Error).message}`;
      return false;
    }
  }

  #read(): TlsPair {
    const pair = { key: readFileSync(this.#paths.key, "utf8"), cert: readFileSync(this.#paths.cert, "utf8") };
    if (!new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key)))
      throw new Error(`the certificate ${this.#paths.cert} does not belong to the key ${this.#paths.key}`);
    return pair;
  }
}

/** What this node shows to partners: at its listener, and when it calls. Absent where TLS is ended elsewhere, or nowhere. */
export type OwnTls = { readonly listens?: TlsFiles | undefined; readonly calls?: TlsFiles | undefined };
