import type { PartyId } from "./digest.ts";

/** What retired logs leave open to those who read the entries. */
export type Losses = {
  /** How far a generation of a party's log may have been seen, as a place: further than this export holds it, perhaps. */
  end(party: PartyId, generation: number): number | undefined;
  /** Whether who had seen so much of this party's log may have seen entries that are lost to this export. */
  mayBeLost(party: PartyId, seen: number): boolean;
  /** Whether a place in this party's log lies after what it stands by: it has lost what it said there. */
  isDisowned(party: PartyId, place: number): boolean;
  /** Whether who wrote at `writer` in this party's log had lost what the party said at `place`: it is of a generation before. */
  forgot(party: PartyId, writer: number, place: number): boolean;
};
