// What is counted of an evening: who is here for the first time, which aids are used. Sends a number's worth; keeps and knows nobody.
import type { RoomData } from "./context.ts";

/** Tells the portal, which counts it once for a seat. True if it arrived. */
export async function count(data: RoomData, what: { erstmals: "ja" | "nein" } | { hilfe: "gebaerden" }): Promise<boolean> {
  try {
    // The answer leads back to the room's page, which is open already.
    const answer = await fetch(data.counted, { method: "POST", body: new URLSearchParams(what), redirect: "manual" });
    return answer.ok || answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}
