import { type Client, partyId, relationOperations } from "@entente/api";
import { type FlagSpecs, type Flags, text, UsageError } from "./command.ts";

export const partnerFlag: FlagSpecs = {
  partner: {
    value: "PARTY",
    help: "the partner: its id, the beginning of it, its name or country; not needed with one relation",
  },
};

/**
 * The partner a command is about. Names are a convenience at the keyboard: what is sent is always the id, and a name
 * that two parties bear is refused.
 */
export async function partnerOf(client: Client, flags: Flags, positional?: string): Promise<string> {
  const asked = positional ?? text(flags, "partner");
  if (asked !== undefined && partyId.safeParse(asked).success) return asked;
  const { items } = await client.call(relationOperations.listRelations);
  const alike = (one: string) => one.toLowerCase() === asked?.toLowerCase();
  const found =
    asked === undefined
      ? items
      : items.filter(
          ({ partner, name, country }) =>
            partner.startsWith(asked) ||
            partner.slice(7).startsWith(asked) ||
            [name.en, name.fr, country].some(alike),
        );
  if (found.length === 1) return found[0]!.partner;
  const known = items.map(({ partner, name }) => `  ${partner}  ${name.en}`).join("\n");
  if (items.length === 0) throw new UsageError('there is no relation yet: begin one with "entente pair"');
  throw new UsageError(
    asked === undefined
      ? `which partner? --partner is one of\n${known}`
      : `"${asked}" is ${found.length === 0 ? "no partner" : "more than one partner"}; there are\n${known}`,
  );
}

/** The partner a list is narrowed to; undefined when all are asked for. */
export async function narrowedTo(client: Client, flags: Flags): Promise<string | undefined> {
  return text(flags, "partner") === undefined ? undefined : partnerOf(client, flags);
}
