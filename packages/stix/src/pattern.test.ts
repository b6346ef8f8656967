import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { StixError } from "./index.ts";
import { checkPattern, patternLiterals } from "./pattern.ts";

const refuses = (pattern: string): void =>
  assert.throws(
    () => checkPattern(pattern),
    (error) => error instanceof StixError && error.code === "pattern",
    pattern.slice(0, 100),
  );

test("patterns of every form in section 9 are accepted", () => {
  for (const pattern of [
    "[ipv4-addr:value = '198.51.100.1']",
    "[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']",
    "[file:hashes.MD5 = 'x' AND file:size > 10 OR file:name LIKE '%.exe']",
    "[email-message:from_ref.value MATCHES '.+\\\\@example\\\\.com$' AND email-message:body_multipart[*].body_raw_ref.name MATCHES '^x']",
    "[network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_port IN (80, 443)] REPEATS 5 TIMES WITHIN 1800 SECONDS",
    "([file:name = 'a'] AND [process:name = 'b']) FOLLOWEDBY [windows-registry-key:key = 'c'] WITHIN 5.5 SECONDS",
    "[ipv4-addr:value ISSUBSET '198.51.100.0/24'] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00.5Z'",
    "[artifact:payload_bin = b'aGVsbG8=' OR x-mine:bits != h'00ffAA']",
    "[user-account:is_privileged = true AND x-a-type:x_list[0][1].y <= -1.5]",
    "[EXISTS process:binary_ref AND (process:pid NOT = 4 OR process:pid NOT IN (1))]",
    "[a-type:when >= t'2026-01-01T00:00:00Z'] // the rest\n/* of the\n case */ OR [abc:d <> .5]",
    "[windows-process:extensions.'windows-process-ext'.x = '\\'\\\\']",
    "[abc:d IN ()]",
  ]) {
    assert.doesNotThrow(() => checkPattern(pattern), pattern);
  }
});

test("what the grammar does not produce is refused", () => {
  for (const pattern of [
    "",
    "[]",
    "ipv4-addr:value = 'x'",
    "[ipv4-addr:value = 'x'",
    "[ipv4-addr:value = 'x']]",
    "[ipv4-addr:value = x]",
    "[ipv4-addr:value 'x']",
    "[ipv4-addr = 'x']",
    "[:value = 'x']",
    "[ipv4-addr: = 'x']",
    "[IPv4:value = 'x']",
    "[ab:value = 'x']",
    "[file:hashes.SHA-256 = 'x']",
    "[file:a..b = 'x']",
    "[file:a[] = 'x']",
    "[file:a[-1] = 'x']",
    "[file:a[1.5] = 'x']",
    "[file:a = 'x' and file:b = 'y']",
    "[file:a = 'x' AND]",
    "[file:a = 'x'] AND",
    "[file:a = 'x'] [file:b = 'y']",
    "[file:a = 'x\\n']",
    "[file:a = 'x]",
    "[file:a LIKE 5]",
    "[file:a IN ('x' 'y')]",
    "[file:a IN ('x',)]",
    "[file:a = h'0']",
    "[file:a = b'a']",
    "[file:a = t'2026-02-30T00:00:00Z']",
    "[file:a = 'x'] WITHIN 0 SECONDS",
    "[file:a = 'x'] WITHIN -5 SECONDS",
    "[file:a = 'x'] WITHIN 5",
    "[file:a = 'x'] REPEATS 0 TIMES",
    "[file:a = 'x'] REPEATS 1.5 TIMES",
    "[file:a = 'x'] START t'2026-01-02T00:00:00Z' STOP t'2026-01-01T00:00:00Z'",
    "[file:a = 'x'] START '2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z'",
    "([file:a = 'x']",
    "[EXISTS]",
    "[EXISTS file:a = 'x']",
    "[file:a = 'x'] /* open",
    "[file:a = 'x'] §",
  ]) {
    refuses(pattern);
  }
});

test("depth and length made to exhaust a parser are refused", () => {
  refuses(`${"(".repeat(100_000)}[file:a = 'x']`);
  refuses(`[${"(".repeat(100_000)}file:a = 'x']`);
  refuses(`[file:a = '${"\\\\".repeat(400_000)}`);
  refuses(`[file:a = '${"x".repeat(1_000_001)}']`);
  assert.doesNotThrow(() =>
    checkPattern(Array.from({ length: 20_000 }, () => "[file:a = 'x']").join(" OR ")),
  );
});

test("any text is parsed or refused with a StixError, and its literals can always be asked for", () => {
  const parts = fc.constantFrom(
    "[",
    "]",
    "(",
    ")",
    "file",
    ":",
    ".",
    "name",
    "=",
    "'x'",
    "t'2026-01-01T00:00:00Z'",
    " AND ",
    " OR ",
    " NOT ",
    "EXISTS ",
    "IN",
    ",",
    "5",
    " WITHIN ",
    " SECONDS",
    "\\",
    "'",
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(parts, { maxLength: 15 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        checkPattern(text);
      } catch (error) {
        assert.ok(error instanceof StixError);
      }
      assert.ok(Array.isArray(patternLiterals(text)));
    }),
    { numRuns: 500 },
  );
});
