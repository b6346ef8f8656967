import { docketOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { Ready } from "../ui/reading.tsx";
import { ChoiceField, TextField, useValues } from "./fields.tsx";
import { Cell } from "./words.tsx";

/** The end of a day: what was said on it counts. */
const endOf = (day: string) => `${day}T23:59:59Z`;

/** "What did they hold on D, as known on E?" always answers. */
export function HeldSheet({ claim }: { readonly claim: string }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [asked, change] = useValues({ party: "theirs" as "ours" | "theirs", on: "", known: "" });
  const { party, on, known } = asked;
  const query = { party, on: endOf(on), ...(known === "" ? {} : { known: endOf(known) }) };
  const reading = useRead(
    docketOperations.heldPosition,
    on === "" ? undefined : { params: { partner, claim }, query },
  );
  return (
    <Fold title={m.dockets.held}>
      <div className="form">
        <div className="fields">
          <ChoiceField
            label={m.lists.by}
            value={party}
            of={["theirs", "ours"]}
            nameOf={(each) => m.dockets.sides[each]}
            change={(next) => change({ party: next })}
          />
          <TextField
            label={m.dockets.heldOn}
            type="date"
            value={on}
            change={(next) => change({ on: next })}
          />
          <TextField
            label={m.dockets.heldKnown}
            help={m.dockets.heldKnownHelp}
            type="date"
            value={known}
            change={(next) => change({ known: next })}
          />
        </div>
        {on === "" ? null : (
          <Ready of={reading}>
            {({ cell }) => (
              <dl className="facts" aria-live="polite">
                <Fact term={m.dockets.answer}>
                  <Cell of={cell} />
                </Fact>
                {cell.holds.map(({ aspect, code }) => (
                  <Fact term={m.dockets.aspectNames[aspect]} key={aspect}>
                    {m.dockets.codes[code]}
                  </Fact>
                ))}
                {cell.saidAt === undefined ? null : (
                  <Fact term={m.dockets.saidAt}>{f.time(cell.saidAt)}</Fact>
                )}
              </dl>
            )}
          </Ready>
        )}
      </div>
    </Fold>
  );
}
