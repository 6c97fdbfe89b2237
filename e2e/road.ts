// A city and a home with a road between them, as Linux network namespaces: what the road drops is really gone. Needs root; touches no other network.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Addresses of the city and the home; the road has the next one on each side. They exist in the namespaces only. */
const CITY = "10.213.0.1";
const CITY_GATE = "10.213.0.2";
const HOME = "10.213.0.6";
const HOME_GATE = "10.213.0.5";

const ip = (...words: string[]) => execFileSync("ip", words, { encoding: "utf8" });

export class Road {
  readonly city = CITY;
  private readonly name = (place: string) => `mitreden-${place}-${process.pid}`;
  private readonly folder = mkdtempSync(join(tmpdir(), "mitreden-road-"));

  static possible(): boolean {
    return process.getuid?.() === 0;
  }

  static open(): Road {
    const road = new Road();
    try {
      road.build();
    } catch (error) {
      road.close();
      throw error;
    }
    return road;
  }

  /** Words before a command so that it runs in the city. */
  get inCity(): string[] {
    return ["ip", "netns", "exec", this.name("city")];
  }

  /** A program that is another one, run at home: browsers are started by a path alone. */
  atHome(program: string): string {
    const script = join(this.folder, "at-home");
    writeFileSync(script, `#!/bin/sh\nexec ip netns exec ${this.name("home")} ${program} "$@"\n`);
    chmodSync(script, 0o755);
    return script;
  }

  /** From now on the road drops every UDP packet, both ways and without a word to the sender. */
  dropUdp(): void {
    ip("-n", this.name("road"), "rule", "add", "ipproto", "udp", "priority", "10", "blackhole");
  }

  passUdp(): void {
    ip("-n", this.name("road"), "rule", "del", "priority", "10");
  }

  /** How many UDP packets have come to the city, to whatever port. */
  udpArrived(): number {
    const counters = execFileSync("ip", ["netns", "exec", this.name("city"), "cat", "/proc/net/snmp"], { encoding: "utf8" });
    const [names, values] = counters.split("\n").filter((line) => line.startsWith("Udp:")).map((line) => line.split(" "));
    const count = (name: string) => Number(values?.[names?.indexOf(name) ?? -1]);
    return count("InDatagrams") + count("NoPorts") + count("InErrors");
  }

  close(): void {
    for (const place of ["city", "home", "road"]) {
      try {
        ip("netns", "del", this.name(place));
      } catch {
        // It was never built.
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private build(): void {
    for (const place of ["city", "home", "road"]) ip("netns", "add", this.name(place));
    this.lay("city", CITY, CITY_GATE);
    this.lay("home", HOME, HOME_GATE);
    execFileSync("ip", ["netns", "exec", this.name("road"), "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"]);
  }

  /** A cable from a place to the road. */
  private lay(place: string, address: string, gate: string): void {
    const [here, road] = [this.name(place), this.name("road")];
    ip("-n", road, "link", "add", place, "type", "veth", "peer", "name", "out", "netns", here);
    ip("-n", road, "addr", "add", `${gate}/30`, "dev", place);
    ip("-n", road, "link", "set", place, "up");
    ip("-n", here, "addr", "add", `${address}/30`, "dev", "out");
    for (const link of ["lo", "out"]) ip("-n", here, "link", "set", link, "up");
    ip("-n", here, "route", "add", "default", "via", gate);
  }
}
