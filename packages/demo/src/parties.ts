import { arvenianLadder, talvianLadder } from "@entente/agreement";
import type { InitOptions } from "@entente/node";

export type PartyName = "arvenia" | "talvia";

/** One fictional party of the demonstration: what its card says, how it marks, and who works there. */
export type DemoParty = Pick<InitOptions, "name" | "country" | "rules" | "accounts"> & {
  readonly key: PartyName;
  /** The organisation that receives under the agreement. */
  readonly organisation: string;
  readonly overseer: string;
};

const CLEARED = "S";

/** Three officers, because who proposes a release does not approve it and the agreement wants two who do. */
const ROLES = [
  ["administrator"],
  ["administrator"],
  ["liaison-officer", "signatory"],
  ["release-officer"],
  ["release-officer"],
  ["release-officer"],
  ["analyst"],
  ["overseer"],
  ["operations-officer"],
  ["operations-officer"],
  ["inquiry-member"],
  ["liaison-officer"],
] as const satisfies readonly InitOptions["accounts"][number]["roles"][];

/** The people of a party, in the order of their roles. */
function staff(names: readonly string[], units: readonly string[]): InitOptions["accounts"] {
  return ROLES.map((roles: InitOptions["accounts"][number]["roles"], n) => ({
    name: names[n]!,
    roles,
    clearance: CLEARED,
    units,
    ...(roles.includes("signatory") ? { signs: true } : {}),
  }));
}

export const PEOPLE = [
  "administrator",
  "second administrator",
  "liaison officer",
  "release officer",
  "second officer",
  "third officer",
  "analyst",
  "overseer",
  "operations officer",
  "second operations officer",
  "inquiry member",
  "second liaison officer",
] as const;
export type Person = (typeof PEOPLE)[number];

/** The unit that what concerns the theatre is released to. */
export const UNIT = "oris-cell";
export const THEATRE = "oris-strait";

const plainLadder = (ladder: typeof arvenianLadder) =>
  ladder.map(({ code, rank, names }) => ({ code, rank, names: [...names] }));

export const PARTIES: Readonly<Record<PartyName, DemoParty>> = {
  arvenia: {
    key: "arvenia",
    name: { en: "Republic of Arvenia", fr: "République d’Arvénie" },
    country: "XAR",
    organisation: "ARV-CERT",
    overseer: "ARV-CONTROLE",
    rules: {
      policy: "XAR",
      ladder: plainLadder(arvenianLadder),
      caveats: [{ code: "SPECIAL-ARVENIE", names: ["SPECIAL ARVENIE"] }],
      redUnits: [UNIT],
    },
    accounts: staff(
      [
        "Adèle Brun",
        "Bastien Charpin",
        "Claire Dumas",
        "Denis Évrard",
        "Élise Fabre",
        "Félix Garnier",
        "Gaëlle Humbert",
        "Henri Joubert",
        "Inès Kerval",
        "Julien Lacaze",
        "Katell Morvan",
        "Loïc Nérac",
      ],
      [UNIT],
    ),
  },
  talvia: {
    key: "talvia",
    name: { en: "Kingdom of Talvia", fr: "Royaume de Talvie" },
    country: "XTL",
    organisation: "TLV-CERT",
    overseer: "TLV-OVERSIGHT",
    rules: {
      policy: "XTL",
      ladder: plainLadder(talvianLadder),
      caveats: [{ code: "NOFORN", names: ["NOFORN"] }],
      redUnits: [UNIT],
    },
    accounts: staff(
      [
        "Alice Barlow",
        "Ben Carver",
        "Cora Denning",
        "Dean Ellery",
        "Esme Farrow",
        "Finn Gale",
        "Gwen Hartley",
        "Hugh Ivory",
        "Iris Jarrow",
        "Jude Kemble",
        "Kate Lowell",
        "Liam Marsden",
      ],
      [UNIT],
    ),
  },
};

export const otherOf = (party: PartyName): PartyName => (party === "arvenia" ? "talvia" : "arvenia");

export function nameOf(party: PartyName, person: Person): string {
  return PARTIES[party].accounts[PEOPLE.indexOf(person)]!.name;
}
