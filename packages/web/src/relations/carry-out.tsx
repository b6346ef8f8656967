import { relationOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Check } from "../ui/field.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";

/** The file is a download: the browser writes it to the disk while the node makes it. */
export function CarryOut() {
  const { m, f } = useLanguage();
  const words = m.carrying;
  const { partner, name } = useRelation();
  const [all, setAll] = useState(false);
  const [from, setFrom] = useState("");
  const query = new URLSearchParams();
  if (all) query.set("all", "yes");
  else if (/^\d{1,15}$/.test(from)) query.set("from", from);
  const path = relationOperations.carryOut.path.replace("{partner}", encodeURIComponent(partner));
  return (
    <Sheet title={words.out}>
      <div className="stack">
        <p className="soft">{words.outLead(f.name(name))}</p>
        <Check label={words.all} help={words.allHelp} checked={all} onChange={setAll} />
        {all ? null : (
          <Line
            label={words.from}
            required={false}
            inputMode="numeric"
            pattern="\d{1,15}"
            value={from}
            change={(value) => setFrom(value.trim())}
          />
        )}
        <p>
          <a className="button" href={`${path}${query.size > 0 ? `?${query}` : ""}`} download="entente.carry">
            {words.download}
          </a>
        </p>
        <p className="small soft">
          {words.next} <a href={address(["relations", partner])}>{m.partners.lag}</a>
        </p>
      </div>
    </Sheet>
  );
}
