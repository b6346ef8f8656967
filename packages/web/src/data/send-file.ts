import { type Problem, ProblemError } from "@entente/api";
import { failureOf } from "./failure.ts";

/**
 * Sends a file as it lies on the disk, and tells how many bytes have gone. `fetch` cannot tell that. Throws ProblemError;
 * the reason of `signal` when that ended it.
 */
export function sendFile<A>(
  path: string,
  type: string,
  file: Blob,
  progress: (sent: number) => void,
  signal?: AbortSignal,
): Promise<A> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", type);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => progress(loaded);
    request.onerror = () => reject(failureOf(new TypeError("the connection failed")));
    request.onabort = () => reject(signal?.reason ?? failureOf(new TypeError("the connection was ended")));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.onload = () => {
      const { status, statusText } = request;
      const answer = request.response as A | Problem | null;
      if (status >= 200 && status < 300) resolve(answer as A);
      else
        reject(
          new ProblemError((answer as Problem | null) ?? { type: "about:blank", title: statusText, status }),
        );
    };
    request.send(file);
  });
}
