/**
 * For tests, a process of its own: begins to retire a log, or to take it back, and is killed without a word as soon as
 * entries were cut off the log, before anything else becomes durable. `test-cut-off.ts retire|recover ORDER`
 */
import { createReadStream, readFileSync } from "node:fs";
import { keyPortOf, readConfig } from "../config.ts";
import type { PartyId } from "../keys/index.ts";
import { recoverLog } from "../recovering.ts";
import { retireLog } from "../retiring.ts";
import { dataPaths, Sqlite } from "../store/index.ts";

export type CutOffOrder = {
  readonly directory: string;
  readonly partner: PartyId;
  /** The statement that retires the log, or what the partner has given back of it. */
  readonly file: string;
};

const { directory, partner, file } = JSON.parse(process.argv[3]!) as CutOffOrder;
const config = readConfig(directory);
const keyring = keyPortOf(config, {}).load();
const paths = dataPaths(directory);

const LAST = `SELECT e.leaf FROM entry e JOIN log l ON l.id = e.log
  WHERE l.partner = :partner AND l.mine = 1 ORDER BY l.id DESC, e.idx DESC LIMIT 1`;
const leafNow = (): string => {
  using store = new Sqlite(paths.ledger, { readOnly: true });
  return store.get<{ leaf: Uint8Array }>(LAST, { partner })?.leaf.toHex() ?? "";
};
const last = leafNow();
const killWhenCut = () => {
  if (leafNow() !== last) process.kill(process.pid, "SIGKILL");
};
const now = () => {
  killWhenCut();
  return Date.now();
};

const common = { config, keyring, partner, dropUnsigned: true, now };
if (process.argv[2] === "retire")
  await retireLog({ ...common, statement: JSON.parse(readFileSync(file, "utf8")) });
else await recoverLog({ ...common, file: createReadStream(file), progress: killWhenCut });
