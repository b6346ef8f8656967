import { productOperations } from "@entente/api";
import { sampleObjects } from "@entente/stix";
import { send } from "../release/send.ts";
import { type TwoNodes, twoNodes } from "../release/two-nodes.ts";
import type { Row } from "../row.ts";

const SELECTION = 1000;
const PAGE = 200;

export const row: Row = {
  name: "release-thousand",
  what: "release to receipt, selections of 1,000 objects",
  goal: { atLeast: 1500 },
  unit: "objects/s",
  async run(progress, { quick }) {
    const count = quick ? 2 : 10;
    await using nodes = await twoNodes();
    // One more than is counted: the first warms both nodes up.
    await fill(nodes, (count + 1) * SELECTION);
    const selections = await select(nodes, count + 1);
    let milliseconds = 0;
    let approving = 0;
    let cpu = 0;
    for (const [n, products] of selections.entries()) {
      if (n === 1) cpu = nodes.cpuSeconds() ?? 0;
      const sent = await send(nodes, products, "cyber-defence");
      progress(n, count, "selections");
      if (n === 0) continue;
      milliseconds += sent.milliseconds;
      approving += sent.approving;
    }
    const objects = count * SELECTION;
    const spent = (nodes.cpuSeconds() ?? 0) - cpu;
    return {
      value: (objects * 1000) / milliseconds,
      details: {
        selections: count,
        millisecondsEach: Math.round(milliseconds / count),
        approvingEach: Math.round(approving / count),
        nodesCpuMillisecondsEach: Math.round((spent * 1000) / count),
        perNodesCpuSecond: Math.round(objects / spent),
      },
    };
  },
};

/** Arvenia imports indicators, all TLP:GREEN, so that they are of one compartment. */
async function fill({ cast }: TwoNodes, count: number): Promise<void> {
  const made = [...sampleObjects({ seed: 7, count: count * 5 + 100 })]
    .filter(({ type }) => type === "indicator")
    .slice(0, count);
  const marked = made.map((object, n) => ({
    ...object,
    id: `indicator--${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`,
    object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
    granular_markings: undefined,
    created_by_ref: undefined,
  }));
  if (marked.length < count) throw new Error(`the sample gave only ${marked.length} indicators`);
  const bundle = {
    type: "bundle",
    id: "bundle--7b1ad7d2-3f5b-4a0a-9d40-0c4de1a0f6a1",
    objects: marked,
  };
  const { result } = await cast.arvenia.analyst.client.call(
    productOperations.importBundle,
    { query: { areas: "cyber-threats", purposes: "cyber-defence" } },
    { bytes: new TextEncoder().encode(JSON.stringify(bundle)), contentType: "application/stix+json" },
  );
  if (result.recorded !== count) throw new Error(`only ${result.recorded} of ${count} were recorded`);
}

/** All products of the node, a thousand at a time. */
async function select({ cast }: TwoNodes, count: number): Promise<string[][]> {
  const { client } = cast.arvenia.analyst;
  const products: string[] = [];
  let after: string | undefined;
  while (products.length < count * SELECTION) {
    const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    const page = await client.call(productOperations.searchProducts, { query });
    products.push(...page.products.map(({ product }) => product));
    after = page.next;
    if (after === undefined) break;
  }
  return Array.from({ length: count }, (_, n) => products.slice(n * SELECTION, (n + 1) * SELECTION));
}
