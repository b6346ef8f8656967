import type { AgreementDocument } from "@entente/agreement";
import type { Item } from "../keys/index.ts";
import { type ItemHeader, objectOf, readCompartment, readHeader, STIX_MEDIA } from "../products/index.ts";
import type { Made } from "./bodies.ts";
import { fieldsIn } from "./fields.ts";

/**
 * In what the record of a release differs from what its items say: amounts, kinds, labels, areas, fields that should
 * have been taken out. Undefined when it tells the truth. The items are the partner's: whatever cannot be read differs.
 */
export function mismatch(
  { record, compartment: text }: Made,
  items: readonly Item[],
  document: AgreementDocument | undefined,
): string | undefined {
  try {
    const compartment = readCompartment(text);
    const headers = items.map(({ header }) => readHeader(header));
    const bytes = items.reduce((sum, { content }) => sum + content.length, 0);
    if (items.length !== record.objects || bytes !== record.bytes) return "amounts";
    const kinds = headers.map(({ media, kind }) => (media === STIX_MEDIA ? `stix:${kind}` : kind));
    if (items.some(({ content }, n) => isOfAnotherType(headers[n]!, content))) return "types";
    if (!sameSet(kinds, record.kinds)) return "kinds";
    const labels = [
      ...headers.map(({ label }) => label),
      record.label,
      { ...compartment.label, originator: compartment.originator },
    ];
    if (new Set(labels.map(labelKey)).size !== 1) return "labels";
    if (!sameSet(compartment.areas, record.areas)) return "areas";
    if (!sameSet(compartment.purposes, record.purposeLimits)) return "purposes";
    if (!sameSet(compartment.unknownMarkings, record.unknownMarkings)) return "unknown markings";
    if (headers.some(({ binary }) => binary) && record.attachments !== "binary") return "attachments";
    if (document !== undefined && !sameSet(fieldsIn(document, items), record.fields ?? [])) return "fields";
    return undefined;
  } catch {
    return "unreadable";
  }
}

/** The header says of what type an object is; the object itself says it too. */
function isOfAnotherType(header: ItemHeader, content: Uint8Array): boolean {
  return header.media === STIX_MEDIA && objectOf(header, content)?.type !== header.kind;
}

function sameSet(found: readonly string[], stated: readonly string[]): boolean {
  const all = new Set(found);
  return all.size === new Set(stated).size && stated.every((each) => all.has(each));
}

type LabelFacts = Pick<
  Made["record"]["label"],
  "originator" | "policy" | "level" | "relTo" | "caveats" | "tlp" | "handling"
>;

const labelKey = ({ originator, policy, level, relTo, caveats, tlp, handling }: LabelFacts): string =>
  JSON.stringify([
    originator,
    policy,
    level,
    relTo?.toSorted() ?? null,
    caveats.toSorted(),
    tlp ?? null,
    handling?.toSorted() ?? null,
  ]);
