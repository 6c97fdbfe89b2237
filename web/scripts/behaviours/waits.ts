// `[data-waits]`: asks every few seconds whether somebody still waits outside a room, and shows the page anew once that is over. Lets nobody in.

/** So long between two looks: nobody notices the wait, and a minute of looking stays far below what the room allows. */
const EVERY_MS = 3_000;

export function waits(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-waits]")) {
    if (place.dataset.waiting === "yes") continue;
    place.dataset.waiting = "yes";
    const look = async () => {
      // Another page has been swapped in meanwhile.
      if (!place.isConnected) return;
      if (!(await stillWaits(place.dataset.waits ?? ""))) return location.reload();
      setTimeout(() => void look(), EVERY_MS);
    };
    setTimeout(() => void look(), EVERY_MS);
  }
}

/** Whoever cannot be asked goes on waiting: a phone in a tunnel is not turned away. */
async function stillWaits(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/plain" }, credentials: "same-origin" });
    return !answer.ok || (await answer.text()) === "wartet";
  } catch {
    return true;
  }
}
