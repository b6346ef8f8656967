import type { AnswerOf, contactOperations } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { textWords } from "../bodies.ts";
import { knownRow, type Paging, pageOf, sideOf } from "../rows.ts";
import { readReadOuts, topicsOf } from "./reading.ts";
import type { ContactRow } from "./view.ts";
import { contactWords } from "./words.ts";

type Listed = AnswerOf<typeof contactOperations.listContacts>["items"][number];
type Detail = AnswerOf<typeof contactOperations.getContact>;

function factsOf(acting: Acting, row: ContactRow, divergences: number) {
  const words = acting.words(row.payload, contactWords);
  return {
    contact: row.id,
    partner: row.partner,
    recordedBy: sideOf(row),
    form: row.form as Listed["form"],
    access: row.access,
    start: row.start,
    end: row.until,
    at: instantText(row.at),
    ...(words === undefined ? {} : { place: words.place, participants: words.participants }),
    divergences,
  };
}

export function listContacts(acting: Acting, paging: Paging): { items: Listed[]; next?: number } {
  const { reader } = acting;
  return pageOf<ContactRow, Listed>(reader, "view_contact", paging, (row) => {
    const readOuts = readReadOuts(acting, reader, row.partner, row.id);
    const given = (mine: 0 | 1) => readOuts.filter((one) => one.row.mine === mine).length;
    return {
      ...factsOf(acting, row, topicsOf(readOuts).divergences),
      readOuts: { ours: given(1), theirs: given(0) },
    };
  });
}

/** Both parties' read-outs, every version, and their topics side by side. Throws 404. */
export function getContact(acting: Acting, partner: string, contact: string): Detail {
  const { reader } = acting;
  const row = knownRow<ContactRow>(reader, "view_contact", partner, contact, "contact");
  const readOuts = readReadOuts(acting, reader, partner, contact);
  const { topics, divergences } = topicsOf(readOuts);
  return {
    ...factsOf(acting, row, divergences),
    topics,
    readOuts: readOuts.map(({ row: one, version, current, reading, items }) => ({
      readOut: one.id,
      side: sideOf(one),
      version,
      ...(one.supersedes === null ? {} : { supersedes: one.supersedes }),
      at: instantText(one.at),
      current,
      reading,
      ...(items === undefined ? {} : { items }),
    })),
  };
}

/** This party's minutes of a contact, the first first. Throws 404. */
export function listMinutes(acting: Acting, partner: string, contact: string) {
  const { reader } = acting;
  knownRow<ContactRow>(reader, "view_contact", partner, contact, "contact");
  const rows = reader.all<{ id: string; at: number; by_account: string; payload: string }>(
    "SELECT id, at, by_account, payload FROM view_minutes WHERE partner = :partner AND contact = :contact ORDER BY seq",
    { partner, contact },
  );
  return {
    items: rows.map(({ id, at, by_account: by, payload }) => ({
      minutes: id,
      at: instantText(at),
      by,
      ...acting.words(payload, textWords),
    })),
  };
}

/** Contacts of a relation for the page of its state: the one that began last, and every divergence. */
export function contactsInBrief(acting: Acting, reader: Reader, partner: string) {
  const rows = reader.all<ContactRow>(
    "SELECT * FROM view_contact WHERE partner = :partner ORDER BY start DESC, seq DESC",
    { partner },
  );
  const counts = rows.map((row) => topicsOf(readReadOuts(acting, reader, partner, row.id)).divergences);
  const last = rows[0];
  return {
    ...(last === undefined
      ? {}
      : {
          lastContact: {
            contact: last.id,
            form: last.form as Listed["form"],
            start: last.start,
            divergences: counts[0]!,
          },
        }),
    divergences: counts.reduce((sum, one) => sum + one, 0),
  };
}
