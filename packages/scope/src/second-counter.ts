/**
 * Counts registers once more, in its own way: it shares no line with the counter it checks, reads no schema and knows
 * no limits. Gives rows and seconds for each hour and combination of columns, as text with bars between them.
 */
export function secondCount(
  registers: readonly string[],
  from: string,
  to: string,
): Map<string, [number, number]> {
  const counted = new Map<string, [number, number]>();
  const wanted =
    "kind caller_cc caller_basis callee_cc callee_basis collected_by collected_at provided_by received_by programme technique authority_id clause_id operation_id purpose";
  for (const register of registers) {
    const [head = "", ...lines] = register.replaceAll("\r", "").split("\n");
    const at = (name: string) => head.split(",").indexOf(name);
    const places = wanted.split(" ").map(at);
    const [start, length] = [at("start_ts"), at("dur_s")];
    for (const line of lines) {
      const fields = line.split(",");
      const when = fields[start] ?? "";
      if (line === "" || !(when >= from && when < to)) continue;
      const key = [when.slice(0, 13), ...places.map((place) => fields[place])].join("|");
      const [rows, seconds] = counted.get(key) ?? [0, 0];
      counted.set(key, [rows + 1, seconds + Number.parseInt(fields[length] ?? "", 10)]);
    }
  }
  return counted;
}
