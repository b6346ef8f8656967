import type { Session } from "@entente/api";
import { createKeyring, digestOf } from "../../packages/node/src/keys/index.ts";
import { createRegistry, Ledger, type LedgerOptions } from "../../packages/node/src/ledger/index.ts";
import { type HouseRules, Products, productsDesk } from "../../packages/node/src/products/index.ts";
import { dataPaths } from "../../packages/node/src/store/index.ts";
import { scratch } from "../scratch.ts";

const PARTY = digestOf(new TextEncoder().encode("Arvenia"));
export const SESSION: Session = {
  account: "01KQ2Z5T0VJ8Q0X4M6N7P8R9ST",
  name: "Ada",
  roles: ["analyst"],
  clearance: "S",
  units: ["watch"],
  mayAct: true,
};
const RULES: HouseRules = {
  party: PARTY,
  country: "XAR",
  policy: "XAR",
  ladder: [
    { code: "U", rank: 0, names: ["UNCLASSIFIED"] },
    { code: "S", rank: 3, names: ["SECRET"] },
  ],
  caveats: [],
  redUnits: ["watch"],
};

export type Desk = AsyncDisposable & {
  readonly options: LedgerOptions;
  readonly ledger: Ledger;
  readonly products: Products;
  import(
    stream: AsyncIterable<Uint8Array>,
    under?: { readonly areas: readonly string[]; readonly marking: string },
  ): ReturnType<Products["importBundle"]>;
  /** How many products are recorded so far. */
  recorded(): number;
};

/** The desk of products on a ledger of its own, as a node composes them. */
export async function openDesk(): Promise<Desk> {
  const place = scratch();
  const options: LedgerOptions = {
    paths: dataPaths(place.directory),
    registry: createRegistry([productsDesk]),
    keyring: createKeyring([]),
    party: PARTY,
    now: Date.now,
    sealKeyOf: () => new Uint8Array(32),
  };
  const ledger = await Ledger.open(options);
  const products = new Products({ ledger, rules: RULES, now: Date.now, spoolDirectory: place.directory });
  let imports = 0;
  return {
    options,
    ledger,
    products,
    import: (stream, under) =>
      products.importBundle(stream, {
        session: SESSION,
        command: { id: `import-${imports}`, digest: `import-${imports++}` },
        areas: ["cyber-threats"],
        purposes: ["cyber-defence"],
        ...under,
      }),
    recorded: () => ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_product")?.n ?? 0,
    async [Symbol.asyncDispose]() {
      await ledger.close();
      place[Symbol.dispose]();
    },
  };
}
