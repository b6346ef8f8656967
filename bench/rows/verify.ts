import { memoryReader, verifyExport } from "@entente/verify";
import type { Row } from "../row.ts";
import { exportOf } from "../verify/export.ts";

export const row: Row = {
  name: "verify",
  what: "verify an export of both logs: releases and receipts",
  goal: { atLeast: 20_000 },
  unit: "entries/s",
  async run(progress, { quick }) {
    const { files, entries } = await exportOf(quick ? 5000 : 60_000);
    const now = Date.parse("2026-12-20T10:00:00Z");
    const cpu = process.cpuUsage();
    const started = performance.now();
    const report = await verifyExport(memoryReader(files), {
      now,
      progress: (done, of) => progress(done, of, "entries"),
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    if (!report.ok) throw new Error(`a true export did not verify: ${JSON.stringify(report).slice(0, 500)}`);
    return {
      value: entries / seconds,
      details: { entries, perCpuSecond: Math.round((entries * 1e6) / (user + system)) },
    };
  },
};
