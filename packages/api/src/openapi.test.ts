import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { accountOperations } from "./accounts.ts";
import { openApiDocument, serviceOperations } from "./openapi.ts";
import { acts, type Operation, reads } from "./operation.ts";

type Json = Record<string, unknown>;
const INFO = { title: "Entente", version: "1.2.3" };

/** Follows a local JSON Pointer; undefined when it leads nowhere. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, step) => (value as Json | undefined)?.[step], document);
}

function referencesIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}

const tree = reads({
  id: "tree",
  method: "POST",
  path: "/v1/trees/{id}",
  desk: "trees",
  summary: "Takes any JSON.",
  roles: "signed-in",
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ limit: z.coerce.number().int().optional(), must: z.string() }),
  body: z.strictObject({ any: z.json(), size: z.int().default(3) }),
  answer: z.strictObject({ back: z.json() }),
});
const upload = acts({
  id: "upload",
  method: "POST",
  path: "/v1/trees",
  desk: "trees",
  summary: "Takes bytes.",
  roles: ["analyst"],
  raw: { accepts: ["text/plain"], maxBytes: 10 },
  answer: z.strictObject({}),
});

const operations: Operation[] = [
  ...(Object.values(accountOperations) as Operation[]),
  ...(Object.values(serviceOperations) as Operation[]),
  tree as Operation,
  upload as Operation,
];

test("every operation stands under its path and method, with an id of its own", () => {
  const document = openApiDocument(operations, INFO) as {
    openapi: string;
    info: Json;
    paths: Record<string, Json>;
  };
  assert.match(document.openapi, /^3\.1\.\d+$/);
  assert.deepEqual(document.info, INFO);
  const ids = new Set<unknown>();
  for (const operation of operations) {
    const described = document.paths[operation.path]?.[operation.method.toLowerCase()] as Json;
    assert.equal(described.operationId, operation.id);
    ids.add(described.operationId);
  }
  assert.equal(ids.size, operations.length);
});

test("parameters in a path are declared, required, and no others are", () => {
  const { paths } = openApiDocument(operations, INFO) as { paths: Record<string, Record<string, Json>> };
  for (const [path, methods] of Object.entries(paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const described of Object.values(methods)) {
      const parameters = (described.parameters ?? []) as Json[];
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      assert.deepEqual(inPath.map((parameter) => parameter.name).sort(), named.sort(), path);
      assert.ok(inPath.every((parameter) => parameter.required === true));
    }
  }
});

test("every reference leads somewhere, also from schemas that contain themselves", () => {
  const document = openApiDocument(operations, INFO);
  const references = referencesIn(document);
  assert.ok(references.some((reference) => reference.startsWith("#/components/schemas/TreeBody/")));
  for (const reference of references) assert.notEqual(at(document, reference), undefined, reference);
});

test("bodies, keys, roles and what is public are told as they are enforced", () => {
  const { paths } = openApiDocument(operations, INFO) as { paths: Record<string, Record<string, Json>> };
  const uploading = paths["/v1/trees"]!.post!;
  assert.deepEqual((uploading.requestBody as Json).content, { "text/plain": {} });
  assert.deepEqual(uploading["x-roles"], ["analyst"]);
  const key = (uploading.parameters as Json[]).find((parameter) => parameter.name === "Idempotency-Key");
  assert.match(String(key?.description), /refused may be asked again under the same key/);
  const treeing = paths["/v1/trees/{id}"]!.post!;
  const query = (treeing.parameters as Json[]).filter((parameter) => parameter.in === "query");
  assert.deepEqual(
    query.map(({ name, required }) => [name, required]),
    [
      ["limit", false],
      ["must", true],
    ],
  );
  assert.deepEqual(paths["/healthz"]!.get!.security, []);
  assert.equal(paths["/v1/session"]!.get!.security, undefined);
  assert.equal(paths["/v1/session"]!.get!.requestBody, undefined);
  assert.equal((paths["/v1/session"]!.post!.requestBody as Json).required, true);
  assert.equal((paths["/v1/session"]!.delete!.requestBody as Json).required, false);
  for (const described of Object.values(paths).flatMap((methods) => Object.values(methods)))
    assert.deepEqual((described.responses as Json).default, { $ref: "#/components/responses/Problem" });
});

test("unknown members are refused in the document too", () => {
  const { paths } = openApiDocument(operations, INFO) as { paths: Record<string, Record<string, Json>> };
  const content = (paths["/v1/session"]!.post!.requestBody as Json).content as Record<string, Json>;
  const body = content["application/json"]!.schema as Json;
  assert.equal(body.additionalProperties, false);
  assert.deepEqual(body.required, ["name", "password"]);
});
