/** Asks until something is so; the partner's node works at its own pace. Fails with what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, pause));
  }
}
