import { digestOf } from "@entente/agreement";
import { Story } from "../../packages/verify/src/test-material.ts";

/**
 * An export of both logs of a relation: cards, an agreement, and then releases, each of them received, so that every
 * entry is one of the costliest to check: the one decided again by the agreement, the other compared with what was sent.
 */
export async function exportOf(
  entries: number,
): Promise<{ files: Map<string, Uint8Array>; entries: number }> {
  const story = new Story();
  story.present("arvenia");
  story.present("talvia");
  const document = story.document();
  await story.agree(document);
  const hash = digestOf(document);
  const { compile } = await import("@entente/agreement");
  const { rulesHash } = compile(JSON.parse(new TextDecoder().decode(document)));
  const made: string[] = [];
  const releases = Math.floor(entries / 2);
  for (let n = 0; n < releases; n++) {
    // A minute between any two entries would outlast the agreement.
    const at = story.now + n;
    made.push(story.releaseWith(hash, rulesHash, story.record({ bytes: 4096 + n }), { at }));
    story.now -= 60_000;
  }
  story.now += releases;
  receiveAll(story, made);
  const total = story.sides.arvenia.entries.length + story.sides.talvia.entries.length;
  return { files: story.files(), entries: total };
}

/** As `Story.receive`, without its search through the whole log for each receipt. */
function receiveAll(story: Story, made: readonly string[]): void {
  const sent = new Map(story.sides.arvenia.entries.map(({ id, bytes }) => [id, bytes]));
  const from = story.party("arvenia");
  for (const id of made) {
    const { body, set } = JSON.parse(new TextDecoder().decode(sent.get(id)!));
    const receipt = { release: body.release, made: id, from, compartment: "[]", without: [] };
    story.write("talvia", "release.received/1", receipt, { set, at: story.now });
    story.now -= 59_999;
  }
}
