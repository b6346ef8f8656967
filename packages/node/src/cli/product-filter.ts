import type { ProductFilter } from "@entente/api";
import { type FlagSpecs, type Flags, given, oneOf, text } from "./command.ts";
import { instantOf } from "./files.ts";

const sources = ["written", "imported", "derived", "received", "own"] as const;

/** By what a list of products is narrowed; a saved view keeps the same. */
export const filterFlags: FlagSpecs = {
  kind: { value: "KIND", help: "report, document, or a STIX type such as indicator" },
  source: { value: "SOURCE", help: `${sources.join(", ")}; own: whatever did not come from a partner` },
  originator: { value: "PARTY", help: "of this originator" },
  area: { value: "CODE", help: "of this area" },
  label: { value: "LABEL", help: "of this level or colour: S, TLP:AMBER" },
  released: { value: "PARTY", help: "released to this party at least once" },
  unreleased: { value: "PARTY", help: "never released to this party" },
  versions: { help: "every version, not only the newest" },
  from: { value: "DATE", help: "recorded from then on" },
  until: { value: "DATE", help: "recorded before" },
};

export const filterOf = (flags: Flags, words: readonly string[]): ProductFilter =>
  given({
    q: words.length === 0 ? undefined : words.join(" "),
    kind: text(flags, "kind"),
    source: oneOf(flags, "source", sources),
    originator: text(flags, "originator"),
    area: text(flags, "area"),
    label: text(flags, "label"),
    released: text(flags, "released"),
    unreleased: text(flags, "unreleased"),
    versions: flags.versions === true ? ("every" as const) : undefined,
    from: instantOf("from", text(flags, "from")),
    until: instantOf("until", text(flags, "until")),
  });
