import { docketOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Choice } from "../ui/choices.tsx";
import { Fact } from "../ui/figure.tsx";
import { Fold } from "../ui/fold.tsx";
import { Day } from "../ui/inputs.tsx";
import { Ready } from "../ui/reading.tsx";
import { endOf } from "../ui/written.ts";
import { useValues } from "./use-values.ts";
import { Cell } from "./words.tsx";

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
          <Choice
            label={m.lists.by}
            value={party}
            codes={["theirs", "ours"]}
            names={m.dockets.sides}
            change={(next) => change({ party: next })}
          />
          <Day label={m.dockets.heldOn} value={on} change={(next) => change({ on: next })} required={false} />
          <Day
            label={m.dockets.heldKnown}
            help={m.dockets.heldKnownHelp}
            value={known}
            change={(next) => change({ known: next })}
            required={false}
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
