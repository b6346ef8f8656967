import type { Client } from "@entente/api";
import type { Flags } from "./command.ts";
import { partnerFlag, partnerOf } from "./partner.ts";

export const inquiryFlags = partnerFlag;

/** The path parameters of an inquiry. */
export const inquiryOf = async (client: Client, flags: Flags, inquiry: string) => ({
  partner: await partnerOf(client, flags),
  inquiry,
});
