import { parseArgs } from "node:util";
import { type CliCommand, type Io, UsageError } from "./command.ts";
import { failure } from "./failure.ts";
import { helpFor, overview } from "./help.ts";

/** Runs one command line; gives the exit code and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const commands = await commandsFor(argv);
  const command = find(argv, commands);
  if (command === undefined) return helpOn(argv, commands, io);
  try {
    const { values, positionals } = parseArgs({
      args: joined(argv.slice(command.words.split(" ").length), command),
      options: {
        ...Object.fromEntries(
          Object.entries(command.flags).map(([name, spec]) => [
            name,
            {
              type: spec.value === undefined ? ("boolean" as const) : ("string" as const),
              multiple: spec.many ?? false,
            },
          ]),
        ),
        help: { type: "boolean" as const },
        json: { type: "boolean" as const },
      },
      allowPositionals: true,
      strict: true,
    });
    if (values.help === true) {
      io.out(helpFor(command));
      return 0;
    }
    return await command.run({
      flags: values as Parameters<CliCommand["run"]>[0]["flags"],
      rest: positionals,
      io,
      json: values.json === true,
    });
  } catch (cause) {
    const usage =
      cause instanceof UsageError || (cause as { code?: string }).code?.startsWith("ERR_PARSE_ARGS") === true;
    if (!usage) return failure(cause, io, argv.includes("--json"));
    io.err(`${(cause as Error).message}\n\n${helpFor(command)}`);
    return 2;
  }
}

/**
 * Flags with the value that follows them, as `--name=value`. A digest or a commitment may begin with a dash, and only
 * another flag of the command is then no value.
 */
function joined(args: readonly string[], { flags }: CliCommand): string[] {
  const known = new Set([...Object.keys(flags), "help", "json"]);
  const isFlag = (word: string) => word.startsWith("--") && known.has(word.slice(2).replace(/=.*/s, ""));
  const all: string[] = [];
  for (let n = 0; n < args.length; n++) {
    const word = args[n]!;
    if (word === "--") return [...all, ...args.slice(n)];
    const next = args[n + 1];
    const takes = word.startsWith("--") && flags[word.slice(2)]?.value !== undefined;
    if (takes && next?.startsWith("-") === true && next !== "--" && !isFlag(next)) {
      all.push(`${word}=${next}`);
      n++;
    } else all.push(word);
  }
  return all;
}

/**
 * The commands among which the one meant is. A node, which runs for months, does not carry the others; and what speaks to
 * a node does not load the node's own code.
 */
async function commandsFor([word]: readonly string[]): Promise<readonly CliCommand[]> {
  if (word === "serve") return [(await import("./serve-command.ts")).serveCommand];
  const { clientCommands, allCommands } = await import("./commands.ts");
  const isClients = clientCommands.some(({ words }) => words.split(" ")[0] === word);
  return isClients ? clientCommands : allCommands();
}

/** Without a command: all of them, or those that begin with the word that was given. */
function helpOn(argv: readonly string[], commands: readonly CliCommand[], io: Io): number {
  const words = argv.filter((word) => !word.startsWith("-") && word !== "help");
  const asksHelp = argv.length === 0 || argv[0] === "help" || argv.includes("--help");
  const group = commands.filter((each) => each.words.split(" ")[0] === words[0]);
  const shown = overview(group.length > 0 ? group : commands);
  if (asksHelp && (words.length === 0 || group.length > 0)) {
    io.out(shown);
    return 0;
  }
  io.err(`There is no command "${words.slice(0, 2).join(" ")}".\n\n${shown}`);
  return 2;
}

/** The command with the most words that the arguments begin with. */
function find(argv: readonly string[], commands: readonly CliCommand[]): CliCommand | undefined {
  return commands
    .filter(({ words }) => words.split(" ").every((word, n) => argv[n] === word))
    .sort((a, b) => b.words.length - a.words.length)[0];
}

/** Runs this process's own command line. */
export async function runProcess(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    environment: process.env,
    stdin: () => process.stdin,
  });
}

if (import.meta.main) await runProcess();
