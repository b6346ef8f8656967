import type { Acted, InquiryView, Operation } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useSession } from "../session/session.tsx";
import type { Done } from "../ui/outcome.tsx";

/** An act on an inquiry by one button: what it says when it is done. */
export function usePress<O extends Operation>(
  operation: O,
  view: InquiryView,
  said: string,
  done: (outcome: Done) => void,
) {
  const act = useAct(operation);
  const params = { partner: view.partner, inquiry: view.inquiry };
  return {
    busy: act.busy,
    problem: act.problem,
    async press(body?: object) {
      const input = { params, ...(body === undefined ? {} : { body }) } as Parameters<typeof act.run>[0];
      const acted = (await act.run(input)) as Acted<unknown> | undefined;
      if (acted !== undefined) done({ said, acted });
      return acted !== undefined;
    },
  };
}

/** What whoever looks may do here. */
export function useRights() {
  const session = useSession();
  const { mayAct } = session.who;
  return {
    member: mayAct && session.is("inquiry-member", "liaison-officer"),
    signatory: mayAct && session.is("signatory"),
    liaison: mayAct && session.is("liaison-officer"),
  };
}
