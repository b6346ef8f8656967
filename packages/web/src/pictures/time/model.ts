export type TimelineEvent = {
  /** When it happened. */
  readonly at: string;
  readonly until?: string | undefined;
  /** When it was recorded. */
  readonly recordedAt?: string | undefined;
  readonly label: string;
  readonly kind: string;
  readonly href?: string | undefined;
};
