import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";

export function WaitingSheet({ state }: { readonly state: RelationState }) {
  const { m } = useFirstLanguage();
  const { waiting } = state;
  return (
    <Sheet title={m.waiting.title}>
      <dl className="facts figures">
        <Fact term={m.waiting.approvals}>
          <Figure value={waiting.approvals} href={address(["releases"], { state: "proposed" })} />
        </Fact>
        <Fact term={m.waiting.standing}>
          <Figure value={waiting.standing} href={address(["standing"], { state: "proposed" })} />
        </Fact>
        <Fact term={m.waiting.receipts}>
          <Figure
            value={waiting.receipts}
            href={address(["parts"], { direction: "out", state: "announced" })}
          />
        </Fact>
        <Fact term={m.waiting.onward}>
          <Figure value={waiting.onward} href={address(["onward"], { state: "waiting" })} />
        </Fact>
      </dl>
    </Sheet>
  );
}
