import type { Found } from "@entente/api";
import { address } from "../router.ts";

const places: Readonly<Record<Found["kind"], (id: string) => readonly string[]>> = {
  product: (id) => ["products", id],
  release: (id) => ["releases", id],
  agreement: (id) => ["agreements", id],
  operation: (id) => ["activities", id],
  request: (id) => ["requests", id],
  contact: (id) => ["contacts", id],
  undertaking: () => ["contacts", "undertakings"],
  docket: (id) => ["dockets", id],
  inquiry: (id) => ["inquiries", id],
  measure: (id) => ["measures", id],
  publication: (id) => ["publications", id],
};

/** The page of what was found. */
export const foundAddress = ({ kind, id }: Pick<Found, "kind" | "id">): string => address(places[kind](id));
