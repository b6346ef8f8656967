type Props = {
  readonly code: string;
  readonly words: Readonly<Record<string, string>>;
};

/**
 * A code of a log in words. What is no such code was written as text, by a partner perhaps, before there were codes:
 * it is shown as it stands.
 */
export function Reason({ code, words }: Props) {
  return <bdi>{Object.hasOwn(words, code) ? words[code] : code}</bdi>;
}
