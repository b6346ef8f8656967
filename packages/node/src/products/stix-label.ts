import { COMMUNITY, COMMUNITY_LEVEL, type Label, type TlpLevel } from "@entente/agreement";
import { effectiveTlp, type StixObject, strictest } from "@entente/stix";

export type ObjectLabel = { readonly label: Label; readonly unknown: readonly string[] };

const LONGEST_TEXT = 10_000;

/**
 * The label of one object: its own colour or the importer's, whichever is stricter; its statements word for word;
 * whatever is not understood as an unknown marking. The importer's label never lowers what the object says.
 */
export function labelObject(
  object: StixObject,
  resolve: (markingId: string) => StixObject | undefined,
  given: {
    readonly originator: string;
    readonly label?: Label | undefined;
    readonly unknown: readonly string[];
  },
): ObjectLabel {
  const { tlp, unknown, statements } = effectiveTlp(object, resolve);
  const strict: TlpLevel | undefined = strictest(tlp, given.label?.tlp);
  const { tlp: _, ...base } = given.label ?? {
    originator: given.originator,
    policy: COMMUNITY,
    level: COMMUNITY_LEVEL,
    caveats: [],
    text: "",
  };
  const colour = tlp === undefined ? [] : [`TLP:${tlp.toUpperCase()}`];
  const text = [...colour, ...(base.text === "" ? [] : [base.text]), ...statements]
    .join("\n")
    .slice(0, LONGEST_TEXT);
  return {
    label: { ...base, ...(strict === undefined ? {} : { tlp: strict }), text: text.toWellFormed() },
    unknown: [...given.unknown, ...unknown],
  };
}
