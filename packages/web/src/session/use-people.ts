import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";

/** Names the people of this house by their accounts; an account without a name here names itself. */
export function usePeople(): (account: string) => string {
  const { answer } = useRead(oversightOperations.listPeople, {});
  const names = new Map(answer?.people.map(({ account, name }) => [account, name]));
  return (account) => names.get(account) ?? account;
}
