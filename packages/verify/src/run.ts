import { parseArgs } from "node:util";
import { openExport } from "./files.ts";
import { VerifyError } from "./reader.ts";
import type { Lang } from "./render.ts";
import { renderReport } from "./render.ts";
import { verifyExport } from "./verify.ts";

/** Where a command reads the time and writes its words. */
export type VerifyIo = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Language of the report unless `--lang` says otherwise. */
  readonly lang?: Lang;
};

export const verifyUsage = `entente verify EXPORT [--party ID[=FINGERPRINT]]... [--lang en|fr] [--json]

Checks an export of one or both parties' logs: a directory, or the tar file of one.
It needs no node, no database and no keys.

  --party   a party the export must be of; with the fingerprint that was read out to you, that too
  --json    the report as JSON

Exit code 0: nothing wrong. 1: something is wrong, the report says what. 2: cannot be read.

Example: entente verify ./export --party sha256:Hk0…
`;

/** The command `verify`. Its exit code is 0 when nothing is wrong, 1 for a violation, 2 for a mistake in using it. */
export async function runVerify(argv: readonly string[], io: VerifyIo): Promise<0 | 1 | 2> {
  let request: ReturnType<typeof parse>;
  try {
    request = parse(argv);
  } catch (cause) {
    io.err(`${(cause as Error).message}\n\n${verifyUsage}`);
    return 2;
  }
  if (request.help) {
    io.out(verifyUsage);
    return 0;
  }
  try {
    const opened = openExport(request.path);
    try {
      const report = await verifyExport(opened.reader, { now: io.now(), parties: request.parties });
      io.out(
        request.json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, request.lang ?? io.lang),
      );
      return report.ok ? 0 : 1;
    } finally {
      opened.close();
    }
  } catch (cause) {
    if (!(cause instanceof VerifyError)) throw cause;
    io.err(`${cause.message} [${cause.code}]\n`);
    return 2;
  }
}

function parse(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      party: { type: "string", multiple: true, default: [] },
      lang: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { lang, json, help, party } = values;
  if (lang !== undefined && lang !== "en" && lang !== "fr")
    throw new Error(`--lang is en or fr, not ${lang}`);
  const [path, ...rest] = positionals;
  if (!help && (path === undefined || rest.length > 0))
    throw new Error("name one export: a directory or a tar file");
  const parties = Object.fromEntries(party.map(partyOption));
  return { path: path ?? "", parties, lang: lang as Lang | undefined, json, help };
}

function partyOption(text: string): [string, string | undefined] {
  const [, id, fingerprint] = /^(sha256:[A-Za-z0-9_-]{43})(?:=([0-9 ]{40,47}))?$/.exec(text) ?? [];
  if (id === undefined) throw new Error(`--party takes a party's id, not ${text}`);
  return [id, fingerprint];
}
