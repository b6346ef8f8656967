import { z } from "zod";
import { agreementCode } from "./agreements-views.ts";
import { bilingual, instant, partyId } from "./common.ts";

const term = z.strictObject({ code: agreementCode, name: bilingual });
const ladderStep = z.strictObject({
  code: agreementCode,
  rank: z.int().min(0).max(99),
  names: z.array(z.string().min(1).max(200)).max(20),
});

/** What a template asks of one party beyond its card. */
const templateParty = z.strictObject({
  organisations: z.array(agreementCode).min(1).max(100),
  overseer: z.strictObject({ body: agreementCode }),
  signatoryThreshold: z.int().min(1).max(16).optional(),
  policy: agreementCode.optional(),
  ladder: z.array(ladderStep).min(1).max(20).optional(),
});

export const templateNames = ["certs", "fius", "services"] as const;

export const templateInput = z.strictObject({
  partner: partyId,
  us: templateParty,
  them: templateParty,
  areas: z.array(term).min(1).max(200),
  retentionDays: z.int().min(1).max(36_500),
  from: instant,
  until: instant,
  /** `certs` only. */
  maxTlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
  /** `fius` and `services`. */
  authority: bilingual.optional(),
  /** `services` only. */
  barredCaveats: z.array(term).max(50).optional(),
  places: z.array(agreementCode).max(200).optional(),
  techniques: z.array(agreementCode).max(200).optional(),
  maxLevels: z
    .array(z.strictObject({ originator: partyId, level: agreementCode }))
    .max(2)
    .optional(),
  freeText: z.enum(["review", "pseudonymise", "raw"]).optional(),
});
export type TemplateRequest = z.infer<typeof templateInput>;
