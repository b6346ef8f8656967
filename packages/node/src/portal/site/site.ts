import type { Acting } from "../../acting/index.ts";
import { statusOf } from "../acts/receiving.ts";
import type { Language } from "../figures.ts";
import type { Limits } from "../limits.ts";
import { byStatus } from "../queries/readers.ts";
import { SharedRate } from "../rate.ts";
import { type Answer, privatePage, respond } from "./answer.ts";
import { type SiteContext, seenByReaders, shownVersion } from "./context.ts";
import type { FormState } from "./forms.ts";
import { FormGuard } from "./guard.ts";
import { messagePage } from "./pages/plain.ts";
import { absent, gone, REPORT, readAside, readIn, STATUS } from "./reading.ts";
import { postAppeal, postComment, postCorrection, postObjection, readForm } from "./submit.ts";
import { siteWords } from "./words.ts";

/** No address of this site is longer. */
const MAX_PATH = 300;
const IN_LANGUAGE = /^\/(?:en|fr)\/(.*)$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The public listener: pages, feeds and forms. Whoever asks is not known; reading changes nothing. */
export class Site {
  readonly #acting: Acting;
  readonly #limits: Limits;
  readonly #rate: SharedRate;
  readonly #guard: FormGuard;
  #origin: string | undefined;

  constructor(acting: Acting, limits: Limits) {
    this.#acting = acting;
    this.#limits = limits;
    this.#rate = new SharedRate(limits.rate);
    this.#guard = new FormGuard(limits.form);
  }

  setOrigin(origin: string): void {
    this.#origin = new URL(origin).origin;
  }

  /** The name in a request is the visitor's: it counts for nothing, except on this machine before there is an origin. */
  #context(url: URL): SiteContext {
    const own = this.#origin ?? (LOOPBACK.test(url.hostname) ? url.origin : "http://localhost");
    return { acting: this.#acting, origin: own };
  }

  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const context = this.#context(url);
    const language: Language = url.pathname.startsWith("/fr/") ? "fr" : "en";
    let answer: Answer;
    try {
      answer = await this.#find(request, url, context, language);
    } catch {
      // What went wrong is nobody's business out here, and is not cached.
      const w = siteWords[language];
      answer = privatePage(500, language, messagePage(context, language, w.failed, w.problems.again));
    }
    return respond(request, answer);
  }

  async #find(request: Request, url: URL, context: SiteContext, language: Language): Promise<Answer> {
    const { method } = request;
    const path = url.pathname;
    if (path.length > MAX_PATH) return absent(context, language);
    if (method === "POST") return this.#post(request, path, context, language);
    if (method !== "GET" && method !== "HEAD")
      return { ...absent(context, language), status: 405, headers: { allow: "GET, HEAD, POST" } };
    const inLanguage = IN_LANGUAGE.exec(path)?.[1];
    return inLanguage === undefined
      ? readAside(context, path, request.headers.get("accept-language"))
      : readIn(context, language, inLanguage, url.searchParams, this.#state());
  }

  #state(): FormState {
    return { guard: this.#guard, now: this.#acting.now() };
  }

  async #post(request: Request, path: string, context: SiteContext, language: Language): Promise<Answer> {
    const w = siteWords[language];
    const inLanguage = IN_LANGUAGE.exec(path)?.[1] ?? "";
    const report = REPORT.exec(inLanguage)?.groups;
    const status = STATUS.exec(inLanguage);
    const isForm = report?.part === "comments" || report?.part === "corrections";
    const row = isForm ? seenByReaders(context, report.id!) : undefined;
    const found =
      status?.[2] === undefined ? undefined : byStatus(context.acting.reader, statusOf(status[1]!));
    const comment = found !== undefined && "comment" in found ? found.comment : undefined;
    if (comment === undefined && row === undefined) return absent(context, language);
    const sent = await readForm(request, context.origin);
    if (typeof sent === "string")
      return privatePage(
        sent === "origin" ? 403 : 400,
        language,
        messagePage(context, language, w.form.wrong, w.problems[sent]),
      );
    const form = {
      context,
      limits: this.#limits,
      language,
      sent,
      state: this.#state(),
      wait: () => this.#rate.take(context.acting.now()),
    };
    if (comment !== undefined) return postAppeal(form, comment, status![1]!);
    const isComment = report!.part === "comments";
    if (row!.withdrawn !== null)
      return isComment ? gone(context, row!, language, form.state) : postObjection(form, row!);
    const shown = shownVersion(context, row!);
    if (shown === undefined) return absent(context, language);
    return isComment ? postComment(form, shown) : postCorrection(form, shown);
  }
}
