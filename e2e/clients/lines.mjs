// A child process that speaks lines of JSON: orders in, reports out, each wait bounded and loud. Knows no media.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The longest anything here may take; a state that has not come by then will not come. */
export const PATIENCE = 30_000;

export class Lines {
  #child;
  #name;
  #heard = [];
  #waiting = new Set();
  #errors = '';
  #ended;

  constructor(name, command, args, options = {}) {
    this.#name = name;
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.#child.stderr.on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-4000);
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#hear(line));
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(String(error)));
      this.#child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
    });
    this.#ended.then((how) => {
      for (const wait of this.#waiting) wait.fail(`${name} ended (${how})`);
    });
    // A child that is gone makes writes fail; the wait for its answer says so.
    this.#child.stdin.on('error', () => {});
  }

  #hear(line) {
    let report;
    try {
      report = JSON.parse(line);
    } catch {
      // Native libraries print warnings of their own; they are kept for the error text.
      this.#errors = `${this.#errors}${line}\n`.slice(-4000);
      return;
    }
    this.#heard.push(report);
    for (const wait of [...this.#waiting]) wait.look();
  }

  /** The number of reports so far: a mark to look on from. */
  get now() {
    return this.#heard.length;
  }

  /** All reports that fit. */
  all(fits) {
    return this.#heard.filter(fits);
  }

  /** The first report from `from` on that fits; fails when it does not come, when the child ends, or when it reports `failed`. */
  until(what, fits, from = 0) {
    return new Promise((resolve, reject) => {
      const wait = {
        look: () => {
          const late = this.#heard.slice(from);
          const failed = late.find((report) => report.at === 'failed' || report.error);
          const found = late.find(fits);
          if (found) this.#settle(wait, () => resolve(found));
          else if (failed && !fits(failed) && failed.at !== 'refused') wait.fail(JSON.stringify(failed));
        },
        fail: (why) => this.#settle(wait, () => reject(new Error(this.#complaint(what, why)))),
      };
      wait.timer = setTimeout(() => wait.fail(`not within ${PATIENCE / 1000} s`), PATIENCE);
      this.#waiting.add(wait);
      wait.look();
    });
  }

  #settle(wait, then) {
    clearTimeout(wait.timer);
    this.#waiting.delete(wait);
    then();
  }

  #complaint(what, why) {
    const last = this.#heard.slice(-8).map((report) => JSON.stringify(report));
    return `${this.#name}: ${what}: ${why}\nlast reports:\n${last.join('\n')}\n${this.#errors}`;
  }

  order(order) {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** Ends the child by ending its input, and by force when that is not enough. */
  async end() {
    this.#child.stdin.end();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.#ended;
    clearTimeout(force);
  }
}
