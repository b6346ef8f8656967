import { type Operation, problemOf } from "@entente/api";
import { type JsonValue, parseJson } from "@entente/json";

/** A JSON body is a command, not content: content goes through raw operations. */
export const MAX_JSON_BYTES = 1024 * 1024;
const MAX_JSON_DEPTH = 32;
const MAX_JSON_ITEMS = 100_000;

const tooLarge = (max: number) =>
  problemOf(413, "too-large", "The request is too large", `At most ${max} bytes are accepted here.`, {
    in: "body",
    pointer: "",
  });

const unsupported = (accepts: readonly string[]) =>
  problemOf(415, "unsupported-media-type", "Not this kind of body", `Accepted: ${accepts.join(", ")}.`);

/** The media type without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]!.trim().toLowerCase();
}

/** The body as it arrives; refused as soon as more than `max` bytes have come, or been announced. */
export async function* bounded(request: Request, max: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge(max);
  if (request.body === null) return;
  let total = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    if (total > max) throw tooLarge(max);
    yield chunk;
  }
}

/** A megabyte at a slow line's 64 KiB/s. Whoever sends more slowly holds one of few connections, signed in or not. */
const JSON_TIMEOUT_MS = 16_000;

/** All of a body within `timeoutMs`; one that comes more slowly is given up. */
async function readInTime(request: Request, max: number, timeoutMs: number): Promise<Buffer> {
  const chunks = bounded(request, max);
  const read: Uint8Array[] = [];
  const { promise: late, reject } = Promise.withResolvers<never>();
  late.catch(() => undefined);
  const timer = setTimeout(
    () =>
      reject(
        problemOf(408, "too-slow", "The request came too slowly", "Send its body at once.", { in: "body" }),
      ),
    timeoutMs,
  );
  try {
    for (;;) {
      const { done, value } = await Promise.race([chunks.next(), late]);
      if (done) return Buffer.concat(read);
      read.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Reads a JSON body strictly. No body at all reads as `{}`, for acts that need nothing but their path. */
export async function readJson(request: Request, timeoutMs = JSON_TIMEOUT_MS): Promise<JsonValue> {
  requirePlainEncoding(request);
  const bytes = await readInTime(request, MAX_JSON_BYTES, timeoutMs);
  if (bytes.length === 0) return {};
  if (mediaType(request) !== "application/json") throw unsupported(["application/json"]);
  return parseJson(bytes, { maxBytes: MAX_JSON_BYTES, maxDepth: MAX_JSON_DEPTH, maxItems: MAX_JSON_ITEMS });
}

/** The bytes of a raw operation, bounded, of a media type that it accepts. */
export function rawStream(
  request: Request,
  raw: NonNullable<Operation["raw"]>,
): { stream: AsyncIterable<Uint8Array>; contentType: string } {
  requirePlainEncoding(request);
  const type = mediaType(request);
  if (!raw.accepts.includes(type)) throw unsupported(raw.accepts);
  if (Number(request.headers.get("content-length") ?? 0) > raw.maxBytes) throw tooLarge(raw.maxBytes);
  return {
    stream: bounded(request, raw.maxBytes),
    contentType: request.headers.get("content-type") ?? type,
  };
}

/** A compressed body could unfold to any size. */
function requirePlainEncoding(request: Request): void {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity")
    throw problemOf(415, "unsupported-media-type", "Not this kind of body", "Send the body uncompressed.");
}
