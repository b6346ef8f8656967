import { contactOperations, onRead } from "@entente/api";
import type { Acting, DeskPart } from "../acting/index.ts";
import type { PartyId } from "../keys/index.ts";
import {
  channelKinds,
  channelRoutes,
  channelSchema,
  channelStatements,
  receiptMessages,
} from "./channel/index.ts";
import { meetingKinds, meetingRoutes, meetingSchema, meetingStatements } from "./meetings/index.ts";
import { protestKinds, protestRoutes, protestSchema, protestStatements } from "./protests/index.ts";
import { contactSummary } from "./summary.ts";
import {
  undertakingKinds,
  undertakingRoutes,
  undertakingSchema,
  undertakingStatements,
} from "./undertakings/index.ts";

export type Contacts = DeskPart & {
  /**
   * Receipts what a partner sent through the channel. To be called after its entries were applied and their content
   * fetched, and for each partner when the node starts; calling it again does nothing. Gives how many it wrote.
   */
  react(partner: PartyId): Promise<number>;
};

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export function createContacts(acting: Acting): Contacts {
  return {
    desk: {
      name: "contacts",
      kinds: [...meetingKinds(acting), ...undertakingKinds, ...protestKinds, ...channelKinds],
      schema: [meetingSchema, undertakingSchema, protestSchema, channelSchema].join(""),
      statements: {
        ...meetingStatements,
        ...undertakingStatements,
        ...protestStatements,
        ...channelStatements,
      },
    },
    fetched: [
      "contact.recorded/1",
      "readout.signed/1",
      "undertaking.given/1",
      "undertaking.evidenced/1",
      "undertaking.assessed/1",
      "protest.lodged/1",
      "protest.acknowledged/1",
      "summons.recorded/1",
      "message.sent/1",
    ],
    routes: () => [
      ...meetingRoutes(acting),
      ...undertakingRoutes(acting),
      ...protestRoutes(acting),
      ...channelRoutes(acting),
      onRead(contactOperations.contactSummary, ({ params }) => contactSummary(acting, params.partner)),
    ],
    react: (partner) => receiptMessages(acting, partner),
  };
}
