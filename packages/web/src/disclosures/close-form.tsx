import type { DisclosureItem } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import type { Visits } from "./use-visits.ts";

type Props = Pick<Visits, "busy" | "visit"> & { readonly item: DisclosureItem; tell(words: string): void };

export function CloseForm({ item, busy, visit, tell }: Props) {
  const { m } = useLanguage();
  const [erase, setErase] = useState(false);
  if (item.state === "closed" && item.size === 0) return null;
  const close = async () => {
    const done = await visit({ do: "close", case: item.case, erase });
    if (done !== undefined) tell(m.disclosures.closed);
  };
  return (
    <Sheet title={m.disclosures.close}>
      <div className="stack">
        <Check
          label={m.disclosures.erase}
          help={m.disclosures.eraseHelp}
          checked={erase}
          onChange={setErase}
        />
        <p>
          <button
            type="button"
            className="button grave"
            disabled={busy || (item.state === "closed" && !erase)}
            onClick={() => void close()}
          >
            {m.disclosures.close}
          </button>
        </p>
      </div>
    </Sheet>
  );
}
