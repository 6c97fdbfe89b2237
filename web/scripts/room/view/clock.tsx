// The speaking clock: how long a contribution lasts, and gently that its time is up. Cuts nobody off.
import { useEffect, useState } from "preact/hooks";
import { useIsland } from "../context.ts";

/** The last warning before the time is up, in seconds. */
const WARNING_S = 30;

/** `warns`: says so to the person who speaks, once half a minute before the end and once at the end. */
export function SpeakingClock({ since, warns }: { since: string; warns?: boolean }) {
  const { room, t, announcer } = useIsland();
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const limit = room.hands.value.seconds;
  const spoken = Math.max(0, Math.floor((Date.now() + room.ahead.value - Date.parse(since)) / 1_000));
  const state = limit === null ? "running" : spoken >= limit ? "over" : spoken >= limit - WARNING_S ? "soon" : "running";
  useEffect(() => {
    if (warns && state !== "running") announcer.say(t(`clock-${state}`));
  }, [warns, state, announcer, t]);
  return (
    <span class="clock" role="timer" data-state={state}>
      {limit === null ? text(spoken) : t("clock-of", { spoken: text(spoken), limit: text(limit) })}
      {warns && state !== "running" && <span class="clock__words"> {t(`clock-${state}`)}</span>}
    </span>
  );
}

function text(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
