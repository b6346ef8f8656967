import type { Source } from "./record.ts";

export type ProductRow = {
  readonly id: number;
  readonly entry: string;
  readonly position: number;
  readonly compartment: string;
  readonly payload: string;
  readonly source: Source;
  readonly author: string;
  readonly at: number;
  readonly sealed: number;
  readonly media: string | null;
  readonly kind: string | null;
  readonly size: number | null;
  readonly parent: string | null;
  readonly container: number | null;
  readonly binary: number | null;
  readonly version: number | null;
  readonly id_mark: Uint8Array | null;
  readonly content_mark: Uint8Array | null;
};
