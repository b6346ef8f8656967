import { WireError } from "../errors.ts";

/** Reads a body of at most `maxBytes`, or fails with `too-large`, or with `timeout` when `signal` says so. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const aborted = new Promise<never>((_, reject) => {
    const fail = () => reject(new WireError("timeout", "the other side sent its bytes too slowly"));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
  aborted.catch(() => undefined);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
      size += value.length;
      if (size > maxBytes) throw new WireError("too-large", `more than ${maxBytes} bytes`);
      parts.push(value);
    }
  } catch (cause) {
    void reader.cancel().catch(() => undefined);
    if (cause instanceof WireError) throw cause;
    throw new WireError(
      signal.aborted ? "timeout" : "unreachable",
      `the transfer broke off: ${(cause as Error).message}`,
      cause,
    );
  }
}
