import type { Listening, Log } from "./http/index.ts";
import { pinOf, type TlsFiles } from "./relations/index.ts";

/** Milliseconds between two looks at the files of certificates: they change a few times a year. */
const LOOK_EVERY_MS = 30_000;

export type Renewed = {
  readonly of: string;
  readonly files: TlsFiles;
  readonly listening: Listening | undefined;
};

/** Certificates that are exchanged under a running node: new connections get the new one, open ones stay. */
export class Renewing {
  readonly #all: readonly Renewed[];
  readonly #log: Pick<Log, "info" | "warn">;
  readonly #said = new Map<string, string | undefined>();
  readonly #timer: NodeJS.Timeout;

  constructor(all: readonly Renewed[], log: Pick<Log, "info" | "warn">) {
    this.#all = all;
    this.#log = log;
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Looks at the files now. What is wrong with them is said once, and what was in use stays. */
  look(): void {
    for (const { of, files, listening } of this.#all) {
      if (files.refresh()) {
        listening?.renew(files.current);
        const until = files.certificate.validTo;
        this.#log.info({ of, until, key: pinOf(files.certificate) }, "a certificate was renewed");
      }
      if (files.problem !== undefined && files.problem !== this.#said.get(of))
        this.#log.warn(
          { of, why: files.problem },
          "a certificate cannot be renewed; the one before stays in use",
        );
      this.#said.set(of, files.problem);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
