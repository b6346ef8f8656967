import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { PartyName } from "../parties.ts";
import type { Ports } from "../setup.ts";

/**
 * Ports that are free now, for both listeners of both nodes. All probes are open at once, so that no port is given
 * twice; a stranger may still take one before a node does, and its start then says so.
 */
export async function freePorts(): Promise<Readonly<Record<PartyName, Ports>>> {
  const probes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const probe = createServer().listen(0, "127.0.0.1");
      await once(probe, "listening");
      return probe;
    }),
  );
  const [a, b, c, d] = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => once(probe.close(), "close")));
  return { arvenia: { people: a!, partners: b! }, talvia: { people: c!, partners: d! } };
}
