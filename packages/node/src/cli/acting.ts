import type { Acted } from "@entente/api";
import { type CliCommand, type FlagSpecs, type Flags, type Io, say, text } from "./command.ts";
import { type ApiInput, apiCommand } from "./connection.ts";

const actingFlags: FlagSpecs = {
  wait: { help: "wait up to 10 s until the partner has cosigned" },
  "command-id": { value: "ID", help: "repeat the command with the same id: it gets its first answer" },
};

export type ActInput = ApiInput & {
  readonly query: { wait?: "partner" };
  readonly options: { idempotencyKey?: string };
};

/** A command that writes entries. */
export function actCommand(
  command: Omit<CliCommand, "run"> & { run(input: ActInput): Promise<number | undefined> },
): CliCommand {
  return apiCommand({
    ...command,
    flags: { ...command.flags, ...actingFlags },
    run: (input) => command.run({ ...input, query: waitOf(input.flags), options: idOf(input.flags) }),
  });
}

const waitOf = (flags: Flags): { wait?: "partner" } => (flags.wait === true ? { wait: "partner" } : {});
const idOf = (flags: Flags): { idempotencyKey?: string } => {
  const id = text(flags, "command-id");
  return id === undefined ? {} : { idempotencyKey: id };
};

/** Tells what was done, how far it has come, and what to do next. */
export function sayActed<R>(
  io: Io,
  json: boolean,
  acted: Acted<R>,
  words: (result: R) => string,
  next?: (result: R) => string,
): void {
  say(io, json, acted, () => {
    const grade =
      acted.waitsFor === undefined
        ? acted.grade === "partner"
          ? ["Cosigned by the partner."]
          : []
        : [`Recorded; ${acted.waitsFor}.`];
    const repeated = acted.repeated ? ["This command had been answered before; this is that answer."] : [];
    const then = next === undefined ? [] : [next(acted.result)];
    return [words(acted.result), ...grade, ...repeated, ...then].join("\n");
  });
}
