// The moderator's desk: the evening as a whole, and what waits for a decision. Shown to the moderation alone; the server checks all of it again.
import { useIsland } from "../context.ts";
import type { ChatMode } from "../protocol.ts";
import { Choice, Panel, SmallButton } from "./parts.tsx";
import { useSure } from "./sure.tsx";

/** Waits between two lines of one person to choose from, in seconds; none first. */
const WAITS = [0, 10, 30, 60];

export function Desk() {
  const { room, t, data, ask } = useIsland();
  const { sure, element } = useSure();
  const { status, locked, paused } = room.evening.value;
  const end = data.side ? t("desk-end-side") : t("desk-end");
  const modes: Record<ChatMode, string> = { open: t("chat-mode-open"), approved: t("chat-mode-approved"), "to-moderation": t("chat-mode-to-moderation"), off: t("chat-mode-off") };
  const waits: Record<string, string> = Object.fromEntries(WAITS.map((seconds) => [seconds, seconds === 0 ? t("chat-slow-none") : t("chat-slow-seconds", { seconds })]));
  return (
    <Panel id="desk" title={t("desk-title")} open>
      <Waiting />
      <div class="desk__tools">
        {status === "planned" && <SmallButton first label={t("desk-start")} onPress={() => void ask({ do: "start-evening" })} />}
        {status === "live" && (
          <SmallButton label={end} onPress={() => sure({ text: data.side ? t("desk-end-side-sure") : t("desk-end-sure"), yes: end, command: { do: "end-evening" } })} />
        )}
        <SmallButton icon={locked ? "unlock" : "lock"} label={locked ? t("desk-unlock") : t("desk-lock")} onPress={() => void ask({ do: locked ? "unlock-room" : "lock-room" })} />
        {status === "live" && <SmallButton first={paused} icon={paused ? "live" : "clock"} label={paused ? t("desk-resume") : t("desk-pause")} onPress={() => void ask({ do: paused ? "resume" : "pause" })} />}
        <a class="small-button" href={`/raeume/${data.slug}/verlauf`} target="_blank" rel="noopener">{t("desk-deeds")}<span class="visually-hidden"> {t("new-window")}</span></a>
        <Choice label={t("desk-chat")} value={room.chat.value.mode} words={modes} onChange={(mode) => void ask({ do: "set-chat", mode })} />
        <Choice label={t("chat-slow")} value={String(room.chat.value.slow_seconds)} words={waits} onChange={(seconds) => void ask({ do: "slow-chat", seconds: Number(seconds) })} />
      </div>
      {room.chat.value.slow_seconds > 0 && <p class="desk__hint">{t("chat-slow-exempt")}</p>}
      {element}
    </Panel>
  );
}

/** What needs a decision, each with the way to it. */
function Waiting() {
  const { room, t } = useIsland();
  const hands = room.hands.value.count;
  const questions = room.questions.value.filter((one) => one.state === "new").length;
  const lines = room.lines.value.filter((line) => line.held).length;
  const lobby = room.lobby.value.waiting.length;
  const waiting = [
    { panel: "lobby", count: lobby, label: t("desk-waiting-lobby", { count: lobby }) },
    { panel: "floor", count: hands, label: t("desk-waiting-hands", { count: hands }) },
    { panel: "questions", count: questions, label: t("desk-waiting-questions", { count: questions }) },
    { panel: "chat", count: lines, label: t("desk-waiting-lines", { count: lines }) },
  ].filter((one) => one.count > 0);
  if (waiting.length === 0) return <p class="desk__waiting">{t("desk-waiting-none")}</p>;
  const go = (panel: string) => {
    const details = document.querySelector<HTMLDetailsElement>(`#${panel}`);
    details?.setAttribute("open", "");
    details?.querySelector<HTMLElement>("summary")?.focus();
  };
  return (
    <ul class="desk__waiting">
      {waiting.map(({ panel, label }) => (
        <li key={panel}><SmallButton first label={label} onPress={() => go(panel)} /></li>
      ))}
    </ul>
  );
}
