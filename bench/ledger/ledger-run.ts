import { createKeyring, digestOf } from "../../packages/node/src/keys/index.ts";
import { createRegistry, Ledger, type LedgerOptions } from "../../packages/node/src/ledger/index.ts";
import { dataPaths } from "../../packages/node/src/store/index.ts";
import { notesDesk } from "./notes-desk.ts";
import { AUTHOR, CONTENT, HEADER, subjectOf } from "./subject.ts";

/** How many clients wait for their answer at any time: group commit is for them. */
const CLIENTS = 2048;

export function ledgerOptions(directory: string): LedgerOptions {
  return {
    paths: dataPaths(directory),
    registry: createRegistry([notesDesk]),
    keyring: createKeyring([]),
    party: digestOf(new TextEncoder().encode("Arvenia")),
    now: Date.now,
    sealKeyOf: () => {
      throw new Error("a house log wraps for nobody");
    },
  };
}

/** Appends through the ledger as desks do, many at a time; each is answered when it is durable. */
export class LedgerRun {
  readonly #ledger: Ledger;
  readonly #withContent: boolean;
  #appended = 0;
  #batches = 0;

  private constructor(ledger: Ledger, withContent: boolean) {
    this.#ledger = ledger;
    this.#withContent = withContent;
    ledger.onHeads(() => this.#batches++);
  }

  static async open(directory: string, withContent: boolean): Promise<LedgerRun> {
    return new LedgerRun(await Ledger.open(ledgerOptions(directory)), withContent);
  }

  /** Appends `count` entries; gives how many the writer committed together, on average. */
  async append(count: number, told: (done: number) => void = () => undefined): Promise<number> {
    const from = this.#appended;
    const batches = this.#batches;
    const client = async () => {
      while (this.#appended < from + count) {
        const n = this.#appended++;
        await this.#one(n);
        if (n % 1000 === 0) told(n - from);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return count / Math.max(1, this.#batches - batches);
  }

  #one(n: number) {
    return this.#ledger.submit({
      id: `01KQ2Z5T0VJ8Q0X4M6N7P8R9ST:append-${n}`,
      digest: "sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
      decide: () => ({
        entries: [
          {
            log: "house",
            kind: "note.written/1",
            body: { subject: subjectOf(n), by: AUTHOR },
            ...(this.#withContent ? { items: [{ header: HEADER, content: CONTENT }] } : {}),
          },
        ],
        expects: {},
        result: null,
      }),
    });
  }

  close(): Promise<void> {
    return this.#ledger.close();
  }
}
