import { createHash } from "node:crypto";
import { type CarrySource, spooled } from "../carry/source.ts";
import type { SpoolRoom } from "../carry/spool-room.ts";
import { arriving, digestHeader, readBounded } from "../wire/index.ts";
import { PARTNER_LIMITS } from "./limits.ts";

/** A body that has arrived, and its digest as RFC 9530 writes it: held against the signed one before anything reads it. */
export type Taken<T> = { readonly body: T; readonly digest: string };

/** How a request's body is taken. A partner sends no second one beside one that is taken `alone`. */
export type Taking<T> = {
  readonly alone?: boolean;
  take(request: Request, scope: DisposableStack): Promise<Taken<T>>;
};

/** Into memory: at most so many bytes. */
export const inMemoryUpTo = (most: number): Taking<Uint8Array> => ({
  async take(request) {
    const body = await readBounded(request.body, most, AbortSignal.timeout(PARTNER_LIMITS.bodyTimeout));
    return { body, digest: digestHeader(createHash("sha256").update(body).digest()) };
  },
});

/** Onto the disk, where it stays as long as the request lasts: of what may lie there all partners share one `room`. */
export const ontoDisk = (directory: string, room: SpoolRoom): Taking<CarrySource> => ({
  alone: true,
  async take(request, scope) {
    const hash = createHash("sha256");
    async function* hashed() {
      const signal = AbortSignal.timeout(PARTNER_LIMITS.exchangeTimeout);
      for await (const piece of arriving(request.body, signal)) {
        hash.update(piece);
        yield piece;
      }
    }
    const body = scope.use(await spooled(hashed(), directory, PARTNER_LIMITS.maxExchange, room));
    return { body, digest: digestHeader(hash.digest()) };
  },
});
