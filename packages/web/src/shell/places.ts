import type { Role } from "@entente/api";
import type { FirstWords } from "../language/en-first.ts";

/** Everybody who works with a partner. */
const DESKS: readonly Role[] = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "signatory",
  "overseer",
];

export type PlaceName = keyof FirstWords["nav"]["places"];
export type Group = keyof FirstWords["nav"]["groups"];
export type Place = {
  readonly name: PlaceName;
  readonly path: readonly string[];
  /** Whose work it is. The node decides what they see there. */
  readonly roles: readonly Role[];
};

/** The places of the app in the order of the work, grouped as the desks are. A page that is not here is behind one that is. */
export const GROUPS: readonly { readonly group: Group; readonly places: readonly Place[] }[] = [
  {
    group: "relation",
    places: [
      { name: "overview", path: [], roles: DESKS },
      { name: "agreements", path: ["agreements"], roles: DESKS },
      { name: "relations", path: ["relations"], roles: ["liaison-officer", "overseer", "administrator"] },
    ],
  },
  {
    group: "sharing",
    places: [
      {
        name: "products",
        path: ["products"],
        roles: ["analyst", "release-officer", "liaison-officer", "signatory"],
      },
      { name: "write", path: ["write"], roles: ["analyst", "release-officer"] },
      { name: "import", path: ["import"], roles: ["analyst", "release-officer"] },
      { name: "release", path: ["release"], roles: ["release-officer"] },
      { name: "approvals", path: ["approvals"], roles: ["release-officer"] },
      {
        name: "proposals",
        path: ["releases"],
        roles: ["release-officer", "analyst", "liaison-officer", "overseer"],
      },
      { name: "released", path: ["parts"], roles: DESKS },
      {
        name: "standing",
        path: ["standing"],
        roles: ["release-officer", "analyst", "liaison-officer", "overseer"],
      },
    ],
  },
  {
    group: "operations",
    places: [
      {
        name: "activities",
        path: ["activities"],
        roles: ["operations-officer", "overseer", "liaison-officer"],
      },
      {
        name: "scope",
        path: ["scope"],
        roles: ["operations-officer", "liaison-officer", "overseer", "inquiry-member"],
      },
      { name: "reviews", path: ["reviews"], roles: ["operations-officer", "overseer"] },
    ],
  },
  {
    group: "liaison",
    places: [
      { name: "requests", path: ["requests"], roles: ["liaison-officer", "overseer", "analyst"] },
      { name: "contacts", path: ["contacts"], roles: ["liaison-officer", "overseer"] },
      { name: "channel", path: ["contacts", "channel"], roles: ["liaison-officer", "overseer"] },
      { name: "undertakings", path: ["contacts", "undertakings"], roles: ["liaison-officer", "overseer"] },
      {
        name: "measures",
        path: ["measures"],
        roles: ["liaison-officer", "overseer", "release-officer"],
      },
    ],
  },
  {
    group: "facts",
    places: [
      { name: "dockets", path: ["dockets"], roles: ["inquiry-member", "liaison-officer", "overseer"] },
      { name: "inquiries", path: ["inquiries"], roles: ["inquiry-member", "liaison-officer", "overseer"] },
      { name: "publications", path: ["publications"], roles: ["liaison-officer", "overseer"] },
    ],
  },
  {
    group: "account",
    places: [
      { name: "entries", path: ["entries"], roles: DESKS },
      { name: "verify", path: ["verify"], roles: ["overseer", "liaison-officer"] },
      {
        name: "errors",
        path: ["errors"],
        roles: ["release-officer", "liaison-officer", "operations-officer"],
      },
      { name: "overseer", path: ["overseer"], roles: ["overseer"] },
      { name: "disclosures", path: ["disclosures"], roles: ["overseer"] },
    ],
  },
  {
    group: "node",
    places: [{ name: "administration", path: ["administration"], roles: ["administrator"] }],
  },
];

/** Whether a page is among this person's places, by the first part of its address; one that is no place is anybody's. */
export function isPlaceOf(path: readonly string[], is: (...roles: readonly Role[]) => boolean): boolean {
  const there = GROUPS.flatMap(({ places }) => places).filter((place) => place.path[0] === path[0]);
  return there.length === 0 || there.some(({ roles }) => is(...roles));
}
