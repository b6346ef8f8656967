import {
  MOST_PRODUCT_VIEWS,
  MOST_REPORT_DRAFTS,
  ProblemError,
  type ProductDraftSummary,
  type ProductFilter,
  type ProductView,
  type ReportDraft,
  wordsOf,
} from "@entente/api";
import { renderReport } from "./describe.ts";
import { type DraftPort, DraftShelf, type Kept } from "./draft-store.ts";
import { ImportDrafts } from "./import-drafts.ts";
import type { Products } from "./products.ts";

type NamedFilter = { readonly name: string; readonly filter: ProductFilter };

/** What one account has in hand and keeps for itself: saved views, reports being written, files to review. No entries. */
export class ProductDrafts {
  readonly imports: ImportDrafts;
  readonly #products: Products;
  readonly #views: DraftShelf<NamedFilter>;
  readonly #reports: DraftShelf<ReportDraft>;

  constructor(products: Products, drafts: DraftPort, now: () => number) {
    this.#products = products;
    this.imports = new ImportDrafts(products, drafts, now);
    const shelf = <T>(kind: string, most: number) =>
      new DraftShelf<T>(drafts, { kind, most, now, read: (value) => value as T });
    this.#views = shelf("product-view", MOST_PRODUCT_VIEWS);
    this.#reports = shelf("product-report", MOST_REPORT_DRAFTS);
  }

  /** By name. */
  views(account: string): ProductView[] {
    return this.#views
      .list(account)
      .map(viewShown)
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  saveView(account: string, view: NamedFilter): ProductView {
    return viewShown(this.#views.put(account, view));
  }

  changeView(
    account: string,
    id: string,
    change: { readonly name?: string | undefined; readonly filter?: ProductFilter | undefined },
  ): ProductView {
    const { name, filter } = this.#views.get(account, id).value;
    const next = { name: change.name ?? name, filter: change.filter ?? filter };
    return viewShown(this.#views.put(account, next, id));
  }

  removeView(account: string, id: string): void {
    this.#views.remove(account, id);
  }

  list(account: string): ProductDraftSummary[] {
    const reports = this.#reports.list(account).map(
      ({ id, changedAt, value: { title, of } }): ProductDraftSummary => ({
        id,
        kind: "report",
        name: title,
        changedAt: iso(changedAt),
        ...(of === undefined ? {} : { of }),
      }),
    );
    const files = this.imports.list(account).map(
      ({ id, changedAt, value: { name } }): ProductDraftSummary => ({
        id,
        kind: "import",
        name,
        changedAt: iso(changedAt),
      }),
    );
    return [...reports, ...files].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  saveReport(account: string, id: string, draft: ReportDraft): { changedAt: string } {
    return { changedAt: iso(this.#reports.put(account, draft, id).changedAt) };
  }

  report(account: string, id: string): ReportDraft & { id: string; changedAt: string } {
    const { value, changedAt } = this.#reports.get(account, id);
    return { ...value, id, changedAt: iso(changedAt) };
  }

  /** Discards a report or a file. Throws ProblemError `not-found`. */
  remove(account: string, id: string): void {
    if (done(() => this.#reports.remove(account, id))) return;
    this.imports.discard(account, id);
  }

  /** How a report would look, how it would be labelled, or why it could not be recorded. */
  async preview(given: { text: string; marking?: string | undefined; title?: string | undefined }) {
    const { blocks, portions } = renderReport(given.text);
    const shown = { blocks: [...blocks], portions: [...portions] };
    if (given.text.trim() === "") return shown;
    try {
      const { label, unknownMarkings } = await this.#products.describe({
        content: new TextEncoder().encode(given.text),
        mediaType: "text/markdown",
        marking: given.marking === "" ? undefined : given.marking,
        title: given.title === "" ? undefined : given.title,
        areas: [],
        purposes: [],
      });
      return { ...shown, label: { marking: label.text, unknown: [...unknownMarkings] } };
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      const { pointer = "" } = cause.problem;
      return { ...shown, problem: { pointer, detail: wordsOf(cause) } };
    }
  }
}

/** Whether `act` found what it was to act on. */
function done(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (cause) {
    if (cause instanceof ProblemError && cause.status === 404) return false;
    throw cause;
  }
}

const viewShown = ({ id, value }: Kept<NamedFilter>): ProductView => ({ id, ...value });
const iso = (at: number): string => new Date(at).toISOString();
