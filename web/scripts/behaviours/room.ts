// `[data-room][data-script]`: loads the room's script, so that no other page pays for it. Knows nothing of rooms.

export function room(root: ParentNode): void {
  const address = root.querySelector<HTMLElement>("[data-room][data-script]")?.dataset.script;
  if (!address) return;
  const url = new URL(address, document.baseURI);
  if (url.origin === location.origin) void import(url.href);
}
