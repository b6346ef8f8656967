import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { Agent, get } from "node:http";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { listen } from "../test-listening.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { Identity } from "../wire/index.ts";
import { type Caller, Places } from "./places.ts";

const LITTLE = { perNetwork: 4, strangers: 6, perPartner: 2 };

class Pretended extends EventEmitter implements Caller {
  readonly remoteAddress: string;
  readonly remotePort: number;
  open = true;

  constructor(remoteAddress: string, remotePort: number) {
    super();
    this.remoteAddress = remoteAddress;
    this.remotePort = remotePort;
  }

  destroy(): void {
    this.open = false;
    this.emit("close");
  }
}

/** Callers that enter one after the other, each from the address that is given. */
function entering(places: Places, ...addresses: string[]): Pretended[] {
  return addresses.map((address, n) => {
    const caller = new Pretended(address, n);
    places.enter(caller);
    return caller;
  });
}

const open = (callers: readonly Pretended[]) => callers.map((each) => each.open);

test("a network that has all its places gives up its own oldest, and nobody else's", () => {
  const places = new Places(LITTLE);
  const crowd = Array<string>(5).fill("192.0.2.9");
  assert.deepEqual(open(entering(places, "192.0.2.1", ...crowd)), [true, false, true, true, true, true]);
});

test("when every place is taken, the network that holds the most gives one up to a newcomer", () => {
  const places = new Places(LITTLE);
  const callers = entering(places, "a", "b", "b", "c", "c", "c", "d");
  assert.deepEqual(open(callers), [true, true, true, false, true, true, true]);
});

test("a connection that was closed makes room", () => {
  const places = new Places(LITTLE);
  const [first] = entering(places, "a", "a", "a", "a");
  first!.destroy();
  const later = new Pretended("a", 9);
  places.enter(later);
  assert.equal(later.open, true);
});

test("where a partner has spoken only its own later ones take the place, of as many as one partner has", () => {
  const places = new Places(LITTLE);
  const spoken = entering(places, "a", "a", "a");
  for (const each of spoken.slice(0, 2)) places.spoken("talvia", each);
  const crowd = Array.from({ length: 20 }, (_, n) => new Pretended(n % 2 === 0 ? "a" : "b", 100 + n));
  for (const each of crowd) places.enter(each);
  assert.deepEqual(open(spoken), [true, true, false]);
  assert.equal(crowd.filter((each) => each.open).length, LITTLE.strangers);
  places.spoken("ostrand", crowd.at(-1)!);
  assert.deepEqual(open(spoken), [true, true, false], "another partner takes nothing from it");
  places.spoken("talvia", crowd.at(-2)!);
  assert.deepEqual(open(spoken), [false, true, false]);
});

/** Asks for the checkpoint as a partner does, on a connection of the agent. */
function asking(federation: Federation, from: TestNode, to: TestNode, agent: Agent): Promise<number> {
  const target = `${to.address}/logs/checkpoint`;
  const identity = new Identity(from.party, from.keyring, () => federation.now);
  const { headers } = identity.signRequest("GET", target, "text/plain", new Uint8Array());
  return new Promise((resolve, reject) => {
    const request = get(target, { agent, headers: { ...headers } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    request.on("error", reject);
  });
}

test("over real sockets, silent connections keep no partner out, and take no place on which one has spoken", async () => {
  const site = await listen();
  const silent: Socket[] = [];
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const fresh = new Agent({ keepAlive: false });
  try {
    await using federation = new Federation();
    const a = await federation.create("arvenia", { address: site.address, placeLimits: LITTLE });
    site.holder.node = a;
    const b = await federation.create("talvia", { reachable: false });
    await federation.pair(a, b);
    await federation.say(a, b, "something to read");
    assert.equal(await asking(federation, b, a, kept), 404, "nothing is published yet, and it has spoken");
    const [connection] = Object.values(kept.freeSockets).flat();
    const gone: Promise<unknown>[] = [];
    for (let n = 0; n < 3 * LITTLE.strangers; n++) {
      const socket = connect({ host: "127.0.0.1", port: Number(new URL(site.address).port) });
      // A reset is an end too.
      socket.on("error", () => undefined);
      gone.push(once(socket, "close"));
      silent.push(socket);
      await once(socket, "connect");
    }
    await Promise.all(gone.slice(0, 3 * LITTLE.strangers - LITTLE.perNetwork));
    assert.equal(silent.filter(({ destroyed }) => !destroyed).length, LITTLE.perNetwork);
    assert.equal(await asking(federation, b, a, fresh), 404, "it comes in on a new connection");
    assert.equal(await asking(federation, b, a, kept), 404, "and goes on on the old one");
    assert.equal(Object.values(kept.freeSockets).flat()[0], connection);
  } finally {
    for (const socket of silent) socket.destroy();
    kept.destroy();
    await site.close();
  }
});
