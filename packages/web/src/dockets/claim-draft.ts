import type {
  DocketClaimInput,
  docketApproximations,
  docketClaimKinds,
  docketRootKinds,
  docketSenses,
  docketUnits,
} from "@entente/api";

/** A claim as its form holds it. */
export type ClaimDraft = {
  readonly reference: string;
  readonly text: string;
  readonly lang: "en" | "fr";
  readonly kind: (typeof docketClaimKinds)[number];
  readonly value: string;
  readonly approx: (typeof docketApproximations)[number];
  readonly unit: (typeof docketUnits)[number];
  readonly distinct: "yes" | "no" | "unknown";
  readonly from: string;
  readonly to: string;
  readonly country: string;
  readonly sense: (typeof docketSenses)[number];
  readonly technique: string;
  readonly accused: string;
  readonly affected: string;
  readonly protectedClass: boolean;
  readonly own: boolean;
  readonly claimant: string;
  readonly work: string;
  readonly appeared: string;
  readonly anchor: string;
  readonly source: string;
  readonly root: string;
  readonly rootKind: (typeof docketRootKinds)[number];
  readonly rebuts: string;
  readonly partOf: string;
  readonly places: DocketClaimInput["places"];
};

export const emptyClaim = (lang: "en" | "fr"): ClaimDraft => ({
  reference: "",
  text: "",
  lang,
  kind: "quantity",
  value: "",
  approx: "exact",
  unit: "unstated",
  distinct: "unknown",
  from: "",
  to: "",
  country: "",
  sense: "unspecified",
  technique: "",
  accused: "",
  affected: "",
  protectedClass: false,
  own: false,
  claimant: "",
  work: "",
  appeared: "",
  anchor: "",
  source: "",
  root: "",
  rootKind: "unknown",
  rebuts: "",
  partOf: "",
  places: [],
});

const given = <K extends string>(name: K, value: string): Partial<Record<K, string>> =>
  value === "" ? {} : ({ [name]: value } as Record<K, string>);

/** The request that a form makes; `dayText` writes a day as the language does. */
export function claimOf(draft: ClaimDraft, dayText: (day: string) => string): DocketClaimInput {
  const interval = (from: string, to: string) => ({
    text: from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`,
    from,
    to,
    precision: "day" as const,
  });
  const { value, approx, unit, distinct, from, to, affected } = draft;
  const countries = affected
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const { country, sense } = draft;
  return {
    text: draft.text,
    lang: draft.lang,
    kind: draft.kind,
    // A place that was written and not added yet was meant.
    places: country === "" ? draft.places : [...draft.places, { country, sense }],
    claimant: draft.claimant,
    firstAppearance: {
      work: draft.work,
      at: interval(draft.appeared, draft.appeared),
      anchor: draft.anchor,
    },
    source: { name: draft.source, root: { id: draft.root, kind: draft.rootKind } },
    ...given("reference", draft.reference),
    ...(value === "" ? {} : { quantity: { value, approx, unit, distinct } }),
    ...(from === "" ? {} : { period: interval(from, to === "" ? from : to) }),
    ...given("technique", draft.technique),
    ...given("accused", draft.accused),
    ...(countries.length === 0 ? {} : { affected: countries }),
    ...(draft.protectedClass ? { protectedClass: true } : {}),
    ...(draft.own ? { own: true } : {}),
    ...given("rebuts", draft.rebuts),
    ...given("partOf", draft.partOf),
  };
}
