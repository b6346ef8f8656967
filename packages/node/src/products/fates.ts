/** A release that brought a product here, or took it to a partner. */
export type Passage = {
  readonly part: string;
  readonly direction: "out" | "in";
  readonly partner: string;
  readonly agreement: string;
  readonly clauses: readonly string[];
  readonly purpose: string;
  readonly state: string;
  /** Milliseconds since 1970: when it was made, and when it was received or declined. */
  readonly at: number;
  readonly receivedAt?: number;
  readonly recalls: readonly { readonly at: number; readonly executedAt?: number }[];
};

/** What happened to a product beyond this desk: the desk that released or received it knows, and says it here. */
export type Fates = (product: string) => readonly Passage[];

export const noFates: Fates = () => [];
