/** What is asked and answered in the affair; all of it fictional. */

export const EXPLAIN = {
  text: "The Meridian Courier prints that 41.2 million telephone records concern Arvenia, and that a minister was among the targets. Say whose records they are, where they were collected, by whom, and under what authority.",
  ground: "The agreement's clause on joint inquiry, and the good faith between the parties.",
};

export const CEASE = {
  text: "Whatever was directed at protected offices of Arvenia ends now, and is shown to have ended.",
  ground: "The clause that spares certain offices.",
};

export const PART_ANSWER = {
  text: "The records in the chart were not collected on Arvenian territory. The rest is under review.",
};

export const AIRLIFT = {
  text: "Relief goods and a field hospital for the coast east of Cape Saren.",
  support: { resource: "airlift", quantity: 12, unit: "flights" },
} as const;
