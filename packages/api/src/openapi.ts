import { z } from "zod";
import { problem } from "./common.ts";
import { type Operation, reads, type Schema } from "./operation.ts";

/** What the listener itself answers. */
export const serviceOperations = {
  health: reads({
    id: "health",
    method: "GET",
    path: "/healthz",
    desk: "service",
    summary: "Whether the node is running. Says nothing else.",
    roles: "public",
    answer: z.strictObject({ status: z.enum(["ok", "stopped"]) }),
  }),
  openApi: reads({
    id: "openApi",
    method: "GET",
    path: "/v1/openapi.json",
    desk: "service",
    summary: "This document.",
    roles: "signed-in",
    answer: z.looseObject({ openapi: z.string() }),
  }),
};

type Json = { [name: string]: unknown };

/**
 * The OpenAPI 3.1 document of a table of operations. Schemas are the ones that validate, printed as JSON Schema
 * 2020-12, which is the dialect of OpenAPI 3.1.
 */
export function openApiDocument(
  operations: readonly Operation[],
  info: { readonly title: string; readonly version: string },
): Json {
  const schemas: Json = {};
  const schemaOf = (name: string, schema: Schema<unknown>, io: "input" | "output") =>
    embedded(z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: "any" }) as Json, name, schemas);
  schemas.Problem = schemaOf("Problem", problem, "output");
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const described = describe(operation, schemaOf);
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described };
  }
  return {
    openapi: "3.1.0",
    info,
    security: [{ cookie: [] }, { bearer: [] }],
    tags: [...new Set(operations.map((operation) => operation.desk))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: "A problem document (RFC 9457).",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-entente",
          description:
            "The session cookie that signing in sets; its name ends in the beginning of the node's fingerprint.",
        },
        bearer: { type: "http", scheme: "bearer", description: "An API token, `ent_` and 43 characters." },
      },
    },
  };
}

type SchemaOf = (name: string, schema: Schema<unknown>, io: "input" | "output") => Json;

function describe(operation: Operation, schemaOf: SchemaOf): Json {
  const name = operation.id.slice(0, 1).toUpperCase() + operation.id.slice(1);
  const parameters = [
    ...parametersOf(schemaOf(`${name}Params`, operation.params, "output"), "path"),
    ...parametersOf(schemaOf(`${name}Query`, operation.query, "output"), "query"),
    ...(operation.acts ? [IDEMPOTENCY_KEY] : []),
    ...(operation.asserted ? [ASSERTION] : []),
  ];
  const body =
    operation.raw !== undefined
      ? Object.fromEntries(operation.raw.accepts.map((type) => [type, {}]))
      : operation.method === "GET"
        ? undefined
        : { "application/json": { schema: schemaOf(`${name}Body`, operation.body, "input") } };
  return {
    operationId: operation.id,
    tags: [operation.desk],
    summary: operation.summary,
    ...(Array.isArray(operation.roles) ? { "x-roles": operation.roles } : {}),
    ...(operation.roles === "public" ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined ? {} : { requestBody: { required: needsBody(operation), content: body } }),
    responses: {
      200: {
        description: "Done.",
        content: { "application/json": { schema: schemaOf(`${name}Answer`, operation.answer, "output") } },
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

/** No body is read as an empty object; where that is refused, there must be one. */
const needsBody = ({ raw, body }: Operation): boolean => raw !== undefined || !body.safeParse({}).success;

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes the act repeatable: the same key with the same request gets the first answer. It remembers what was done: " +
    "an act that was refused may be asked again under the same key, with the same request or another.",
  schema: { type: "string", pattern: "^[A-Za-z0-9._:-]{1,100}$" },
};

const ASSERTION = {
  name: "Entente-Assertion",
  in: "header",
  required: false,
  description:
    "Base64url JSON: proof by a passkey or a personal key that a person wanted exactly this act. Needed by accounts " +
    "that have registered one, and by all where the node requires it; the problem is then `assertion-required`.",
  schema: { type: "string", maxLength: 8192 },
};

function parametersOf(schema: Json, place: "path" | "query"): Json[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, of]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: of,
  }));
}

/**
 * Makes a schema fit for being a part of a larger document. One that refers to itself (`#`, `#/$defs/x`) moves
 * to the components, because there those pointers would point at something else.
 */
function embedded(schema: Json, name: string, components: Json): Json {
  const { $schema: _, ...rest } = schema;
  let refers = false;
  const place = `#/components/schemas/${name}`;
  const moved = JSON.parse(
    JSON.stringify(rest, (key, value: unknown) => {
      if (key !== "$ref" || typeof value !== "string") return value;
      refers = true;
      return place + value.slice(1);
    }),
  ) as Json;
  if (!refers) return rest;
  components[name] = moved;
  return { $ref: place };
}
