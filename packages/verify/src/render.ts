import { partiesOfOrigin } from "./digest.ts";
import type { Finding, Outstanding, Place, Report } from "./report.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

export type Lang = "en" | "fr";

/** The report as a person reads it; its last line is the verdict. */
export function renderReport(report: Report, lang: Lang = "en"): string {
  const words = lang === "fr" ? fr : en;
  const names = report.parties.map((party) => party.name?.[lang]);
  // A name is what a party calls itself: two of one name are told apart by their ids.
  const named = new Set(names).size === names.length;
  const name = (party: string): string =>
    (named ? report.parties.find(({ id }) => id === party)?.name?.[lang] : undefined) ?? party.slice(0, 19);
  const logName = (origin: string): string => name(partiesOfOrigin(origin)?.party ?? origin);
  const place = ({ log, index, path }: Place): string => {
    if (log !== undefined && index !== undefined) return words.entry(index, logName(log));
    return path ?? (log === undefined ? "" : words.logOf(logName(log)));
  };
  const section = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `  ${line}`)];
  const describe = (finding: Finding): string[] => {
    const { code, entry, expected, found } = finding;
    const where = [place(finding), entry].filter((part) => part !== undefined && part !== "").join(", ");
    return [
      `${where === "" ? "" : `${where}: `}${words.findings[code]} [${code}]`,
      ...(expected === "" ? [] : [`  ${words.expected}: ${expected}`]),
      ...(found === "" ? [] : [`  ${words.found}: ${found}`]),
    ];
  };
  const waiting = (one: Outstanding): string => {
    const hours = Math.floor(one.ageSeconds / 3600);
    const due = one.dueBy === undefined ? "" : `, ${words.due(one.dueBy)}`;
    return `${place(one)}, ${one.entry}: ${words.outstanding[one.what]}, ${words.age(Math.floor(hours / 24), hours)}${due}`;
  };
  const violations = report.findings.filter(({ severity }) => severity === "violation");
  const notices = report.findings.filter(({ severity }) => severity === "notice");
  const more = report.more === 0 ? [] : [words.more(report.more)];
  return [
    words.title,
    ...section(
      `${words.party}:`,
      report.parties.map(({ id, fingerprint }) => `${name(id)}  ${id}  ${words.fingerprint} ${fingerprint}`),
    ),
    ...report.logs.map(
      ({ party, size, cosignedAt }) =>
        `  ${words.log} ${name(party)}: ${words.head(size)}, ${cosignedAt === undefined ? words.notCosigned : words.cosigned(cosignedAt)}`,
    ),
    `  ${words.compare}`,
    ...section(
      words.checkedHeading,
      report.checked.map(({ what, count }) => `${String(count).padStart(8)}  ${words.checked[what]}`),
    ),
    ...section(
      words.uncheckedHeading,
      report.unchecked.map(
        ({ code, log }) =>
          `${log === undefined ? "" : `${words.logOf(logName(log))}: `}${words.unchecked[code]}`,
      ),
    ),
    ...section(words.noticesHeading, notices.flatMap(describe)),
    ...section(
      words.crossingsHeading,
      report.crossings.map((one) => words.crossing(`${place(one)}, ${one.entry}`, one.suspension)),
    ),
    ...section(words.outstandingHeading, report.outstanding.map(waiting)),
    ...section(words.violationsHeading, [...violations.flatMap(describe), ...more]),
    "",
    report.ok ? words.ok : words.wrong(violations.length + report.more),
    "",
  ].join("\n");
}
