import { ProblemError } from "@entente/api";
import { receiveAppeal, receiveComment, receiveCorrection } from "../acts/receiving.ts";
import type { Language } from "../figures.ts";
import { type Limits, MAX_FORM_BYTES } from "../limits.ts";
import type { PublicationRow } from "../queries/publications.ts";
import type { CommentRow } from "../queries/readers.ts";
import { locate } from "../quote.ts";
import { type Answer, privatePage, redirect } from "./answer.ts";
import type { Shown, SiteContext } from "./context.ts";
import {
  APPEAL_FIELDS,
  COMMENT_FIELDS,
  CORRECTION_FIELDS,
  type FieldSpec,
  OBJECTION_FIELDS,
  readFields,
  type Typed,
  WHOLE,
  type Wrong,
} from "./fields.ts";
import { aboutOf, type FormState } from "./forms.ts";
import { TOKEN, TRAP } from "./guard.ts";
import { commentPage } from "./pages/comments.ts";
import { correctPage } from "./pages/correct.ts";
import { messagePage } from "./pages/plain.ts";
import { commentStatusPage } from "./pages/status.ts";
import { gone } from "./reading.ts";
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
  /** For the form that is shown again. */
  readonly state: FormState;
  /** Seconds to wait before anything is taken in; 0 when it is, and is counted. */
  readonly wait: () => number;
};

const optional = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { [name in N]?: string };

/** The fields of a form and what is wrong with them, and with the form as a whole. */
function read({ sent, state, language }: Form, fields: readonly FieldSpec[], about: string) {
  const w = siteWords[language];
  const { typed, wrong } = readFields(sent, fields, w, language);
  const suspicion = state.guard.suspicion(sent, about, state.now);
  // Shown again, a form has been open since it was first shown: what was only too fast can be sent at once.
  const since = suspicion === undefined || suspicion === "soon" ? { [TOKEN]: sent.get(TOKEN)! } : {};
  if (suspicion === undefined) return { typed: { ...typed, ...since } as Typed, wrong };
  const trap = (sent.get(TRAP) ?? "").slice(0, 100);
  return {
    typed: { ...typed, ...since, ...optional(TRAP, trap) } as Typed,
    wrong: { ...wrong, [WHOLE]: w.problems.robots[suspicion] } as Wrong,
  };
}

const isWrong = (wrong: Wrong): boolean => Object.keys(wrong).length > 0;

/** A comment on a text that readers see. */
export async function postComment(form: Form, shown: Shown): Promise<Answer> {
  const { context, limits, language, state } = form;
  const about = aboutOf("comment", shown.row.id);
  const { typed, wrong } = read(form, COMMENT_FIELDS, about);
  if (isWrong(wrong))
    return privatePage(
      422,
      language,
      commentPage(context, shown, language, { ...state, given: typed, wrong }),
    );
  return taken(form, about, (secret) =>
    receiveComment(context.acting, limits.comments, {
      publication: shown.row.id,
      version: shown.version.version,
      language,
      secret,
      name: typed.name!,
      text: typed.text!,
      ...optional("email", typed.email),
    }),
  );
}

/** A request for correction, tied to a passage that stands in the text. */
export async function postCorrection(form: Form, shown: Shown): Promise<Answer> {
  const { context, limits, language, state } = form;
  const w = siteWords[language];
  const about = aboutOf("correction", shown.row.id);
  const { typed, wrong: problems } = read(form, CORRECTION_FIELDS, about);
  const wrong: Record<string, string> = { ...problems };
  const found = locate(shown.words.text[language].replaceAll("\r\n", "\n"), {
    exact: typed.exact!,
    prefix: typed.prefix!,
    suffix: typed.suffix!,
  });
  if (wrong.exact === undefined && typeof found === "string")
    wrong.exact = found === "missing" ? w.problems.notThere : w.problems.ambiguous;
  if (isWrong(wrong) || typeof found === "string")
    return privatePage(
      422,
      language,
      correctPage(context, shown, language, { ...state, given: typed, wrong }),
    );
  return taken(form, about, (secret) =>
    receiveCorrection(context.acting, limits.corrections, {
      publication: shown.row.id,
      version: shown.version.version,
      language,
      secret,
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
export async function postObjection(form: Form, row: PublicationRow): Promise<Answer> {
  const { context, limits, language, state } = form;
  const about = aboutOf("objection", row.id);
  const { typed, wrong } = read(form, OBJECTION_FIELDS, about);
  if (isWrong(wrong)) return gone(context, row, language, { ...state, given: typed, wrong }, 422);
  return taken(form, about, (secret) =>
    receiveCorrection(context.acting, limits.corrections, {
      publication: row.id,
      version: row.current,
      language,
      secret,
      about: "withdrawal",
      words: { proposal: typed.proposal!, name: typed.name! },
      ...optional("email", typed.email),
    }),
  );
}

/** The writer's appeal against a refusal. */
export async function postAppeal(form: Form, row: CommentRow, secret: string): Promise<Answer> {
  const { context, language, sent } = form;
  const w = siteWords[language];
  const { typed, wrong } = readFields(sent, APPEAL_FIELDS, w, language);
  if (isWrong(wrong))
    return privatePage(422, language, commentStatusPage(context, row, secret, language, typed, wrong));
  const seconds = form.wait();
  if (seconds > 0) return busy(form, seconds);
  return (await receiveAppeal(context.acting, secret, typed.text!))
    ? redirect(303, `/${language}/c/${secret}`)
    : privatePage(409, language, messagePage(context, language, w.status.appeal, w.status.noAppeal));
}

const busy = ({ context, language }: Form, seconds: number): Answer => {
  const { problems } = siteWords[language];
  return privatePage(429, language, messagePage(context, language, problems.again, problems.busy), {
    "retry-after": String(seconds),
  });
};

/** After a form the browser goes to the writer's status address; a second press, here or there, sends nothing. */
async function taken(form: Form, about: string, take: (secret: string) => Promise<void>): Promise<Answer> {
  const { context, language, sent, state } = form;
  const w = siteWords[language];
  const seconds = form.wait();
  if (seconds > 0) return busy(form, seconds);
  const secret = state.guard.secret(sent, about);
  try {
    await take(secret);
    return { ...redirect(303, `/${language}/c/${secret}`), cache: "no-store" };
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.status !== 429) throw cause;
    return privatePage(429, language, messagePage(context, language, w.problems.again, w.problems.full), {
      "retry-after": "86400",
    });
  }
}
