// The clock of a program that is moved by libfaketime: its calendar alone, or its timers as well where it hurries. Moves no browser's clock.
import { execFileSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DAY_MS = 86_400_000;

export class Clock {
  private readonly folder = mkdtempSync(join(tmpdir(), "mitreden-clock-"));
  /** Milliseconds by which it is ahead of this machine's. */
  private ahead = 0;
  /** How many seconds of a program go by in one of ours. Other than 1 for its timers, too. */
  private pace = 1;

  constructor() {
    this.write();
  }

  /** What a program needs in its environment to go by this clock. Not by the command `faketime`: that one stays between us and the program, and would be killed in its place. */
  get environment(): Record<string, string> {
    const library = execFileSync("faketime", ["-m", "-f", "+0", "printenv", "LD_PRELOAD"], { encoding: "utf8" }).trim();
    // Read anew each time: so the clock of a running program can be moved.
    const read = { FAKETIME_TIMESTAMP_FILE: join(this.folder, "clock"), FAKETIME_NO_CACHE: "1" };
    return { LD_PRELOAD: library, ...read, ...(this.pace === 1 ? { FAKETIME_DONT_FAKE_MONOTONIC: "1" } : {}), NO_FAKE_STAT: "1" };
  }

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  moveTo(moment: Date): void {
    this.ahead = moment.getTime() - Date.now();
    this.write();
  }

  pass(days: number): void {
    this.ahead += days * DAY_MS;
    this.write();
  }

  /** For programs that are started from now on. What goes by meanwhile is not counted: somebody who hurries says afterwards what day it is. */
  goAt(pace: number): void {
    this.pace = pace;
    this.write();
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** In one piece: a program that reads half a number would be in another year. */
  private write(): void {
    const seconds = this.ahead / 1_000;
    writeFileSync(join(this.folder, "next"), `${seconds < 0 ? "" : "+"}${seconds.toFixed(3)}${this.pace === 1 ? "" : ` x${this.pace}`}\n`);
    renameSync(join(this.folder, "next"), join(this.folder, "clock"));
  }
}
