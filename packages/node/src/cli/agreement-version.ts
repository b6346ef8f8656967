import { type Client, agreementOperations as ops } from "@entente/api";
import { type Flags, only, UsageError } from "./command.ts";
import { partnerOf } from "./partner.ts";

/** The version that is meant: the one named, or the only one that is not over. */
export async function versionOf(
  client: Client,
  flags: Flags,
  rest: readonly string[],
): Promise<{ partner: string; hash: string }> {
  const partner = await partnerOf(client, flags);
  if (rest.length > 0) return { partner, hash: only(rest, "version of an agreement, by its hash") };
  const { items } = await client.call(ops.listAgreements, { query: { partner } });
  const living = items.filter(({ state }) => state !== "ended" && state !== "expired");
  if (living.length === 1) return { partner, hash: living[0]!.hash };
  throw new UsageError(
    living.length === 0
      ? "there is no agreement with this partner"
      : "there are several agreements: name one by its hash",
  );
}
