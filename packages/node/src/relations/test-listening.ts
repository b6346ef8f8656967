import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { TestNode } from "./test-nodes.ts";

export type Listener = Awaited<ReturnType<typeof listen>>;

/** Listens on loopback for one node; its handler is set once the node exists. */
export async function listen() {
  const holder: { node?: TestNode; asked?: (request: Request) => void } = {};
  const server = createServer(
    getRequestListener((request, env) => {
      const answer = holder.node!.relations.partnerApp.fetch(request, env);
      holder.asked?.(request);
      return answer;
    }),
  );
  server.on("connection", (socket) => holder.node?.relations.places.enter(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { holder, address, close };
}
