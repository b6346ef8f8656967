import assert from "node:assert/strict";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { test } from "node:test";
import { createClient } from "@entente/api";
import { PASSWORD } from "../accounts/test-people.ts";
import { serve } from "./serve.ts";
import { read, sampleDesk, write } from "./test-desk.ts";
import { type TestNode, withNode } from "./test-node.ts";

async function served(work: (node: TestNode, url: string, token: string) => Promise<void>): Promise<void> {
  const { routes } = sampleDesk();
  await withNode(
    async (node) => {
      const { cleo } = await node.people();
      const owner = node.accounts.session(cleo)!;
      const { secret } = node.accounts.createToken(owner, {
        name: "t",
        roles: owner.roles,
        readOnly: false,
        days: 1,
      });
      await using listening = await serve(node.app, { host: "127.0.0.1", port: 0 });
      await work(node, listening.url, secret);
    },
    { routes },
  );
}

test("the typed client speaks to the listener over a socket", async () => {
  await served(async (_, base, token) => {
    const client = createClient({ base, token });
    const party = `sha256:${"A".repeat(43)}`;
    assert.deepEqual(await client.call(read, { params: { party }, query: { limit: 4 } }), {
      party,
      limit: 4,
    });
    assert.equal((await client.call(write, { body: { title: "x" } })).result.title, "x");
    await assert.rejects(client.call(write, { body: { title: "" } }), { code: "invalid" });
    await assert.rejects(createClient({ base }).call(read, { params: { party } }), {
      code: "unauthenticated",
    });
  });
});

test("the address of a caller is the socket's, and headers do not change it", async () => {
  await served(async (node, base) => {
    const alma = node.accounts.list()[0]!.account;
    const { path } = node.accounts.issueLink(alma, 60_000);
    const headers = { "x-forwarded-for": "192.0.2.7" };
    assert.equal((await fetch(`${base}${path}`, { redirect: "manual", headers })).status, 303);
    const signIn = { name: "alma", password: PASSWORD };
    const response = await fetch(`${base}/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(signIn),
    });
    assert.equal(response.status, 200);
  });
});

test("a page elsewhere that makes its own name lead here is turned away", async () => {
  await served(async (_, base) => {
    const request = httpRequest(`${base}/healthz`, { headers: { host: "evil.example" } });
    request.end();
    const [response] = (await once(request, "response")) as [IncomingMessage];
    assert.equal(response.statusCode, 421);
    response.resume();
  });
});

test("a line of 1 GB over a socket is answered 413 long before it is through", async () => {
  await served(async (_, base, token) => {
    const url = new URL(base);
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, "connect");
    socket.on("error", () => undefined);
    const total = 1_000_000_000;
    socket.write(
      `POST /v1/samples HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: Bearer ${token}\r\n` +
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    const piece = Buffer.alloc(65_536, 0x78);
    const framed = Buffer.concat([Buffer.from("10000\r\n"), piece, Buffer.from("\r\n")]);
    let sent = 0;
    const answered = once(socket, "data") as Promise<[Buffer]>;
    let done = false;
    void answered.then(() => {
      done = true;
    });
    while (!done && !socket.destroyed && sent < total) {
      sent += piece.length;
      if (!socket.write(framed)) await Promise.race([once(socket, "drain"), answered, once(socket, "close")]);
    }
    const [first] = await answered;
    assert.match(first.toString(), /^HTTP\/1\.1 413 /);
    assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes were taken`);
    socket.destroy();
  });
});

test("closing lets what is under way finish, and then the port is free", async () => {
  await withNode(async (node) => {
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const slow = {
      fetch: async () => {
        entered.resolve();
        await gate.promise;
        return new Response("done");
      },
    };
    const listening = await serve(slow, { host: "127.0.0.1", port: 0 });
    const pending = fetch(listening.url);
    await entered.promise;
    const closing = listening.close();
    gate.resolve();
    assert.equal(await (await pending).text(), "done");
    await closing;
    await using again = await serve(node.app, { host: "127.0.0.1", port: listening.port });
    assert.equal(again.port, listening.port);
    await assert.rejects(serve(node.app, { host: "127.0.0.1", port: again.port }), { code: "EADDRINUSE" });
  });
});

/** Made for this test and used for nothing else. */
const TLS = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgY7bEe0MBk3EDtAc4
g0Q34+A7dztmXLJATEZiTbDVb92hRANCAARH2msmsAupVz+sXlQtF6ASaO7MLjvp
EsNmll+jO+lhwlPKLMiHH7GqAMYHkhjan4FZ6ZUV6C6UZHOZHt91uLf9
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUSXJ3FGGG0pruOlnJt81nys0ueXEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAwNTIxMFoYDzIxMjYxMDI5
MDA1MjEwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARH2msmsAupVz+sXlQtF6ASaO7MLjvpEsNmll+jO+lhwlPKLMiHH7Gq
AMYHkhjan4FZ6ZUV6C6UZHOZHt91uLf9o28wbTAdBgNVHQ4EFgQUgdXK9a+Rkexd
myw+9AiSRcbmhqUwHwYDVR0jBBgwFoAUgdXK9a+Rkexdmyw+9AiSRcbmhqUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgJiuRuXGHNNwXHoxjRs0d4PXBEkTbz/G0nZyrhEipNnECIQCJ
yT5UkM5MSyUxLfpXlhXXikpmzk4UC3Gs0FlsKqaJRA==
-----END CERTIFICATE-----
`,
};

test("over TLS the same app answers, with cookies and headers for it", async () => {
  await withNode(
    async (node) => {
      const { alma } = await node.people();
      await using listening = await serve(node.app, { host: "127.0.0.1", port: 0, tls: TLS });
      assert.match(listening.url, /^https:/);
      const { path } = node.accounts.issueLink(alma, 60_000);
      const request = httpsRequest(`${listening.url}${path}`, { ca: TLS.cert, agent: false });
      request.end();
      const [response] = (await once(request, "response")) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, 303);
      assert.match(response.headers["set-cookie"]![0]!, /^__Host-entente-12345678=.*; Secure$/);
      assert.equal(response.headers["strict-transport-security"], "max-age=31536000");
    },
    { secure: true },
  );
});
