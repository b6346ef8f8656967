import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a partner's request on its way to a node. */
export type Passage =
  | "pass"
  /** Answered in the node's place, with 503. */
  | "refuse"
  /** Answered in the node's place, with something that is no answer. */
  | "garbage"
  /** Taken, and never answered. */
  | "silence";

/** Stands in front of a node's partner listener, at the address its card names. */
export class Gateway implements AsyncDisposable {
  /** Decides by method and path. */
  passage: (path: string) => Passage = () => "pass";
  /** Requests that did not pass, by path. */
  readonly held: string[] = [];
  readonly #server;
  #target = 0;

  private constructor() {
    this.#server = createServer(this.#answer);
  }

  static async open(): Promise<Gateway> {
    const gateway = new Gateway();
    gateway.#server.listen(0, "127.0.0.1");
    await once(gateway.#server, "listening");
    return gateway;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Where the node really listens. */
  leadTo(port: number): void {
    this.#target = port;
  }

  readonly #answer: RequestListener = (incoming, outgoing) => {
    const path = incoming.url ?? "/";
    const passage = this.passage(path);
    if (passage === "pass") {
      this.#forward(incoming, outgoing);
      return;
    }
    this.held.push(path);
    if (passage === "silence") return;
    outgoing.writeHead(passage === "refuse" ? 503 : 200, { "content-type": "application/octet-stream" });
    outgoing.end(passage === "refuse" ? "" : "\u0000no answer at all\n{]");
  };

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url: path, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port: this.#target, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
