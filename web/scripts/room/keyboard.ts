// Shortcuts of the room, all with Alt and Shift (WCAG 2.1.4: no single keys). Does nothing by itself; the views hand in the deeds.
import type { Role } from "./protocol.ts";

export type Deed = "hand" | "microphone" | "camera" | "sign" | "chat" | "slide-back" | "slide-next" | "call" | "item-next" | "pause";

type Shortcut = { code: string; label: string; roles: readonly Role[] };

const EVERYBODY: readonly Role[] = ["listener", "participant", "speaker", "moderator", "signer", "captioner"];
const SENDERS: readonly Role[] = ["participant", "speaker", "moderator", "signer"];

/** Which key does what for whom, for the list in the help. Codes, so that every keyboard layout has them at the same place. */
export const SHORTCUTS: Record<Deed, Shortcut> = {
  hand: { code: "KeyH", label: "Alt + Shift + H", roles: ["participant", "speaker", "signer", "captioner"] },
  microphone: { code: "KeyM", label: "Alt + Shift + M", roles: ["participant", "speaker", "moderator"] },
  camera: { code: "KeyK", label: "Alt + Shift + K", roles: SENDERS },
  sign: { code: "KeyG", label: "Alt + Shift + G", roles: SENDERS },
  chat: { code: "KeyC", label: "Alt + Shift + C", roles: EVERYBODY },
  "slide-back": { code: "ArrowLeft", label: "Alt + Shift + ←", roles: ["speaker", "moderator"] },
  "slide-next": { code: "ArrowRight", label: "Alt + Shift + →", roles: ["speaker", "moderator"] },
  call: { code: "KeyW", label: "Alt + Shift + W", roles: ["moderator"] },
  "item-next": { code: "KeyN", label: "Alt + Shift + N", roles: ["moderator"] },
  pause: { code: "KeyP", label: "Alt + Shift + P", roles: ["moderator"] },
};

/** The shortcuts that a role has. */
export function shortcutsOf(role: Role): Deed[] {
  return (Object.keys(SHORTCUTS) as Deed[]).filter((deed) => SHORTCUTS[deed].roles.includes(role));
}

/** As browsers read it from a button (`aria-keyshortcuts`). */
export function keysOf(deed: Deed): string {
  return SHORTCUTS[deed].label.replaceAll(" ", "");
}

export function listen(role: () => Role | undefined, deeds: Record<Deed, () => void>): void {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const mine = role();
    const deed = mine && shortcutsOf(mine).find((one) => SHORTCUTS[one].code === event.code);
    // In a text the arrows mark words.
    if (!deed || (event.code.startsWith("Arrow") && event.target instanceof Element && event.target.matches("input, textarea, select"))) return;
    event.preventDefault();
    deeds[deed]();
  });
}
