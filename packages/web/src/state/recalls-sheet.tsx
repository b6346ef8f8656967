import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";

export function RecallsSheet({ state }: { readonly state: RelationState }) {
  const { m } = useFirstLanguage();
  const { recalls } = state;
  const list = (query: Record<string, string>) => address(["recalls"], query);
  return (
    <Sheet title={m.recalls.title}>
      <dl className="facts figures">
        <Fact term={m.recalls.out}>
          <Figure value={recalls.out} href={list({ direction: "out" })} />
        </Fact>
        <Fact term={m.recalls.in}>
          <Figure value={recalls.in} href={list({ direction: "in" })} />
        </Fact>
        <Fact term={m.recalls.executed}>
          <Figure value={recalls.executed} href={list({ state: "executed" })} />
        </Fact>
        <Fact term={m.recalls.pending}>
          <Figure value={recalls.pending} href={list({ state: "pending" })} />
        </Fact>
        <Fact
          term={
            recalls.overdue > 0 ? <span className="mark bad">{m.recalls.overdue}</span> : m.recalls.overdue
          }
        >
          <Figure value={recalls.overdue} href={list({ state: "overdue" })} />
        </Fact>
      </dl>
    </Sheet>
  );
}
