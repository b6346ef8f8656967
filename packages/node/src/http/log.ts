import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** Members that never reach a log, wherever they stand. */
const SECRET = ["password", "current", "next", "secret", "token", "cookie", "authorization", "set-cookie"];

/**
 * The node's log: one JSON line for each event. The listener logs routes, not addresses of requests, so that
 * neither sign-in links nor queries get here; the redaction is a second net under that.
 */
export function createLog(destination?: DestinationStream, level = "info"): Log {
  const options = {
    level,
    base: null,
    redact: { paths: SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: "[redacted]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
