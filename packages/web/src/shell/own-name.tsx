import { relationOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import type { Bilingual } from "../language/formats.ts";
import { useFirstLanguage } from "../language/language.tsx";

/** Whose node this is, as its public card says. */
export function OwnName() {
  const { f } = useFirstLanguage();
  const { answer } = useRead(relationOperations.card, {});
  const name = answer === undefined ? undefined : nameOn(answer.card);
  // Its line is kept on a phone until the card is read.
  return <span className="band-party">{name === undefined ? "\u00a0" : <bdi>{f.start(name)}</bdi>}</span>;
}

/** The card is signed text; what of it is shown here is its name. */
function nameOn(card: string): Bilingual | undefined {
  try {
    const { name } = JSON.parse(card) as { name?: Partial<Bilingual> };
    return typeof name?.en === "string" && typeof name.fr === "string"
      ? { en: name.en, fr: name.fr }
      : undefined;
  } catch {
    return undefined;
  }
}
