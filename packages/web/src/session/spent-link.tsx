import type { WhoAmI } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";

/** Why the sign-in link that led here opened nothing, as the node said it; forgotten when the page is loaded again. */
const hindrance = takeHindrance();

function takeHindrance(): "spent" | "wait" | undefined {
  const link = new URLSearchParams(window.location.search).get("link");
  if (link !== "spent" && link !== "wait") return undefined;
  window.history.replaceState(null, "", `${window.location.pathname}${window.location.hash}`);
  return link;
}

/** What a used or expired link says to whoever opened it: what happened, who they are now, and what to do. */
export function SpentLink({ who }: { readonly who?: WhoAmI }) {
  const { m } = useFirstLanguage();
  if (hindrance === undefined) return null;
  const isSpent = hindrance === "spent";
  return (
    <div className="notice is-warn" role="alert">
      <p>
        {isSpent ? m.wayIn.linkSpent : m.wayIn.linkWait}
        {who === undefined ? null : ` ${m.wayIn.stillIn(who.name)}`}
      </p>
      {isSpent && who === undefined ? <p className="small">{m.wayIn.linkSpentHelp}</p> : null}
    </div>
  );
}
