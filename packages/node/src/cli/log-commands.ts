import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { oversightOperations as ops } from "@entente/api";
import { type ArchiveBytes, indexArchive } from "@entente/verify";
import { generationOf } from "../ledger/index.ts";
import { type CliCommand, given, needed, nothing, say, text, UsageError, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { writeWhole } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { plural, table, when } from "./text.ts";

const entries = apiCommand({
  words: "log entries",
  summary: "Lists entries of both logs of a relation, newest first.",
  flags: {
    ...partnerFlag,
    kind: { value: "KIND", help: "only of this kind, such as release.made/1" },
    before: { value: "N", help: "the next page, as the last one named it" },
    limit: { value: "N", help: "at most so many, 1 to 200" },
  },
  example: "entente log entries --kind release.received/1",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const params = { partner: await partnerOf(client, flags) };
    const query = given({
      kind: text(flags, "kind"),
      before: whole(flags, "before", 0, Number.MAX_SAFE_INTEGER),
      limit: whole(flags, "limit", 1, 200),
    });
    const answer = await client.call(ops.listEntries, { params, query });
    say(io, json, answer, () =>
      [
        table(
          ["log", "index", "at", "kind", "grade", "entry"],
          answer.items.map((each) => [
            logName(each),
            each.index,
            when(each.at),
            each.kind,
            each.grade,
            each.leaf,
          ]),
          "No entry.",
        ),
        ...(answer.next === undefined ? [] : [`More: add --before ${answer.next}`]),
      ].join("\n"),
    );
    return undefined;
  },
});

/** Whose log it is, and which one after it was retired. */
function logName({ log, mine }: { readonly log: string; readonly mine: boolean }): string {
  const generation = generationOf(log);
  return `${mine ? "ours" : "theirs"}${generation === 1 ? "" : `/${generation}`}`;
}

/** Far beyond any file of an export: a hash tile, a bundle of 256 entries, an agreement. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

const exportCommand = apiCommand({
  words: "log export",
  summary: "Writes both logs of a relation, agreements and cards, for anybody to verify.",
  flags: {
    ...partnerFlag,
    out: { value: "DIR|FILE.tar", help: "a directory that is made, or a file that ends in .tar" },
  },
  example: "entente log export --out ./export && entente verify ./export",
  async run({ flags, rest, io, json, client, node }) {
    nothing(rest);
    const out = needed(flags, "out");
    const isFile = out.endsWith(".tar");
    const archive = isFile ? out : `${out}.tar.part`;
    const params = { partner: await partnerOf(client, flags) };
    if (!isFile) await makeEmpty(out);
    let bytes = 0;
    let behind = 0;
    await node.download(ops.exportLogs, { params }, async (answer) => {
      behind = Number(/behind=(\d+)/.exec(answer.headers.get("entente-export") ?? "")?.[1] ?? 0);
      bytes = await writeWhole(archive, answer.body ?? []);
    });
    let files: number | undefined;
    if (!isFile) {
      try {
        files = await unpack(archive, out);
      } finally {
        await rm(archive, { force: true });
      }
    }
    say(io, json, given({ out, bytes, files, behind }), () =>
      [
        files === undefined ? `${out}: ${bytes} bytes` : `${out}: ${plural(files, "file")}`,
        ...(behind > 0
          ? [
              `The partner's log is left out: ${plural(behind, "entry", "entries")} of it are still to be read. Try again.`,
            ]
          : []),
        `Next: "entente verify ${out}" checks it, on any machine.`,
      ].join("\n"),
    );
    return undefined;
  },
});

/** An export goes into a directory of its own: a file left from another would be taken for part of it. */
async function makeEmpty(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "EEXIST" ? new UsageError(`${path} exists already; name a new directory`) : cause;
  });
}

/** Unpacks an archive; paths that lead out of it refuse the whole before anything is written. */
async function unpack(path: string, directory: string): Promise<number> {
  const file = openSync(path, "r");
  try {
    const archive: ArchiveBytes = {
      size: fstatSync(file).size,
      readAt(offset, length) {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, offset);
        return bytes;
      },
    };
    const places = indexArchive(archive, MAX_FILE_BYTES);
    for (const [name, { offset, length }] of places) {
      const target = join(directory, name);
      await mkdir(dirname(target), { recursive: true });
      await writeWhole(target, [archive.readAt(offset, length)]);
    }
    return places.size;
  } finally {
    closeSync(file);
  }
}

/** The logs themselves, and what an outsider needs to check them. */
export const logCommands: readonly CliCommand[] = [entries, exportCommand];
