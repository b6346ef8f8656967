import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { PartyName } from "../parties.ts";
import type { Ports } from "../setup.ts";

/**
 * Ports that are free now, for every listener of both nodes. All probes are open at once, so that no port is given
 * twice; a stranger may still take one before a node does, and its start then says so.
 */
export async function freePorts(): Promise<Readonly<Record<PartyName, Ports>>> {
  const probes = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const probe = createServer().listen(0, "127.0.0.1");
      await once(probe, "listening");
      return probe;
    }),
  );
  const found = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => once(probe.close(), "close")));
  const four = (from: number): Ports => ({
    people: found[from]!,
    partners: found[from + 1]!,
    portal: found[from + 2]!,
    disclosures: found[from + 3]!,
  });
  return { arvenia: four(0), talvia: four(4) };
}
