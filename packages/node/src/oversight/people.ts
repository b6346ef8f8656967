import type { Ledger } from "../ledger/index.ts";

/**
 * Names by account, closed accounts included: what was approved by somebody who has left still names that person.
 * Nothing else of an account is given; roles and clearances are the administrators' to see.
 */
export function listPeople({ reader }: Ledger) {
  return {
    people: reader.all<{ account: string; name: string }>(
      "SELECT account, name FROM view_account ORDER BY account",
    ),
  };
}
