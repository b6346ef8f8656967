/** Characters that turn, hide or join what stands around them: controls, marks of direction, invisible joiners. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;
/** Combining marks beyond three on one letter climb over the lines above. */
const PILED = /(\p{M}{3})\p{M}+/gu;

/**
 * A name as it is drawn into a picture, where no markup isolates it: the name is the partner's, so what could turn or
 * hide the writing is taken out, and it is cut in the middle to at most `most` characters.
 */
export function drawnText(name: string, most = 32): string {
  // Cut roughly first: a name may have a megabyte.
  const near = name.length > most * 8 ? `${name.slice(0, most * 4)}…${name.slice(-most * 4)}` : name;
  const plain = near.replace(UNSEEN, " ").replace(PILED, "$1").replace(/\s+/g, " ").trim();
  return cutMiddle(plain, most);
}

/** Marks that turn the writing. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text with the marks that turn it written out: between two texts, they are a change that no eye would find. */
export function unturned(text: string): string {
  return text.replace(
    TURNING,
    (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`,
  );
}

/** Keeps both ends: names that differ often differ at the end. Whole characters only. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const front = Math.ceil((most - 1) * 0.6);
  return `${whole(text.slice(0, front))}…${wholeStart(text.slice(text.length - (most - 1 - front)))}`;
}

const whole = (text: string) => text.replace(/[\uD800-\uDBFF]$/, "");
const wholeStart = (text: string) => text.replace(/^[\uDC00-\uDFFF]/, "");
