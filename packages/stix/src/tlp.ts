import { isDictionary } from "./checks.ts";
import type { StixObject } from "./types.ts";

export type Tlp = "clear" | "green" | "amber" | "amber+strict" | "red";

/** From the least to the most restrictive; TLP 1 WHITE is CLEAR. */
export const TLP_ORDER: readonly Tlp[] = ["clear", "green", "amber", "amber+strict", "red"];

/**
 * The markings whose id alone decides: four of TLP 1 (STIX 2.1 section 7.2.1.4) and five of TLP 2.0.
 * Names and bodies are not looked at: a product ships CLEAR under the id of WHITE.
 */
export const TLP_MARKINGS: ReadonlyMap<string, { tlp: Tlp; edition: "1" | "2" }> = new Map([
  ["marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", { tlp: "clear", edition: "1" }],
  ["marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", { tlp: "green", edition: "1" }],
  ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", { tlp: "amber", edition: "1" }],
  ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", { tlp: "red", edition: "1" }],
  ["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", { tlp: "clear", edition: "2" }],
  ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", { tlp: "green", edition: "2" }],
  ["marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", { tlp: "amber", edition: "2" }],
  ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", { tlp: "amber+strict", edition: "2" }],
  ["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", { tlp: "red", edition: "2" }],
]);

const TLP_2_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
const TLP_1_CREATED = "2017-01-20T00:00:00.000Z";

/** Whether a definition of type `tlp` is one of the four: no other instance is legal, under no other id. */
export function isTlp1Definition(object: StixObject): boolean {
  const known = TLP_MARKINGS.get(object.id);
  const { definition, created } = object;
  if (known?.edition !== "1" || !isDictionary(definition) || created !== TLP_1_CREATED) return false;
  return definition.tlp === (known.tlp === "clear" ? "white" : known.tlp);
}

export function hasTlp2Extension(object: StixObject): boolean {
  return isDictionary(object.extensions) && Object.hasOwn(object.extensions, TLP_2_EXTENSION);
}

/** The more restrictive of two; absent counts as less than `clear`. */
export function strictest(one: Tlp | undefined, other: Tlp | undefined): Tlp | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return TLP_ORDER.indexOf(one) >= TLP_ORDER.indexOf(other) ? one : other;
}
