import { contactForms } from "@entente/api";
import { z } from "zod";
import { type Acting, otherSide, payloadOf, signedSchema } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import { account, count, id, party, time } from "../bodies.ts";
import { mineOf, rowOf } from "../rows.ts";
import { type ContactRow, currentReadOut } from "./view.ts";

/** That a contact took place. Who was there, and where, is sealed. */
const contactRecorded = entryKind({
  kind: "contact.recorded/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({
    contact: id,
    form: z.enum(contactForms),
    access: z.enum(["open", "closed"]),
    start: time,
    end: z.union([time, z.literal("short")]),
  }),
  fold: (entry) => {
    const { contact, form, access, start, end } = entry.body;
    const row = { id: contact, partner: otherSide(entry), mine: mineOf(entry), at: entry.at };
    return {
      changes: [["contacts.record", { ...row, form, access, start, until: end, payload: payloadOf(entry) }]],
      touches: [`contact:${contact}`],
    };
  },
  receive: ({ body, party: from, envelope }, reader) => {
    if (envelope.set?.count !== 1) return { aside: "a contact without its particulars" };
    if (body.end !== "short" && body.end < body.start)
      return { aside: "a contact that ends before it begins" };
    return rowOf(reader, "view_contact", from, body.contact) === undefined
      ? {}
      : { aside: "another contact with this id is recorded" };
  },
});

export const READ_OUT = "readout.signed/1";

/** One party's account of a contact. How many topics it has is clear; what they are is sealed. */
const readOutSigned = (acting: Acting) =>
  entryKind({
    kind: READ_OUT,
    log: "liaison",
    effect: "partner",
    body: z.strictObject({
      contact: id,
      readout: id,
      supersedes: id.optional(),
      items: count.max(40),
      signed: signedSchema,
    }),
    fold: (entry) => {
      const { contact, readout, supersedes, signed } = entry.body;
      const row = { id: readout, partner: otherSide(entry), mine: mineOf(entry), at: entry.at, contact };
      return {
        changes: [
          [
            "contacts.read-out",
            { ...row, supersedes: supersedes ?? null, digest: signed.digest, payload: payloadOf(entry) },
          ],
        ],
        touches: [`contact:${contact}`],
      };
    },
    receive: async ({ body, party: from, envelope, at }, reader) => {
      const { contact, readout, supersedes, signed } = body;
      if (envelope.set?.count !== 1) return { aside: "a read-out without its words" };
      if (rowOf<ContactRow>(reader, "view_contact", from, contact) === undefined)
        return { aside: "a read-out of a contact that is not recorded in this relation" };
      if (rowOf(reader, "view_readout", from, readout) !== undefined)
        return { aside: "another read-out with this id was signed" };
      const current = currentReadOut(reader, from, contact, 0);
      if (current !== undefined && supersedes === undefined)
        return { aside: "a second read-out of the same contact by the same party" };
      if (supersedes !== current?.id)
        return { aside: "a correction of what is not that party's read-out in force" };
      const said = { by: from, kind: READ_OUT, id: readout, signed, at };
      const problem = await acting.signatureProblem(reader, from, said);
      return problem === undefined ? {} : { aside: problem };
    },
  });

/** This party's own record of what was said, for itself and its overseer. */
const minutesKept = entryKind({
  kind: "minutes.kept/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({ minutes: id, partner: party, contact: id, by: account }),
  fold: (entry) => ({
    changes: [
      [
        "contacts.minutes",
        {
          id: entry.body.minutes,
          partner: entry.body.partner,
          contact: entry.body.contact,
          by: entry.body.by,
          at: entry.at,
          payload: payloadOf(entry),
        },
      ],
    ],
    touches: [],
  }),
});

export const meetingKinds = (acting: Acting) => [contactRecorded, readOutSigned(acting), minutesKept];
