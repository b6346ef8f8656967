import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";

/** What one may do, in words. */
export function WhoSheet() {
  const { m, f } = useLanguage();
  const { who } = useSession();
  const w = m.account;
  return (
    <Sheet title={w.who}>
      <dl className="facts">
        <Fact term={w.name}>
          <bdi>{who.name}</bdi>
        </Fact>
        <Fact term={w.roles}>
          {who.roles.length === 0 ? (
            w.noRoles
          ) : (
            <ul>
              {who.roles.map((role) => (
                <li key={role}>
                  <strong>{m.signIn.roles[role] ?? role}</strong>
                  <span className="soft">
                    {m.colon} {w.roleHelp[role]}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term={w.clearance}>{who.clearance === "" ? m.none : w.clearanceHelp(who.clearance)}</Fact>
        <Fact term={w.units}>{who.units.length === 0 ? w.noUnits : f.list(who.units)}</Fact>
        <Fact term={w.signedIn}>
          {w.via[who.via]}, {w.until(f.time(who.expiresAt))}
        </Fact>
      </dl>
    </Sheet>
  );
}
