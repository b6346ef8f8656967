import assert from "node:assert/strict";
import { test } from "node:test";
import { bannerOf, findMarkingLine } from "./marking.ts";

for (const line of [
  "SECRET",
  "TOP SECRET//SI//NOFORN",
  "SECRET//REL TO XAR, XTL",
  "//XTL SECRET//REL TO XAR",
  "NATO UNCLASSIFIED",
  "NATO SECRET",
  "COSMIC TOP SECRET",
  "RESTREINT UE/EU RESTRICTED",
  "TRÈS SECRET – SPÉCIAL FRANCE",
  "SECRET SPÉCIAL FRANCE",
  "DIFFUSION RESTREINTE",
  "OFFICIAL-SENSITIVE",
  "UNCLASSIFIED",
  "TLP:AMBER+STRICT",
  "tlp: green",
]) {
  test(`"${line}" is a banner, in Markdown dress too`, () => {
    assert.equal(bannerOf(line), line);
    assert.equal(bannerOf(`# **${line}**  `), line);
  });
}

for (const line of [
  "",
  "Secret talks in Port Senne",
  "SECRETARIAT",
  "SECRET TALKS IN PORT SENNE",
  "THE SECRET",
  "(S) SECRET",
  "TLP:PURPLE",
  `SECRET//${"A".repeat(400)}`,
]) {
  test(`"${line.slice(0, 40)}" is no banner`, () => assert.equal(bannerOf(line), undefined));
}

const codes = (text: string) => findMarkingLine(text).findings.map(({ code }) => code);

test("the marking line stands at the top and the end, and both agree", () => {
  const text = "\nSECRET//REL TO XAR,XTL\n\n(U) words\n\nSECRET // REL TO XAR, XTL\n\n";
  assert.deepEqual(findMarkingLine(text), { markingLine: "SECRET//REL TO XAR,XTL", findings: [] });
});

test("two markings that differ are a finding and the top one is told", () => {
  const { markingLine, findings } = findMarkingLine("SECRET\n\n(U) words\n\nUNCLASSIFIED");
  assert.equal(markingLine, "SECRET");
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["marking-differs"],
  );
});

test("a marking at one place only, or none, is a finding", () => {
  assert.deepEqual(codes("SECRET\n\nwords"), ["marking-once"]);
  assert.deepEqual(findMarkingLine("words\n\nTLP:RED").markingLine, "TLP:RED");
  assert.deepEqual(codes("words"), ["marking-missing"]);
  assert.deepEqual(codes(""), ["marking-missing"]);
});
