import { conflict, type JobKind, type MaintenanceJob } from "@entente/api";
import { ulid } from "../ledger/index.ts";
import type { TaskResult, Working } from "./work.ts";

/** How many are remembered: what they did is in the house log. */
const REMEMBERED = 20;

type Mutable = { -readonly [K in keyof MaintenanceJob]: MaintenanceJob[K] };

type Begun = {
  /** Starts the work; `tell` says how far it is. */
  begin(job: string, tell: (done: number, total: number) => void): Working;
  /** Records what was done, and says what of it is shown. Throws what makes the job one that failed. */
  record(job: string, result: TaskResult): Promise<Pick<MaintenanceJob, "backup" | "found">>;
};

/**
 * Backups and checks of a running node: one at a time, because each reads the whole store. They are forgotten when the
 * node stops; one that was cut short has left no entry, and is started again by whoever wants it.
 */
export class MaintenanceJobs {
  readonly #now: () => number;
  #jobs: Mutable[] = [];
  #working: Working | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): readonly MaintenanceJob[] {
    return this.#jobs.map((job) => ({ ...job }));
  }

  /** Throws 409 while another runs. */
  start(kind: JobKind, by: string, { begin, record }: Begun): MaintenanceJob {
    if (this.#working !== undefined)
      throw conflict("A backup or a check is running; another can start when it has ended.");
    const job: Mutable = { job: ulid(this.#now()), kind, by, state: "running", startedAt: this.#instant() };
    const working = begin(job.job, (done, total) => {
      job.progress = { done, total };
    });
    this.#working = working;
    this.#jobs = [job, ...this.#jobs].slice(0, REMEMBERED);
    this.#ended = working.result
      .then((result) => record(job.job, result))
      .then(
        (shown) => Object.assign(job, shown, { state: "done" }),
        (cause: unknown) => Object.assign(job, { state: "failed", why: reasonOf(cause) }),
      )
      .then(() => {
        job.endedAt = this.#instant();
        this.#working = undefined;
      });
    return { ...job };
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    return this.#ended;
  }

  /** Gives up what runs. */
  async close(): Promise<void> {
    await this.#working?.stop();
    await this.#ended;
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).slice(0, 1000);
