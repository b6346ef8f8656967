import { requestOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, only, say, text, UsageError, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { statementFlag, statementOf } from "./requests-ask-commands.ts";
import { short, table } from "./text.ts";

const MOST = 1_000_000_000;

const deliver = actCommand({
  words: "support deliver",
  takes: "REQUEST",
  summary: "Records that accepted support has been delivered, in part or in whole.",
  flags: {
    ...statementFlag,
    quantity: { value: "N", help: "how much, in the unit of the request" },
    text: { value: "TEXT", help: "what there is to say of it; it is sealed" },
  },
  example: "entente support deliver 01K8ZJ4Q6V0000000000000001 --quantity 5 --statement no-circumvention",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const quantity = whole(flags, "quantity", 1, MOST);
    if (quantity === undefined) throw new UsageError("--quantity is missing");
    const body = { quantity, ...statementOf(flags), ...given({ text: text(flags, "text") }) };
    const acted = await client.call(ops.deliverSupport, { params, query, body }, options);
    sayActed(io, json, acted, ({ delivery }) => `Delivery ${delivery} is recorded; the receiver counts it.`);
    return undefined;
  },
});

const acknowledge = actCommand({
  words: "support acknowledge",
  takes: "REQUEST",
  summary: "Acknowledges a delivery by one's own count; both see the difference.",
  flags: {
    delivery: { value: "DELIVERY", help: "which delivery" },
    quantity: { value: "N", help: "how much came, by your own count" },
    text: { value: "TEXT", help: "what there is to say of it; it is sealed" },
  },
  example:
    "entente support acknowledge 01K8ZJ4Q6V0000000000000001 --delivery 01K8ZJ4Q6V0000000000000002 --quantity 5",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request"), delivery: needed(flags, "delivery") };
    const quantity = whole(flags, "quantity", 0, MOST);
    if (quantity === undefined) throw new UsageError("--quantity is missing");
    const body = { quantity, ...given({ text: text(flags, "text") }) };
    const acted = await client.call(ops.acknowledgeDelivery, { params, query, body }, options);
    sayActed(io, json, acted, ({ difference }) =>
      difference === 0 ? "Acknowledged as delivered." : `Acknowledged with a difference of ${difference}.`,
    );
    return undefined;
  },
});

const balance = apiCommand({
  words: "support balance",
  summary: "Shows support each way by resource and unit, as the receivers counted it.",
  flags: partnerFlag,
  example: "entente support balance",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.supportBalance, { query });
    say(io, json, answer, () =>
      table(
        ["partner", "resource", "unit", "given", "received", "balance", "given, open", "received, open"],
        answer.items.map((one) => [
          short(one.partner),
          one.resource,
          one.unit,
          one.given,
          one.received,
          one.balance,
          one.givenUnacknowledged,
          one.receivedUnacknowledged,
        ]),
        "No support was delivered yet.",
      ),
    );
    return undefined;
  },
});

/** Support delivered, counted, and set against each other. */
export const supportCommands: readonly CliCommand[] = [deliver, acknowledge, balance];
