import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf, STRANGER_LIMITS, Strangers } from "./strangers.ts";

test("an IPv6 address counts with its /64, an IPv4 address alone, whichever way it is written", () => {
  assert.equal(networkOf("192.0.2.7"), "192.0.2.7");
  assert.equal(networkOf("::ffff:192.0.2.7"), "192.0.2.7");
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2");
  assert.equal(networkOf("2001:db8:1:2::9"), "2001:db8:1:2");
  assert.equal(networkOf("2001:db8::9"), "2001:db8:0:0");
  assert.equal(networkOf("fe80::1%eth0"), "fe80:0:0:0");
  assert.equal(networkOf("::1"), "0:0:0:0");
  assert.equal(networkOf("2001:db8::"), "2001:db8:0:0");
});

test("a network that has all its places gives up its own oldest, and nobody else's", () => {
  const strangers = new Strangers(() => 0);
  const other = strangers.enter("192.0.2.1")!;
  const crowd = Array.from(
    { length: STRANGER_LIMITS.perNetwork },
    (_, n) => strangers.enter(`2001:db8::${n}`)!,
  );
  strangers.enter("2001:db8::ffff");
  assert.deepEqual(
    [other, ...crowd].map(({ pushedOut }) => pushedOut.aborted),
    [false, true, ...crowd.slice(1).map(() => false)],
  );
});

test("when every place is taken, the network that holds the most gives one up to a newcomer", () => {
  const strangers = new Strangers(() => 0);
  const alone = strangers.enter("192.0.2.1")!;
  const crowd = [];
  for (let n = 1; n < STRANGER_LIMITS.atOnce; n++)
    crowd.push(strangers.enter(`198.51.100.${n % STRANGER_LIMITS.perNetwork}`)!);
  assert.ok(crowd.every(({ pushedOut }) => !pushedOut.aborted));
  const newcomer = strangers.enter("192.0.2.2")!;
  assert.equal(alone.pushedOut.aborted, false);
  assert.equal(newcomer.pushedOut.aborted, false);
  assert.equal(crowd.filter(({ pushedOut }) => pushedOut.aborted).length, 1);
});

test("who leaves makes room", () => {
  const strangers = new Strangers(() => 0);
  const visits = Array.from({ length: STRANGER_LIMITS.perNetwork }, () => strangers.enter("192.0.2.1")!);
  visits[3]!.leave();
  strangers.enter("192.0.2.1");
  assert.ok(visits.every(({ pushedOut }) => !pushedOut.aborted));
});

test("a network that comes too often waits, another does not, and what is remembered is bounded", () => {
  let now = 0;
  const strangers = new Strangers(() => now);
  for (let n = 0; n < STRANGER_LIMITS.burst; n++) strangers.enter("192.0.2.1")!.leave();
  assert.equal(strangers.enter("192.0.2.1"), undefined);
  assert.notEqual(strangers.enter("192.0.2.2"), undefined);
  now += 1000;
  assert.notEqual(strangers.enter("192.0.2.1"), undefined);
  for (let n = 0; n < STRANGER_LIMITS.networks + 10; n++)
    strangers.enter(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)?.leave();
  assert.equal(strangers.size, STRANGER_LIMITS.networks);
});
