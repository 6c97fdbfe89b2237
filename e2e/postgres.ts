// A database of its own in the PostgreSQL server of the tests, for one portal. Starts no server.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/** Address of a server on which databases may be made; `cargo xtask check --only e2e` starts one. */
const SERVER = "MITREDEN_TEST_POSTGRES";

export class Database {
  readonly url: string;
  private readonly server: string;
  private readonly name = `journey_${randomBytes(6).toString("hex")}`;

  private constructor(server: string) {
    this.server = server;
    const url = new URL(server);
    url.pathname = `/${this.name}`;
    this.url = url.href;
  }

  static make(): Database {
    const server = process.env[SERVER];
    if (!server) throw new Error(`${SERVER} names no PostgreSQL server on which databases may be made; cargo xtask check --only e2e starts one`);
    const database = new Database(server);
    database.says(`CREATE DATABASE ${database.name}`);
    return database;
  }

  close(): void {
    this.says(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  private says(sentence: string): void {
    execFileSync("psql", ["--quiet", "--no-psqlrc", "--dbname", this.server, "--command", sentence], { stdio: ["ignore", "ignore", "inherit"] });
  }
}
