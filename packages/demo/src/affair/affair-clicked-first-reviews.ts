import { reviewOperations as ops } from "@entente/api";
import type { Operations } from "./activities.ts";
import { control, done, followed, refused, rowOf, write } from "./affair-clicked-first-hands.ts";
import {
  answerClicked,
  dayFrom,
  judgedAndPutClicked,
  openFromLane,
} from "./affair-clicked-first-operations.ts";
import type { People } from "./clicking.ts";
import type { Review } from "./reviews.ts";
import type { AffairStage } from "./stage.ts";

const TITLE = "What is taken from the cable, and from whom";
const CONDITION = "What matches nothing is deleted after two days, and the deletion is shown.";

/** A review hears both sides and ends in a condition; the renewal waits until that is met and confirmed. */
export async function reviewClicked(
  stage: AffairStage,
  people: People,
  { operation }: Pick<Operations, "operation">,
): Promise<Review> {
  const overseer = await people.at("talvia", "overseer");
  const officer = await people.at("talvia", "operations officer");
  const liaison = await people.at("talvia", "liaison officer");
  await overseer.open("reviews");
  const open = await overseer.unfold("Open a review");
  await write(open, {
    Operation: operation,
    "Given rise to by": "allegation",
    Title: TITLE,
    Terms: "Set what the operation has shown against what is kept of people whom it does not concern.",
    From: dayFrom(-30),
    Until: dayFrom(30),
  });
  await done(overseer, "Open", "The review is open.", open);

  await officer.open("reviews");
  const review = await followed(officer, rowOf(officer, TITLE));
  const submit = await officer.unfold("Put something before the review");
  await write(submit, {
    Weighs: "security",
    Interest: "Harbour networks of both parties",
    "What the operation does to it": "Two attacks were recognised before they began.",
  });
  await done(officer, "Submit", "Submitted.", submit);

  await followed(overseer, rowOf(overseer, TITLE));
  await overseer.sees("nothing yet speaks for privacy");
  const conclude = await overseer.unfold("Conclude");
  await write(conclude, {
    Conclusion: "It is needed. It keeps more, and longer, than it needs.",
    Condition: CONDITION,
  });
  const recommendations = [
    ["operations-officer", "Keep addresses that match nothing for two days."],
    ["liaison-officer", "Give the partner the number of queries each month."],
  ] as const;
  for (const [n, [to, text]] of recommendations.entries()) {
    await overseer.press("Add a recommendation", conclude);
    await control(conclude, `To ${n + 1}`).selectOption(to);
    await control(conclude, `Text ${n + 1}`).fill(text);
  }
  await refused(overseer, "Conclude", /privacy/, conclude);
  const other = await overseer.unfold("Put something before the review");
  await write(other, {
    Weighs: "privacy",
    Interest: "People whose traffic passes",
    "What the operation does to it": "Addresses of people who did nothing are kept for twenty days.",
  });
  await done(overseer, "Submit", "Submitted.", other);
  await done(overseer, "Conclude", "The review is concluded.", conclude);
  await overseer.sees("its condition blocks the operation until it is met and shown");

  await officer.open("reviews");
  await followed(officer, rowOf(officer, TITLE));
  await done(officer, "Decide", "Decided.", await officer.unfold(/^Decide on a recommendation \(1\)/));
  // The liaison officer reads the recommendation that is addressed to liaison, and nothing else of the review.
  await liaison.open("reviews");
  await followed(liaison, rowOf(liaison, /^Review opened on /));
  const decide = await liaison.unfold(/^Decide on a recommendation \(2\)/);
  await write(decide, { Decision: "part", Reason: "Each quarter, in bands." });
  await done(liaison, "Decide", "Decided.", decide);

  await openFromLane(officer, /^Under way/, /SLATE/);
  await officer.sees("blocked by a condition");
  const revise = await officer.unfold("Propose what it is to be from now on");
  await write(revise, {
    "As a": "renew",
    Until: dayFrom(180),
    "Results so far": "Two attacks were recognised in time; both were reported to the partner.",
  });
  await done(officer, "Propose", "Proposed. Somebody else judges it.", revise);
  await judgedAndPutClicked(people, operation);
  await answerClicked(people, /cable-access/i, "consents");

  const reopened = async () => {
    await officer.open("activities");
    await officer.page
      .getByRole("region", { name: /^(Under way|May begin)/ })
      .locator(".card")
      .first()
      .waitFor();
    await officer.open(`activities/${operation}`);
  };
  await reopened();
  await refused(officer, "Renew", /condition/i);
  await write(officer.page, {
    "How it is met": "The deletion log of today: 1,204 rows that matched nothing.",
  });
  const met = "Shown. It goes on blocking until the overseer has confirmed it.";
  await done(officer, "Show it to the overseer", met);
  await refused(officer, "Renew", /condition/i);
  await overseer.open("reviews");
  await followed(overseer, rowOf(overseer, TITLE));
  await overseer.sees("the condition is shown as met; the overseer confirms it or returns it");
  await done(overseer, "Confirm that it is met", "Confirmed: it no longer blocks.");
  await done(officer, "Renew", "It is renewed.");

  // Nothing of it is to be seen at the other node.
  const there = await people.at("arvenia", "overseer");
  await there.open("reviews");
  await there.sees("Aucune évaluation n’a été ouverte.");
  const { condition } = await stage.cast.talvia.overseer.client.call(ops.getReview, { params: { review } });
  return { review, condition: condition!.id };
}
