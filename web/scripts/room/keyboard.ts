// Shortcuts of the room, all with Alt and Shift (WCAG 2.1.4: no single keys). Does nothing by itself; the views hand in the deeds.

export type Deed = "hand" | "microphone" | "camera" | "chat";

/** Which key does what, for the list in the help. Codes, so that every keyboard layout has them at the same place. */
export const SHORTCUTS: Record<Deed, { code: string; label: string }> = {
  hand: { code: "KeyH", label: "Alt + Shift + H" },
  microphone: { code: "KeyM", label: "Alt + Shift + M" },
  camera: { code: "KeyK", label: "Alt + Shift + K" },
  chat: { code: "KeyC", label: "Alt + Shift + C" },
};

export function listen(deeds: Record<Deed, () => void>): void {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const deed = (Object.keys(SHORTCUTS) as Deed[]).find((one) => SHORTCUTS[one].code === event.code);
    if (!deed) return;
    event.preventDefault();
    deeds[deed]();
  });
}
