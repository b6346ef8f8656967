import type { RequestAsk } from "@entente/api";
import { codesIn, startIfSaid } from "../ui/written.ts";

type Support = NonNullable<RequestAsk["support"]>;

/** A request as the form holds it: every field, filled or not. */
export type Asked = {
  readonly what: RequestAsk["what"];
  readonly urgency: NonNullable<RequestAsk["urgency"]>;
  readonly areas: readonly string[];
  readonly purpose: string;
  readonly text: string;
  readonly ground: string;
  readonly claims: string;
  readonly wanted: string;
  readonly resource: Support["resource"];
  readonly quantity: string;
  readonly unit: Support["unit"];
  readonly from: string;
  readonly until: string;
};

export const emptyAsk: Asked = {
  what: "explain",
  urgency: "other",
  areas: [],
  purpose: "",
  text: "",
  ground: "",
  claims: "",
  wanted: "",
  resource: "airlift",
  quantity: "1",
  unit: "flights",
  from: "",
  until: "",
};

/** What is left empty is not sent. */
export function askOf(asked: Asked, partner: string): RequestAsk {
  const { what, urgency, areas, purpose, resource, unit } = asked;
  const claims = codesIn(asked.claims);
  const ground = asked.ground.trim();
  const [wanted, from, until] = [asked.wanted, asked.from, asked.until].map(startIfSaid);
  return {
    partner,
    what,
    urgency,
    areas: [...areas],
    purpose,
    text: asked.text.trim(),
    ...(ground === "" ? {} : { ground }),
    ...(claims.length === 0 ? {} : { claims }),
    ...(wanted === undefined ? {} : { wanted }),
    ...(what === "support"
      ? {
          support: {
            resource,
            quantity: Number(asked.quantity),
            unit,
            ...(from === undefined ? {} : { from }),
            ...(until === undefined ? {} : { until }),
          },
        }
      : {}),
  };
}
