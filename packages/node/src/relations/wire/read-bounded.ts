import { WireError } from "../errors.ts";

/**
 * The bytes of a body as they arrive. Fails with `timeout` when `signal` says so, and with `unreachable` when they end
 * before their end. Whoever stops reading lets the rest go.
 */
export async function* arriving(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  const aborted = new Promise<never>((_, reject) => {
    const fail = () => reject(new WireError("timeout", "the other side sent its bytes too slowly"));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
  aborted.catch(() => undefined);
  let isWhole = false;
  try {
    for (;;) {
      const { done, value } = await nextOf(reader, aborted, signal);
      isWhole = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isWhole) void reader.cancel().catch(() => undefined);
  }
}

async function nextOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  aborted: Promise<never>,
  signal: AbortSignal,
) {
  try {
    return await Promise.race([reader.read(), aborted]);
  } catch (cause) {
    if (cause instanceof WireError) throw cause;
    throw new WireError(
      signal.aborted ? "timeout" : "unreachable",
      `the transfer broke off: ${(cause as Error).message}`,
      cause,
    );
  }
}

/**
 * Reads a body of at most `maxBytes` into memory, or fails with `too-large`, or as {@link arriving} does. `claim` is told
 * of each piece before it is kept, and may refuse it by throwing.
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
  claim: (bytes: number) => void = () => undefined,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of arriving(body, signal)) {
    size += part.length;
    if (size > maxBytes) throw new WireError("too-large", `more than ${maxBytes} bytes`);
    claim(part.length);
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
}
