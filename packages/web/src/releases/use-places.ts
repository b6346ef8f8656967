import { releaseOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useRelation } from "../relation/relation.tsx";

/** Units and theatres that releases to or from this partner have named: the agreement has no list of them. */
export function usePlaces(): { readonly unit: readonly string[]; readonly theatre: readonly string[] } {
  const { partner } = useRelation();
  const rows = useRead(releaseOperations.countReleases, { query: { partner } }).answer?.rows ?? [];
  const distinct = (values: readonly (string | undefined)[]) => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  return { unit: distinct(rows.map((row) => row.unit)), theatre: distinct(rows.map((row) => row.theatre)) };
}
