import type { LogCode, LogStepName } from "./verify-log.ts";

const number = new Intl.NumberFormat("en-GB");
const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export const en = {
  title: "Check an export",
  lead: "This page checks an export of two parties’ logs. It asks no node and sends nothing: everything happens in this browser.",
  language: "Language",
  choose: "The export",
  folder: "Folder of the export",
  folderHelp: "The folder that “entente log export --out FOLDER” made.",
  archive: "Or its tar file",
  archiveHelp: "The file that was downloaded, or that ends in .tar.",
  keys: "Verifier keys",
  keysHelp:
    "One a line: of each log, and of each witness. Take them from your own records, not from whoever gave you the export.",
  earlier: "Heads you kept from before (optional)",
  earlierHelp: "Whole checkpoints with their signature lines. The log must extend them.",
  run: "Check",
  running: "Recomputing",
  progress: (done: number, of: number, log: number, logs: number) =>
    `Log ${log} of ${logs}: ${number.format(done)} of ${number.format(of)} entries`,
  nothing: "Choose a folder or a tar file first.",
  wrongKey: (line: number) => `Line ${line} is no verifier key:`,
  good: "Everything that was checked holds.",
  open: "Nothing is wrong, but not everything could be checked.",
  bad: "Something is wrong. See below.",
  refused: {
    "not-an-export": "This is no export: there is no export.json that says which logs it holds.",
    "bad-archive": "This tar file cannot be read as an export.",
    "too-large": "This is larger than an export can be.",
    failed: "The export could not be read to its end.",
  },
  parties: "Compare by voice with each party",
  log: (origin: string) => `Log ${origin}`,
  states: { good: "holds", bad: "wrong", open: "open" },
  steps: {
    head: "Head",
    signature: "The log’s signature",
    cosignature: "Cosignatures",
    entries: "Entries",
    root: "Root",
    tiles: "Hash tiles",
    earlier: "Heads kept from before",
    retirement: "Retirement",
  } satisfies Record<LogStepName, string>,
  codes: {
    "head-read": "The head is well formed.",
    "head-missing": "The head of this log is missing.",
    "head-malformed": "The head is malformed, or is another log’s.",
    "no-key": "No key was given for this. Its signature lines name:",
    "no-ed25519": "This browser cannot check Ed25519 signatures here.",
    signed: "The log’s key has signed the head.",
    "not-signed": "The log’s key has not signed this head.",
    "signature-bad": "A line in the name of a key that you gave was not made by that key.",
    cosigned: "The head is cosigned by the keys you gave:",
    "not-cosigned": "None of the witness keys you gave has cosigned this head. Its signature lines name:",
    "entries-match": "Every entry gives the hash that the log holds for it.",
    "entry-altered": "An entry was altered.",
    "entries-missing": "Entries, or the hashes of entries, are missing or cut short.",
    "root-matches": "All entries together give the root that was signed.",
    "root-differs": "The entries do not give the root that was signed, but another.",
    "tiles-match": "Every tile above the entries is what the entries give.",
    "tile-altered": "A hash tile was altered.",
    "tile-missing": "A hash tile is missing or cut short.",
    "no-earlier": "None was given.",
    extends: "The log extends them: nothing before was changed.",
    "does-not-extend": "The log does not extend a head that its key has signed before. It has two histories.",
    shorter: "A head that its key has signed before is longer. Entries are missing at the end.",
    "earlier-unsigned": "A head that you gave is not signed by the log’s key, or is malformed.",
    "log-retired":
      "This log was retired: its party has signed with its root key that it stands by so many entries, and that a successor goes on in its place.",
    "retirement-bad":
      "A successor of this log is in the export, but its first entry holds no statement about this log that a root key of its party has signed and that fits these entries.",
    "retired-shorter":
      "A head that its key has signed before is longer. Its party has stated that it cannot give back what came after, and has retired the log.",
    "generation-missing": "This log continues another one that was retired, and that is not in the export.",
    "not-reached": "Not looked at, because something before it is wrong.",
  } satisfies Record<LogCode, string>,
  first: (index: number) => `The first one is entry ${number.format(index)}.`,
  size: (size: number) => `${number.format(size)} ${size === 1 ? "entry" : "entries"}.`,
  witnessed: (size: number) => `${number.format(size)} had been witnessed.`,
  cosignedAt: (seconds: number) => `On ${time.format(new Date(seconds * 1000))} UTC.`,
  beyond:
    "What the entries mean, and whether an agreement allowed it, is checked by “entente verify”. To use this page where there is no network, keep verify.html, verify.js and verify.css in one folder and open the first.",
};
export type Words = typeof en;
