import { resolve } from "node:path";
import { keyPortOf, readConfig } from "../config.ts";
import { EntenteNode } from "../node.ts";
import { returnMemoryWhenIdle } from "../return-memory.ts";
import { serveNode } from "../serve.ts";
import { type CliCommand, needed, nothing, text } from "./command.ts";

/** Runs a node until it is told to stop. */
export const serveCommand: CliCommand = {
  words: "serve",
  summary: "Runs the node of a data directory until it is stopped.",
  flags: {
    data: { value: "DIR", help: "the data directory" },
    log: { value: "LEVEL", help: "silent, error, warn, info (default) or debug" },
  },
  example: "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente serve --data /var/lib/entente",
  async run({ flags, rest, io }) {
    nothing(rest);
    const config = readConfig(resolve(needed(flags, "data")));
    const keyring = keyPortOf(config, io.environment).load();
    const node = await EntenteNode.open({ config, keyring });
    const served = await serveNode(node, config, text(flags, "log") ?? "info").catch(
      async (cause: unknown) => {
        await node.close();
        throw cause;
      },
    );
    if (config.demo) io.err("This is a demo: its keys lie beside its data and its parties are fictional.");
    io.out(JSON.stringify({ listening: served.people.url, partners: served.partners?.url ?? null }));
    const stopReturning = returnMemoryWhenIdle();
    await stopSignal(io.stop);
    stopReturning();
    await served.close();
    return 0;
  },
};

function stopSignal(stop: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    if (stop?.aborted === true) done();
    stop?.addEventListener("abort", () => done(), { once: true });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
}
