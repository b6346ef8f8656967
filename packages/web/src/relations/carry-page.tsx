import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";
import { CarryIn } from "./carry-in.tsx";
import { CarryOut } from "./carry-out.tsx";
import "./relations.css";

/** Files instead of a network, in both directions. */
export function CarryPage() {
  const { m } = useLanguage();
  const session = useSession();
  return (
    <Page
      title={m.carrying.title}
      lead={m.carrying.lead}
      crumb={<a href={address(["relations"])}>{m.partners.title}</a>}
    >
      {session.is("liaison-officer", "administrator") ? (
        <div className="two">
          <CarryOut />
          <CarryIn />
        </div>
      ) : (
        <p className="notice">{m.carrying.notYours}</p>
      )}
    </Page>
  );
}
