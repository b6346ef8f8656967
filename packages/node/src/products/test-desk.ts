import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "@entente/api";
import { z } from "zod";
import { createKeyring, digestOf, type Item } from "../keys/index.ts";
import { createRegistry, type Desk, entryKind, Ledger, type LedgerOptions } from "../ledger/index.ts";
import { dataPaths } from "../store/index.ts";
import {
  type HouseRules,
  Products,
  productsDesk,
  readProductId,
  recordProducts,
  sealProduct,
} from "./index.ts";

/** A party, its desk of products on a real ledger in a directory of its own, and a way to destroy content. */
export type TestDesk = {
  readonly ledger: Ledger;
  readonly options: LedgerOptions;
  readonly products: Products;
  readonly directory: string;
  purge(product: string): Promise<void>;
  /** Records items as if a partner had released them; gives the ULID of the entry. */
  receive(compartment: string, items: readonly Item[]): Promise<string>;
  /** Names of the files of the data directory whose bytes hold `text`. */
  filesWith(text: string): string[];
};

export const arvenia = digestOf(new TextEncoder().encode("Arvenia"));
export const talvia = digestOf(new TextEncoder().encode("Talvia"));

export const rules: HouseRules = {
  party: arvenia,
  country: "XAR",
  policy: "XAR",
  ladder: [
    { code: "U", rank: 0, names: ["UNCLASSIFIED"] },
    { code: "R", rank: 1, names: ["RESTRICTED"] },
    { code: "S", rank: 3, names: ["SECRET"] },
  ],
  caveats: [
    { code: "NOFORN", names: ["NOFORN"] },
    { code: "MARE", names: ["MARE"], units: ["naval"] },
  ],
  redUnits: ["watch"],
};

export function session(more: Partial<Session> = {}): Session {
  return {
    account: "acc-1",
    name: "Ada",
    roles: ["analyst"],
    clearance: "S",
    units: ["naval", "watch"],
    mayAct: true,
    ...more,
  };
}

/** Stands in for the desk of releases, which records what came and destroys on recall and on expiry. */
const releases: Desk = {
  name: "releases",
  kinds: [
    entryKind({
      kind: "test.received/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({ compartment: z.string() }),
      fold: ({ body, envelope, items, at }, context) => ({
        changes: recordProducts(
          {
            entry: envelope.id,
            compartment: body.compartment,
            payload: envelope.set!.payload,
            count: envelope.set!.count,
            source: "received",
            by: talvia,
            at,
            items,
          },
          context,
        ),
        touches: [],
      }),
    }),
    entryKind({
      kind: "test.purged/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({
        products: z.array(z.strictObject({ product: z.string(), payload: z.string() })),
      }),
      fold: ({ body }) => ({
        changes: body.products.flatMap(({ product, payload }) =>
          sealProduct({ ...readProductId(product)!, payload }),
        ),
        touches: [],
      }),
    }),
  ],
  schema: "",
  statements: {},
};

const keyring = createKeyring([]);

export async function withDesk(work: (desk: TestDesk) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "entente-products-"));
  const options: LedgerOptions = {
    paths: dataPaths(directory),
    registry: createRegistry([productsDesk, releases]),
    keyring,
    party: arvenia,
    now: () => 1_790_000_000_000,
    sealKeyOf: () => new Uint8Array(32),
  };
  const ledger = await Ledger.open(options);
  const products = new Products({ ledger, rules, now: options.now, spoolDirectory: directory });
  let count = 0;
  try {
    await work({
      ledger,
      options,
      products,
      directory,
      async purge(product) {
        const all = [product, ...products.belongingsOf(product)];
        const body = {
          products: products
            .factsOf(all)
            .map((facts) => ({ product: facts.product, payload: facts.payload })),
        };
        await ledger.submit({
          id: `purge-${count++}`,
          digest: product,
          decide: () => ({
            entries: [{ log: "house", kind: "test.purged/1", body }],
            expects: {},
            result: null,
          }),
        });
      },
      async receive(compartment, items) {
        const { entries } = await ledger.submit({
          id: `receive-${count++}`,
          digest: "received",
          decide: () => ({
            entries: [{ log: "house", kind: "test.received/1", body: { compartment }, items }],
            expects: {},
            result: null,
          }),
        });
        return entries[0]!.id;
      },
      filesWith: (text) =>
        readdirSync(directory, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) => join(file.parentPath, file.name))
          .filter((path) => readFileSync(path).includes(text)),
    });
  } finally {
    await ledger.close();
    rmSync(directory, { recursive: true });
  }
}

let commands = 0;
export const command = () => {
  const id = `test-${commands++}`;
  return { id, digest: id };
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A bundle of `objects`, streamed in pieces that fall anywhere. */
export async function* bundle(objects: readonly unknown[], piece = 1000): AsyncGenerator<Uint8Array> {
  const all = bytes(
    `{"type":"bundle","id":"bundle--7b1ad7d2-3f5b-4a0a-9d40-0c4de1a0f6a1","objects":[${objects.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(",")}]}`,
  );
  for (let at = 0; at < all.length; at += piece) yield all.subarray(at, at + piece);
}
