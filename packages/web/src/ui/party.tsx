import { useParties } from "../state/use-parties.ts";
import { Digest } from "./digest.tsx";

/** A party by name where the relation, a card or the agreement names it, else by its digest. */
export function Party({ id }: { readonly id: string }) {
  const name = useParties()(id);
  return name === undefined ? <Digest value={id} /> : <bdi>{name}</bdi>;
}
