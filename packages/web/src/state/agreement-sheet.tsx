import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Name } from "../ui/name.tsx";
import { Sheet } from "../ui/page.tsx";
import { areaNames } from "./area-names.ts";

export function AgreementSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const { agreement } = state;
  const nameOf = areaNames(state.shared, f);
  if (agreement === undefined) {
    return (
      <Sheet title={m.agreement.title}>
        <p>{m.agreement.none}</p>
        <p>
          <a href={address(["entries"], { kind: "agreement" })}>{m.lists.entries}</a>
        </p>
      </Sheet>
    );
  }
  const { hash, title, version, from, until, suspendedAreas } = agreement;
  return (
    <Sheet title={m.agreement.title}>
      <dl className="facts">
        <Fact term={m.agreement.name}>
          <a href={address(["agreements", hash])}>
            <Name of={title} />
          </a>
        </Fact>
        <Fact term={m.agreement.state}>
          {m.agreement.states[agreement.state] ?? agreement.state},{" "}
          {m.agreement.term(f.date(from), f.date(until))}
        </Fact>
        {suspendedAreas.length === 0 ? null : (
          <Fact term={m.agreement.suspended}>
            <strong className="warn">{f.list(suspendedAreas.map(nameOf))}</strong>
          </Fact>
        )}
        <Fact term={m.agreement.version}>
          {f.number(version)}, <Digest value={hash} />,{" "}
          <a href={address(["entries"], { kind: "agreement" })}>{m.agreement.entries}</a>
        </Fact>
      </dl>
    </Sheet>
  );
}
