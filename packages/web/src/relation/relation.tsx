import { createContext, useContext } from "react";
import type { Bilingual } from "../language/formats.ts";

/** The partner whose relation the pages show. */
export type Chosen = {
  readonly partner: string;
  readonly name: Bilingual;
  /** How many partners there are to choose from. */
  readonly choices: number;
};

export const RelationContext = createContext<Chosen | undefined>(undefined);

export function useRelation(): Chosen {
  const relation = useContext(RelationContext);
  if (relation === undefined) throw new Error("useRelation outside a chosen relation");
  return relation;
}
