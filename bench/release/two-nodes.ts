import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import {
  agree,
  type Cast,
  exchangeCards,
  gather,
  type Ids,
  type NodeProcess,
  setUp,
  startNode,
} from "../../packages/demo/src/index.ts";
import { scratch } from "../scratch.ts";

export type TwoNodes = AsyncDisposable & {
  readonly cast: Cast;
  readonly ids: Ids;
  readonly processes: readonly NodeProcess[];
  /** User and system time of both nodes so far, in seconds. */
  cpuSeconds(): number | undefined;
};

/** Two nodes as processes of their own on the loopback, paired, with an agreement in force. */
export async function twoNodes(): Promise<TwoNodes> {
  const place = scratch();
  const ports = await freePorts(8);
  const four = (from: number) => ({
    people: ports[from]!,
    partners: ports[from + 1]!,
    portal: ports[from + 2]!,
    disclosures: ports[from + 3]!,
  });
  const arvenia = await setUp("arvenia", place.directory, four(0));
  const talvia = await setUp("talvia", place.directory, four(4));
  const processes: NodeProcess[] = [];
  const stop = async () => {
    await Promise.all(processes.map((each) => each.stop()));
    place[Symbol.dispose]();
  };
  try {
    for (const { directory } of [arvenia, talvia]) processes.push(await startNode(directory));
    const urls = { arvenia: processes[0]!.url, talvia: processes[1]!.url };
    const cast = await gather(urls, { arvenia: arvenia.links!, talvia: talvia.links! });
    const ids = await exchangeCards(cast);
    await agree(cast, ids);
    return {
      cast,
      ids,
      processes,
      cpuSeconds: () => sum(processes.map(({ process: { pid } }) => cpuOf(pid))),
      [Symbol.asyncDispose]: stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

const TICKS_PER_SECOND = 100;

/** proc(5): fields 14 and 15 of `stat`, after the name in parentheses. Undefined where there is no /proc. */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

const sum = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce<number | undefined>(
    (total, each) => (total === undefined || each === undefined ? undefined : total + each),
    0,
  );
