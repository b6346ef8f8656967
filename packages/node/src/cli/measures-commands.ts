import { measureDropReasons, measureReasons, measureOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { listOf, readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, table, when } from "./text.ts";

const propose = actCommand({
  words: "measure propose",
  takes: "TEXTFILE",
  summary: "Tells the partner of a measure: an area may be suspended, or more is to be shared.",
  flags: {
    ...partnerFlag,
    what: { value: "WHAT", help: "suspend-area or share-more" },
    areas: { value: "CODES", help: "areas, with commas" },
    reason: { value: "REASON", help: `why, for a suspension: ${measureReasons.join(", ")}` },
  },
  example: "entente measure propose why.txt --what suspend-area --areas ransomware --reason breach",
  async run({ flags, rest, io, json, client, query, options }) {
    const what = oneOf(flags, "what", ["suspend-area", "share-more"] as const);
    if (what === undefined) throw new UsageError("--what is missing: suspend-area or share-more");
    const body = {
      partner: await partnerOf(client, flags),
      what,
      areas: listOf(needed(flags, "areas"))!,
      ...given({ reason: oneOf(flags, "reason", measureReasons) }),
      text: (await readText(only(rest, "file with the words"), io)).trim(),
    };
    const acted = await client.call(ops.proposeMeasure, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ measure }) => `Measure ${measure} is proposed. Nothing has stopped.`,
      ({ measure }) => `Next: "entente measure drop ${measure}" or "entente measure apply ${measure}".`,
    );
    return undefined;
  },
});

const drop = actCommand({
  words: "measure drop",
  takes: "MEASURE",
  summary: "Gives up a measure that was proposed and not applied.",
  flags: { reason: { value: "REASON", help: measureDropReasons.join(", ") } },
  example: "entente measure drop 01K8ZJ4Q6V0000000000000001 --reason answered",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { measure: only(rest, "measure") };
    const body = { reason: oneOf(flags, "reason", measureDropReasons) ?? ("withdrawn" as const) };
    const acted = await client.call(ops.dropMeasure, { params, query, body }, options);
    sayActed(io, json, acted, ({ measure }) => `Measure ${measure} is dropped.`);
    return undefined;
  },
});

const kidFlag = { kid: { value: "KID", help: "with which of your signatory keys" } };

const apply = actCommand({
  words: "measure apply",
  takes: "MEASURE",
  summary: "Applies a measure: its areas stop at once, or the amendment to share more is recorded.",
  flags: kidFlag,
  example: "entente measure apply 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { measure: only(rest, "measure") };
    const body = given({ kid: text(flags, "kid") });
    const acted = await client.call(ops.applyMeasure, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ measure }) => `Measure ${measure} is applied.`,
      ({ measure }) => `Next: "entente measure show ${measure}" counts what it stops and what goes on.`,
    );
    return undefined;
  },
});

const lift = actCommand({
  words: "measure lift",
  takes: "MEASURE",
  summary: "Signs that a suspension ends; it ends when every party has signed.",
  flags: kidFlag,
  example: "entente measure lift 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { measure: only(rest, "measure") };
    const body = given({ kid: text(flags, "kid") });
    const acted = await client.call(ops.liftMeasure, { params, query, body }, options);
    sayActed(io, json, acted, () => "Signed. It ends when every party has signed.");
    return undefined;
  },
});

const list = apiCommand({
  words: "measure list",
  summary: "Lists the measures of both parties.",
  flags: partnerFlag,
  example: "entente measure list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listMeasures, {
      query: given({ partner: await narrowedTo(client, flags) }),
    });
    say(io, json, answer, () =>
      table(
        ["measure", "by", "what", "areas", "reason", "state", "proposed", "applied", "ended"],
        answer.items.map((each) => [
          each.measure,
          each.by,
          each.what,
          each.areas.join(","),
          each.reason,
          each.state,
          when(each.at),
          when(each.appliedAt),
          when(each.endedAt),
        ]),
        "No measure was proposed.",
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "measure show",
  takes: "MEASURE",
  summary: "Shows a measure: what it stopped and did not stop, or the volumes before and after.",
  flags: {},
  example: "entente measure show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const answer = await client.call(ops.getMeasure, { params: { measure: only(rest, "measure") } });
    const { effect, volumes } = answer;
    const shared = (rows: readonly { area: string; direction: string; count: number }[]) =>
      rows.map(({ area, direction, count }) => `${area} ${direction} ${count}`).join(", ") || "nothing";
    say(io, json, answer, () =>
      facts([
        ["measure", answer.measure],
        ["what", `${answer.what}: ${answer.areas.join(", ")}`],
        ["by", answer.by],
        ["state", answer.state],
        ["words", answer.text ?? "not readable here"],
        ["stopped", effect && `${effect.stopped.refusals} refusals of ${effect.stopped.products} products`],
        ["went on", effect && shared(effect.wentOn.shared)],
        ["recalls meanwhile", effect?.wentOn.recalls],
        ["before", volumes && `${shared(volumes.before)} (in ${spanOf(volumes.seconds)})`],
        ["after", volumes && `${shared(volumes.after)} (in ${spanOf(volumes.seconds)})`],
      ]),
    );
    return undefined;
  },
});

const UNITS = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
] as const;

/** A length of time in whole units that people count it in. */
function spanOf(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds >= 2 * each) ?? ["seconds", 1];
  return `${Math.floor(seconds / size)} ${unit}`;
}

/** Measures: suspending an area is proposed, dropped, applied, lifted; sharing more is decided and counted. */
export const measuresCommands: readonly CliCommand[] = [propose, drop, apply, lift, list, show];
