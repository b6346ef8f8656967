import { z } from "zod";

/** Roles of people at a node (DESIGN.md, Who uses it). A token holds a subset of its owner's. */
export const roles = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "signatory",
  "overseer",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

export type Method = "GET" | "POST" | "DELETE";

/**
 * One operation of a node's HTTP API. The same table drives the server's routes and validation, the OpenAPI
 * document and the typed client: what is written here is what is served.
 */
export type Operation<P = unknown, Q = unknown, B = unknown, A = unknown> = {
  readonly id: string;
  readonly method: Method;
  /** With parameters in braces: `/v1/products/{product}`. */
  readonly path: string;
  /** The desk it belongs to; the tag in the OpenAPI document. */
  readonly desk: string;
  readonly summary: string;
  /** Who may call it: any of these roles, anyone signed in, or the whole world. */
  readonly roles: readonly Role[] | "signed-in" | "public";
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  /** JSON body; `raw` operations take bytes of the media types in `accepts`, up to `maxBytes`. */
  readonly body: z.ZodType<B>;
  readonly raw?: { readonly accepts: readonly string[]; readonly maxBytes: number };
  readonly answer: z.ZodType<A>;
  /** Writes entries: takes an `Idempotency-Key` header and answers with {@link acted}. */
  readonly acts: boolean;
  /** An approval or a signature: a person asserts it with a passkey or a personal key (assertion.ts). */
  readonly asserted: boolean;
};

type Parts<P, Q, B, A> = Pick<Operation, "id" | "method" | "path" | "desk" | "summary" | "roles"> & {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly raw?: Operation["raw"];
  readonly answer: z.ZodType<A>;
  /** Only of what acts. */
  readonly asserted?: true;
};

const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;

/** An operation that reads. */
export function reads<A, P = Nothing, Q = Nothing, B = Nothing>(
  parts: Parts<P, Q, B, A>,
): Operation<P, Q, B, A> {
  const none = nothing as unknown;
  return {
    params: none as z.ZodType<P>,
    query: none as z.ZodType<Q>,
    body: none as z.ZodType<B>,
    ...parts,
    acts: false,
    asserted: false,
  } as Operation<P, Q, B, A>;
}

/** Where an entry came to stand. */
export const place = z.strictObject({ log: z.string(), index: z.int(), leaf: z.string(), id: z.string() });
export type Place = z.infer<typeof place>;

/** What every act answers: its result, its entries, and how far they have come. */
export const acted = <A extends z.ZodType>(result: A) =>
  z.strictObject({
    result,
    entries: z.array(place),
    /** `recorded`: durable here. `partner`: the partner has cosigned a head that holds them. */
    grade: z.enum(["recorded", "partner"]),
    /** What it still waits for, in words; absent when nothing. */
    waitsFor: z.string().optional(),
    /** True when this command id had been answered before: this is that answer. */
    repeated: z.boolean(),
  });
export type Acted<A> = {
  result: A;
  entries: Place[];
  grade: "recorded" | "partner";
  waitsFor?: string;
  repeated: boolean;
};

/** An operation that acts: its answer is wrapped in {@link acted}. `?wait=partner` holds it until that grade, at most 10 s. */
export function acts<A, P = Nothing, B = Nothing>(
  parts: Parts<P, { wait?: "partner" | undefined }, B, A>,
): Operation<P, { wait?: "partner" | undefined }, B, Acted<A>> {
  return {
    ...reads<A, P, { wait?: "partner" | undefined }, B>({
      ...parts,
      query: z.strictObject({ wait: z.literal("partner").optional() }),
    }),
    answer: acted(parts.answer) as unknown as z.ZodType<Acted<A>>,
    acts: true,
    asserted: parts.asserted ?? false,
  };
}

export type ParamsOf<O> = O extends { params: z.ZodType<infer P> } ? P : never;
export type QueryOf<O> = O extends { query: z.ZodType<infer Q> } ? Q : never;
export type BodyOf<O> = O extends { body: z.ZodType<infer B> } ? B : never;
export type AnswerOf<O> = O extends { answer: z.ZodType<infer A> } ? A : never;
