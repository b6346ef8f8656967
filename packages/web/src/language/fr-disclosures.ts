import type { enDisclosures } from "./en-disclosures.ts";

export const frDisclosures: typeof enDisclosures = {
  disclosures: {
    title: "Signalements",
  },
};
