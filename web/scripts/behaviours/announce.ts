// One polite live region for the page: short messages seen in a corner and read out. Queues nothing.

let region: HTMLElement | undefined;
let pending: ReturnType<typeof setTimeout> | undefined;

/** How long a message stays visible: long enough to read twice. */
const SHOWN_FOR_MS = 6000;

export function announce(message: string): void {
  if (!region?.isConnected) {
    region = document.createElement("div");
    region.className = "toast-region";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const here = region;
  clearTimeout(pending);
  here.textContent = "";
  pending = setTimeout(() => {
    here.textContent = message;
    pending = setTimeout(() => {
      here.textContent = "";
    }, SHOWN_FOR_MS);
  }, 50);
}
