import { fromBase64Url, joined, objectFrom, readUint32, toBase64Url, uint32, utf8 } from "./bytes.ts";
import { DisclosureError } from "./errors.ts";

/** What stands in a sealed report: the report as it came, and what the body needs to answer and to check. */
export type Report = {
  readonly report: Uint8Array;
  /** `text/plain` for what was written into the page. */
  readonly media: string;
  /** The name of the file, when it was one and its sender left it. */
  readonly name?: string;
  /** Public key that answers are sealed to. */
  readonly reply: Uint8Array;
  /** Salt of the commitment. */
  readonly salt: Uint8Array;
};

/** What stands in a sealed answer. */
export type Reply = { readonly text: string; readonly as: ReplyKind };
/** What an answer is for: that the report has arrived, or what became of it. */
export type ReplyKind = "acknowledgement" | "feedback";

const MEDIA = /^[a-z]+\/[a-z0-9.+-]{1,60}$/;
const malformed = (why: string) =>
  new DisclosureError("malformed", `what was sealed is not as it must be: ${why}`);

/** Head length (4), head as JSON, bytes. */
function framed(head: object, bytes: Uint8Array): Uint8Array {
  const text = utf8(JSON.stringify(head));
  return joined(uint32(text.length), text, bytes);
}

function unframed(content: Uint8Array): {
  head: Readonly<Record<string, unknown>>;
  rest: Uint8Array<ArrayBuffer>;
} {
  const length = content.length < 4 ? Number.POSITIVE_INFINITY : readUint32(content, 0);
  if (length > content.length - 4) throw malformed("it was cut short");
  const head = objectFrom(content.subarray(4, 4 + length));
  if (head === undefined) throw malformed("its head is no JSON");
  return { head, rest: new Uint8Array(content.subarray(4 + length)) };
}

export function encodeReport({ report, media, name, reply, salt }: Report): Uint8Array {
  const head = { v: 1, media, ...(name === undefined ? {} : { name }) };
  return framed({ ...head, reply: toBase64Url(reply), salt: toBase64Url(salt) }, report);
}

/** Hostile: whoever sealed it may have sealed anything. Throws `malformed`. */
export function decodeReport(content: Uint8Array): Report {
  const { head, rest } = unframed(content);
  const { v, media, name, reply, salt } = head;
  const [replyKey, saltBytes] = [fromBase64Url(reply, 32), fromBase64Url(salt, 32)];
  if (v !== 1 || replyKey === undefined || saltBytes === undefined) throw malformed("its head is not known");
  if (typeof media !== "string" || !MEDIA.test(media)) throw malformed("its kind of content is not named");
  if (name !== undefined && (typeof name !== "string" || name.length > 200))
    throw malformed("its name is none");
  return {
    report: rest,
    media,
    ...(typeof name === "string" ? { name } : {}),
    reply: replyKey,
    salt: saltBytes,
  };
}

export const encodeReply = ({ text, as }: Reply): Uint8Array => framed({ v: 1, as }, utf8(text));

export function decodeReply(content: Uint8Array): Reply {
  const { head, rest } = unframed(content);
  if (head.v !== 1 || (head.as !== "acknowledgement" && head.as !== "feedback"))
    throw malformed("this is no answer");
  return { text: new TextDecoder().decode(rest), as: head.as };
}
