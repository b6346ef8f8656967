import { ProblemError } from "@entente/api";
import { receiveAppeal, receiveComment, receiveCorrection } from "../acts/receiving.ts";
import type { Language } from "../figures.ts";
import { type Limits, MAX_FORM_BYTES } from "../limits.ts";
import type { PublicationRow } from "../queries/publications.ts";
import type { CommentRow } from "../queries/readers.ts";
import { locate } from "../quote.ts";
import { type Answer, privatePage, redirect } from "./answer.ts";
import type { Shown, SiteContext } from "./context.ts";
import { APPEAL_FIELDS, COMMENT_FIELDS, CORRECTION_FIELDS, OBJECTION_FIELDS, readFields } from "./fields.ts";
import { correctPage } from "./pages/correct.ts";
import { messagePage } from "./pages/plain.ts";
import { reportPage } from "./pages/report.ts";
import { commentStatusPage } from "./pages/status.ts";
import { tombstonePage } from "./pages/tombstone.ts";
import { siteWords } from "./words.ts";

/**
 * Reads a form: sent from this site, of the one media type, within its bytes. Without any sign of where it was sent
 * from it is refused, too: browsers always give one.
 */
export async function readForm(
  request: Request,
  origin: string,
): Promise<URLSearchParams | "origin" | "form"> {
  if (!isFromHere(request, origin)) return "origin";
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || request.body === null) return "form";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return "form";
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function isFromHere(request: Request, origin: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const from = request.headers.get("origin");
  if (from === null) return site === "same-origin";
  // Where TLS is ended in front, the scheme seen here is not the one the browser sees: hosts are compared.
  return from === origin || (URL.canParse(from) && new URL(from).host === new URL(request.url).host);
}

type Form = {
  readonly context: SiteContext;
  readonly limits: Limits;
  readonly language: Language;
  readonly sent: URLSearchParams;
};

const optional = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { [name in N]?: string };

/** A comment on a text that readers see. */
export function postComment({ context, limits, language, sent }: Form, shown: Shown): Promise<Answer> {
  const { typed, wrong } = readFields(sent, COMMENT_FIELDS, siteWords[language], language);
  if (Object.keys(wrong).length > 0)
    return Promise.resolve(privatePage(422, language, reportPage(context, shown, language, typed, wrong)));
  return taken(context, language, () =>
    receiveComment(context.acting, limits.comments, {
      publication: shown.row.id,
      version: shown.version.version,
      language,
      name: typed.name!,
      text: typed.text!,
      ...optional("email", typed.email),
    }),
  );
}

/** A request for correction, tied to a passage that stands in the text. */
export function postCorrection({ context, limits, language, sent }: Form, shown: Shown): Promise<Answer> {
  const w = siteWords[language];
  const { typed, wrong: problems } = readFields(sent, CORRECTION_FIELDS, w, language);
  const wrong: Record<string, string> = { ...problems };
  const found = locate(shown.words.text[language].replaceAll("\r\n", "\n"), {
    exact: typed.exact!,
    prefix: typed.prefix!,
    suffix: typed.suffix!,
  });
  if (wrong.exact === undefined && typeof found === "string")
    wrong.exact = found === "missing" ? w.problems.notThere : w.problems.ambiguous;
  if (Object.keys(wrong).length > 0 || typeof found === "string")
    return Promise.resolve(privatePage(422, language, correctPage(context, shown, language, typed, wrong)));
  return taken(context, language, () =>
    receiveCorrection(context.acting, limits.corrections, {
      publication: shown.row.id,
      version: shown.version.version,
      language,
      about: "passage",
      words: {
        quote: found.quote,
        proposal: typed.proposal!,
        ...optional("source", typed.source),
        name: typed.name!,
      },
      ...optional("email", typed.email),
    }),
  );
}

/** An objection to a withdrawal. */
export function postObjection(
  { context, limits, language, sent }: Form,
  row: PublicationRow,
): Promise<Answer> {
  const { typed, wrong } = readFields(sent, OBJECTION_FIELDS, siteWords[language], language);
  if (Object.keys(wrong).length > 0)
    return Promise.resolve(privatePage(422, language, tombstonePage(context, row, language, typed, wrong)));
  return taken(context, language, () =>
    receiveCorrection(context.acting, limits.corrections, {
      publication: row.id,
      version: row.current,
      language,
      about: "withdrawal",
      words: { proposal: typed.proposal!, name: typed.name! },
      ...optional("email", typed.email),
    }),
  );
}

/** The writer's appeal against a refusal. */
export async function postAppeal(
  { context, language, sent }: Form,
  row: CommentRow,
  secret: string,
): Promise<Answer> {
  const w = siteWords[language];
  const { typed, wrong } = readFields(sent, APPEAL_FIELDS, w, language);
  if (Object.keys(wrong).length > 0)
    return privatePage(422, language, commentStatusPage(context, row, secret, language, typed, wrong));
  return (await receiveAppeal(context.acting, secret, typed.text!))
    ? redirect(303, `/${language}/c/${secret}`)
    : privatePage(409, language, messagePage(context, language, w.status.appeal, w.status.noAppeal));
}

/** After a form the browser goes to the writer's status address; a second press there sends nothing. */
async function taken(context: SiteContext, language: Language, take: () => Promise<string>): Promise<Answer> {
  const w = siteWords[language];
  try {
    return { ...redirect(303, `/${language}/c/${await take()}`), cache: "no-store" };
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.status !== 429) throw cause;
    return privatePage(429, language, messagePage(context, language, w.problems.again, w.problems.full), {
      "retry-after": "86400",
    });
  }
}
