// Pointing at the slide, by hand or by keys. Draws nothing and knows no slide.
import { useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";

/** A pointer that moves faster is told in steps. */
const POINT_MS = 250;
/** How far a key moves the pointer, in thousandths. */
const STEPS: Record<string, [number, number]> = { ArrowLeft: [-25, 0], ArrowRight: [25, 0], ArrowUp: [0, -25], ArrowDown: [0, 25] };

export function usePointing() {
  const { room, ask } = useIsland();
  const [pointing, point] = useState(false);
  const told = useRef(0);
  const picture = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const now = Date.now();
    if (!pointing || now - told.current < POINT_MS) return;
    told.current = now;
    const box = event.currentTarget.getBoundingClientRect();
    const thousandth = (part: number) => Math.max(0, Math.min(1000, Math.round(part * 1000)));
    void ask({ do: "point", at: [thousandth((event.clientX - box.left) / box.width), thousandth((event.clientY - box.top) / box.height)] });
  };
  /** The pointer by arrows, from the middle of the slide; Escape ends it. */
  const steer = (event: KeyboardEvent) => {
    if (event.key === "Escape") return stop();
    const [right, down] = STEPS[event.key] ?? [0, 0];
    if (!right && !down) return;
    event.preventDefault();
    const [x, y] = room.pointer.value ?? [500, 500];
    const within = (value: number) => Math.max(0, Math.min(1000, value));
    void ask({ do: "point", at: [within(x + right), within(y + down)] });
  };
  const stop = () => {
    point(false);
    void ask({ do: "point", at: null });
  };
  const start = () => {
    point(true);
    // The arrows work at once.
    requestAnimationFrame(() => picture.current?.focus());
  };
  return { pointing, picture, start, stop, move, steer };
}
