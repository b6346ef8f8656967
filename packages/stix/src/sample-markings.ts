import { TLP_MARKINGS } from "./tlp.ts";
import type { StixObject } from "./types.ts";

/** The nine TLP markings as the standard and its extension publish them. */
export function tlpMarkingObjects(): StixObject[] {
  return [...TLP_MARKINGS].map(([id, { tlp, edition }]): StixObject => {
    const common = { type: "marking-definition", spec_version: "2.1", id };
    if (edition === "1") {
      const word = tlp === "clear" ? "white" : tlp;
      return {
        ...common,
        created: "2017-01-20T00:00:00.000Z",
        name: `TLP:${word.toUpperCase()}`,
        definition_type: "tlp",
        definition: { tlp: word },
      };
    }
    return {
      ...common,
      created: "2022-10-01T00:00:00.000Z",
      name: `TLP:${tlp.toUpperCase()}`,
      extensions: {
        "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d": {
          extension_type: "property-extension",
          tlp_2_0: tlp,
        },
      },
    };
  });
}
