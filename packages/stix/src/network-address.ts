import type { Check } from "./checks.ts";
import type { StixSentence } from "./said.ts";

const DECIMAL = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9A-Fa-f]{1,4}$/;
const MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;
/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128` */
const LONGEST_ADDRESS = 49;

/** An IPv4 address or CIDR block. */
export function isIpv4(value: string): boolean {
  return withPrefix(value, 32, isIpv4Address);
}

/** An IPv6 address or CIDR block (RFC 4291 section 2.2). */
export function isIpv6(value: string): boolean {
  return withPrefix(value, 128, isIpv6Address);
}

function withPrefix(value: string, longest: number, isAddress: (text: string) => boolean): boolean {
  if (value.length > LONGEST_ADDRESS) return false;
  const [address = "", prefix, ...rest] = value.split("/");
  if (rest.length > 0 || !isAddress(address)) return false;
  return prefix === undefined || (DECIMAL.test(prefix) && Number(prefix) <= longest);
}

function isIpv4Address(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => DECIMAL.test(part) && Number(part) < 256);
}

function isIpv6Address(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const dotted = last.includes(".");
  if (dotted && (text.endsWith("::") || !isIpv4Address(last))) return false;
  const plain = dotted ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => GROUP.test(group))) return false;
  const length = groups.length + (dotted ? 1 : 0);
  return halves.length === 2 ? length < 8 : length === 8;
}

function address(accepts: (value: string) => boolean, fault: StixSentence): Check {
  return (value, report) => {
    if (typeof value !== "string") report.error("wrong-type", "must be a string");
    else if (!accepts(value)) report.error("value", fault);
  };
}

export const ipv4 = address(isIpv4, "must be an IPv4 address or block");
export const ipv6 = address(isIpv6, "must be an IPv6 address or block");
export const mac = address(
  (value) => value.length === 17 && MAC.test(value),
  "must be a MAC address: lower case, with colons",
);
