/** `2016-01-20T12:31:12.123Z`: UTC, any or no fraction (STIX 2.1 section 2.13, RFC 3339). */
const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?Z$/;
const LONGEST = 51;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a timestamp of a real calendar day; a leap second is one only at 23:59:60. */
export function isTimestamp(text: string): boolean {
  if (text.length > LONGEST) return false;
  const parts = SHAPE.exec(text);
  if (parts === null) return false;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  if (hour > 23 || minute > 59) return false;
  return second < 60 || (second === 60 && hour === 23 && minute === 59);
}

/** Digits after the decimal point. */
export function fractionDigits(timestamp: string): number {
  const dot = timestamp.indexOf(".");
  return dot === -1 ? 0 : timestamp.length - dot - 2;
}

/** Negative, zero or positive as `a` is before, at or after `b`; compares instants, not spellings. */
export function compareTimestamps(a: string, b: string): number {
  const left = sortable(a);
  const right = sortable(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

// Everything before the fraction has a fixed width, so text order is time order once trailing zeros are gone.
function sortable(timestamp: string): string {
  const dot = timestamp.indexOf(".");
  if (dot === -1) return timestamp.slice(0, 19);
  let end = timestamp.length - 1;
  while (timestamp[end - 1] === "0") end--;
  return end - 1 === dot ? timestamp.slice(0, dot) : timestamp.slice(0, end);
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}
