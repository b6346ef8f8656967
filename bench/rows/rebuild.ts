import { checkViews, rebuild } from "../../packages/node/src/ledger/index.ts";
import { Sqlite } from "../../packages/node/src/store/index.ts";
import { openDesk, SESSION } from "../import/desk.ts";
import type { Row } from "../row.ts";

/** One entry in ten is a report, whose words are indexed anew; the others say that something was read. */
const READINGS = 9;

export const row: Row = {
  name: "rebuild",
  what: "rebuild of views from journal, logs and contents",
  goal: { atLeast: 20_000 },
  unit: "entries/s",
  async run(progress, { quick }) {
    const reports = quick ? 400 : 5000;
    await using desk = await openDesk();
    const { ledger, products } = desk;
    for (let at = 0; at < reports; at += 100) {
      await Promise.all(
        Array.from({ length: 100 }, async (_, n) => {
          const command = { id: `report-${at + n}`, digest: `report-${at + n}` };
          const { result } = await products.writeReport({
            session: SESSION,
            command,
            title: `Bulletin ${at + n} on the strait of Kessel`,
            content: utf8(
              `TLP:GREEN\n\n(TLP:GREEN) Six vessels left the roads of Meliore at dawn under tow ${at + n}. Two turned back off Cape Saren; the others went on towards the eastern islands without lights.\n\nTLP:GREEN\n`,
            ),
            areas: ["maritime-security"],
            purposes: ["cyber-defence"],
          });
          const read = Array.from({ length: READINGS }, () =>
            products.logAccess(SESSION, [result.product], "read"),
          );
          await Promise.all(read);
        }),
      );
      progress(at, reports, "reports written");
    }
    const entries = ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
    const checked = timed(() => checkViews(desk.options));
    if (checked.result.differences.length > 0) throw new Error("the rebuilt views differ from the live ones");
    using store = new Sqlite(desk.options.paths.ledger);
    const rebuilt = timed(() => rebuild(desk.options, store, (done, of) => progress(done, of, "entries")));
    return {
      value: entries / rebuilt.seconds,
      details: {
        entries,
        reports,
        perCpuSecond: Math.round(entries / rebuilt.cpuSeconds),
        checkPerSecond: Math.round(entries / checked.seconds),
        checkPerCpuSecond: Math.round(entries / checked.cpuSeconds),
      },
    };
  },
};

const utf8 = (text: string) => new TextEncoder().encode(text);

function timed<T>(work: () => T): { result: T; seconds: number; cpuSeconds: number } {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    result,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
  };
}
