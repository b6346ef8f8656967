import type { TemplateRequest } from "@entente/api";
import { startOf } from "../ui/written.ts";
import { linesOf } from "./lines.ts";

export type TemplateName = "certs" | "fius" | "services";

/** One side of the form, as it is written. */
export type SideDraft = {
  readonly organisations: string;
  readonly overseer: string;
  readonly threshold: number;
  readonly policy: string;
  /** Levels, lowest first, one a line: code, then the words that mean it. */
  readonly ladder: string;
};
export type AreaDraft = { readonly code: string; readonly en: string; readonly fr: string };
export type TemplateDraft = {
  readonly us: SideDraft;
  readonly them: SideDraft;
  readonly areas: readonly AreaDraft[];
  readonly retentionDays: number;
  readonly from: string;
  readonly until: string;
  readonly maxTlp: NonNullable<TemplateRequest["maxTlp"]>;
  readonly freeText: NonNullable<TemplateRequest["freeText"]>;
  readonly authorityEn: string;
  readonly authorityFr: string;
  readonly places: string;
  readonly techniques: string;
};

const EMPTY: SideDraft = { organisations: "", overseer: "", threshold: 1, policy: "", ladder: "" };

/** What the form begins with: a term of one year from tomorrow, and one empty area. */
export function emptyDraft(now: Date): TemplateDraft {
  const day = (years: number) => {
    const at = new Date(now.getTime() + 86_400_000);
    at.setUTCFullYear(at.getUTCFullYear() + years);
    return at.toISOString().slice(0, 10);
  };
  return {
    us: EMPTY,
    them: EMPTY,
    areas: [{ code: "", en: "", fr: "" }],
    retentionDays: 365,
    from: day(0),
    until: day(1),
    maxTlp: "amber",
    freeText: "review",
    authorityEn: "",
    authorityFr: "",
    places: "",
    techniques: "",
  };
}

/** What the API is asked to fill in. What a template does not ask for is not sent. */
export function requestOf(template: TemplateName, draft: TemplateDraft, partner: string): TemplateRequest {
  const services = template === "services";
  const authority =
    draft.authorityEn !== "" && draft.authorityFr !== ""
      ? { authority: { en: draft.authorityEn, fr: draft.authorityFr } }
      : {};
  const places = linesOf(draft.places);
  const techniques = linesOf(draft.techniques);
  return {
    partner,
    us: sideOf(draft.us, services),
    them: sideOf(draft.them, services),
    areas: draft.areas.map(({ code, en, fr }) => ({ code, name: { en, fr } })),
    retentionDays: draft.retentionDays,
    from: startOf(draft.from),
    until: startOf(draft.until),
    ...(template === "certs" ? { maxTlp: draft.maxTlp } : authority),
    ...(services ? { freeText: draft.freeText } : {}),
    ...(services && places.length > 0 ? { places } : {}),
    ...(services && techniques.length > 0 ? { techniques } : {}),
  };
}

function sideOf(
  { organisations, overseer, threshold, policy, ladder }: SideDraft,
  levels: boolean,
): TemplateRequest["us"] {
  return {
    organisations: linesOf(organisations),
    overseer: { body: overseer },
    signatoryThreshold: threshold,
    ...(levels && policy !== "" ? { policy } : {}),
    ...(levels ? { ladder: ladderOf(ladder) } : {}),
  };
}

/** `S SECRET` on the third line is the level S of rank 2, called SECRET in a marking line. */
export function ladderOf(text: string): NonNullable<TemplateRequest["us"]["ladder"]> {
  return linesOf(text).map((line, rank) => {
    const [code = "", ...words] = line.split(/\s+/);
    return { code, rank, names: words.length === 0 ? [] : [words.join(" ")] };
  });
}
