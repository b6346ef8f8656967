import { z } from "zod";
import { sentence } from "./common.ts";

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
 * What an operation needs of a zod schema: that it validates, and what it gives. Named apart, because comparing whole
 * schemas with one another costs the compiler minutes.
 */
export interface Schema<out T> {
  parse(value: unknown): T;
  safeParse(value: unknown): z.ZodSafeParseResult<T>;
}

/** Any zod schema; `Gives` is what it gives. */
type AnySchema = { readonly _zod: { readonly output: unknown } };
type Gives<S extends AnySchema> = S["_zod"]["output"];

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
  readonly params: Schema<P>;
  readonly query: Schema<Q>;
  /** JSON body; `raw` operations take bytes of the media types in `accepts`, up to `maxBytes`. */
  readonly body: Schema<B>;
  readonly raw?: { readonly accepts: readonly string[]; readonly maxBytes: number };
  readonly answer: Schema<A>;
  /** Writes entries: takes an `Idempotency-Key` header and answers with {@link acted}. */
  readonly acts: boolean;
  /** An approval or a signature: a person asserts it with a passkey or a personal key (assertion.ts). */
  readonly asserted: boolean;
};

type Parts<P extends AnySchema, Q extends AnySchema, B extends AnySchema, A extends AnySchema> = Pick<
  Operation,
  "id" | "method" | "path" | "desk" | "summary" | "roles"
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly raw?: Operation["raw"];
  readonly answer: A;
  /** Only of what acts. */
  readonly asserted?: true;
};

const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;
type NoSchema = typeof nothing;

/** An operation that reads. */
export function reads<
  A extends AnySchema,
  P extends AnySchema = NoSchema,
  Q extends AnySchema = NoSchema,
  B extends AnySchema = NoSchema,
>(parts: Parts<P, Q, B, A>): Operation<Gives<P>, Gives<Q>, Gives<B>, Gives<A>> {
  return {
    params: nothing,
    query: nothing,
    body: nothing,
    ...parts,
    acts: false,
    asserted: false,
  } as unknown as Operation<Gives<P>, Gives<Q>, Gives<B>, Gives<A>>;
}

/** Where an entry came to stand. */
export const place = z.strictObject({ log: z.string(), index: z.int(), leaf: z.string(), id: z.string() });
export type Place = z.infer<typeof place>;

/** What every act answers beside its result: its entries, and how far they have come. */
const outcome = {
  entries: z.array(place),
  /** `recorded`: durable here. `partner`: the partner has cosigned a head that holds them. */
  grade: z.enum(["recorded", "partner"]),
  /** What it still waits for, in words; absent when nothing. */
  waitsFor: sentence.optional(),
  /** True when this command id had been answered before: this is that answer. */
  repeated: z.boolean(),
};

/** What every act answers. */
export const acted = <A extends z.ZodType>(result: A) => z.strictObject({ result, ...outcome });
export type Acted<A> = {
  result: A;
  entries: Place[];
  grade: "recorded" | "partner";
  waitsFor?: string;
  repeated: boolean;
};

type Waits = { wait?: "partner" | undefined };
const waits = z.strictObject({ wait: z.literal("partner").optional() });

/** An operation that acts: its answer is wrapped in {@link acted}. `?wait=partner` holds it until that grade, at most 10 s. */
export function acts<A extends AnySchema, P extends AnySchema = NoSchema, B extends AnySchema = NoSchema>(
  parts: Omit<Parts<P, NoSchema, B, A>, "query">,
): Operation<Gives<P>, Waits, Gives<B>, Acted<Gives<A>>> {
  const operation = reads<A, P, typeof waits, B>({ ...parts, query: waits });
  return {
    ...operation,
    answer: actedWith<Gives<A>>(parts.answer),
    acts: true,
    asserted: parts.asserted ?? false,
  };
}

/** An operation that acts on raw bytes, so that what is stated of them stands in the query. */
export function uploads<A extends AnySchema, Q extends AnySchema>(
  parts: Pick<Operation, "id" | "path" | "desk" | "summary" | "roles"> & {
    readonly raw: NonNullable<Operation["raw"]>;
    readonly query: Q;
    readonly answer: A;
  },
): Operation<Nothing, Gives<Q>, Nothing, Acted<Gives<A>>> {
  const operation = reads<A, NoSchema, Q>({ ...parts, method: "POST" });
  return { ...operation, answer: actedWith<Gives<A>>(parts.answer), acts: true };
}

/** The {@link acted} answer of a result, as an operation's own. */
const actedWith = <A>(result: AnySchema): Schema<Acted<A>> =>
  acted(result as unknown as z.ZodType) as unknown as Schema<Acted<A>>;

export type ParamsOf<O> = O extends { params: Schema<infer P> } ? P : never;
export type QueryOf<O> = O extends { query: Schema<infer Q> } ? Q : never;
export type BodyOf<O> = O extends { body: Schema<infer B> } ? B : never;
export type AnswerOf<O> = O extends { answer: Schema<infer A> } ? A : never;
