import {
  type AgreementSummary,
  type AnswerOf,
  accountOperations,
  agreementOperations,
  type Client,
  type Operation,
  ProblemError,
  relationOperations,
  releaseOperations,
  serviceOperations,
} from "@entente/api";
import { type CliCommand, nothing, say } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { facts, plural, when } from "./text.ts";

/** Undefined when one's roles do not show it. */
async function asked<O extends Operation>(
  client: Client,
  operation: O,
  query: object = {},
): Promise<AnswerOf<O> | undefined> {
  try {
    return await client.call(operation, { query: query as never });
  } catch (cause) {
    if (cause instanceof ProblemError && cause.status === 403) return undefined;
    throw cause;
  }
}

export const statusCommand: CliCommand = apiCommand({
  words: "status",
  summary: "Shows how a running node is: who you are there, its relations, and what waits.",
  flags: {},
  example: "entente status",
  async run({ rest, io, json, client, node }) {
    nothing(rest);
    const who = await client.call(accountOperations.whoAmI);
    const [health, card, relations, agreements, proposed, recalls] = await Promise.all([
      client.call(serviceOperations.health),
      client.call(relationOperations.card),
      asked(client, relationOperations.listRelations),
      asked(client, agreementOperations.listAgreements),
      asked(client, releaseOperations.listReleases, { state: "proposed", limit: 200 }),
      asked(client, releaseOperations.listRecalls, { limit: 200 }),
    ]);
    const overdue = recalls?.items.filter(({ state }) => state === "overdue").length;
    const pending = recalls?.items.filter(({ state }) => state === "pending").length;
    const stopped = (relations?.items ?? []).filter((each) => each.stopped !== undefined);
    const troubles = [
      ...(health.status === "ok" ? [] : [`the node says ${health.status}`]),
      ...stopped.map(({ name, stopped: why }) => `${name.en}: ${why}`),
      ...(overdue ? [`${plural(overdue, "recall")} overdue`] : []),
    ];
    const answer = {
      url: node.url,
      health: health.status,
      party: card.party,
      fingerprint: card.fingerprint,
      who,
      relations: relations?.items,
      agreements: agreements?.items,
      waiting: { approvals: proposed?.items.length, recalls: pending, overdue },
      troubles,
    };
    say(io, json, answer, () =>
      facts([
        ["node", `${node.url}, ${health.status}`],
        ["party", card.party],
        ["fingerprint", card.fingerprint],
        ["you", `${who.name} (${who.roles.join(", ") || "no role"})${who.mayAct ? "" : ", reading only"}`],
        ["token until", when(who.expiresAt)],
        ...(relations?.items ?? []).map(
          (each) => [each.name.en, relationLine(each, agreements?.items ?? [])] as const,
        ),
        [
          "waiting",
          proposed === undefined
            ? undefined
            : `${plural(proposed.items.length, "release")} to approve, ${plural(pending ?? 0, "recall")} without a receipt`,
        ],
        ["trouble", troubles.join("; ") || "none"],
        ["next", nextStep(relations?.items.length ?? 0, proposed?.items.length ?? 0)],
      ]),
    );
    return troubles.length === 0 ? 0 : 1;
  },
});

type RelationItem = AnswerOf<typeof relationOperations.listRelations>["items"][number];

function relationLine(
  { partner, logs, lastContact }: RelationItem,
  agreements: readonly AgreementSummary[],
): string {
  const agreement = agreements.find((each) => each.partner === partner);
  const heads = logs.map(
    (log) => `${log.mine ? "our" : "their"} log ${log.published}/${log.size} ${log.state}`,
  );
  const agreed =
    agreement === undefined
      ? "no agreement"
      : `agreement ${agreement.state} until ${when(agreement.until) ?? "?"}`;
  return [agreed, ...heads, `last contact ${when(lastContact) ?? "never"}`].join(", ");
}

function nextStep(relations: number, proposed: number): string {
  if (relations === 0) return 'hand over your card ("entente card show --out FILE"), then "entente pair"';
  if (proposed > 0) return '"entente release list --state proposed"';
  return '"entente relation state" opens the figures';
}
