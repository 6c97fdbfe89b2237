// Beside the stage: floor and chat. Reads and asks; decides nothing.
import { useEffect, useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { FloorOrder } from "../protocol.ts";
import { Choice, Panel, SmallButton } from "./parts.tsx";

/** The floor: the list of hands; the moderation calls from here. */
export function Floor() {
  const { room, t, ask } = useIsland();
  const { count, hands, order } = room.hands.value;
  const me = room.me.value;
  const leads = me?.role === "moderator";
  return (
    <Panel id="floor" title={t("floor-title")} count={count} open={me?.role !== "listener"}>
      {count === 0 ? <p>{t("floor-empty")}</p> : hands.length === 0 ? <p>{t("floor-count", { count })}</p> : null}
      <ol class="queue">
        {hands.map((hand) => (
          <li key={hand.seat} data-mine={hand.seat === me?.seat || undefined}>
            <span>{hand.name}</span>
            {leads && (
              <span class="queue__tools">
                <SmallButton first icon="floor" label={t("floor-give")} of={hand.name} onPress={() => void ask({ do: "give-floor", seat: hand.seat })} />
                <SmallButton label={t("floor-lower")} of={hand.name} onPress={() => void ask({ do: "lower-hand-of", seat: hand.seat })} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {leads && count > 1 && <SmallButton label={t("floor-lower-all")} onPress={() => void ask({ do: "lower-all-hands" })} />}
      {leads ? <FloorRules /> : count > 0 && order === "new-voices" && <p>{t("floor-new-voices")}</p>}
    </Panel>
  );
}

/** Speaking times to choose from, in seconds. */
const TIMES = [60, 120, 180, 300];

/** How the floor is led: the order of the list, and how long a contribution should be. */
function FloorRules() {
  const { room, t, ask } = useIsland();
  const { order, seconds, free } = room.hands.value;
  const times: Record<string, string> = { 0: t("floor-time-none"), ...Object.fromEntries(TIMES.map((time) => [time, t("floor-time-minutes", { count: time / 60 })])) };
  const set = (rules: { order?: FloorOrder; seconds?: number | null; free?: boolean }) => void ask({ do: "set-floor", order, seconds, free, ...rules });
  return (
    <div class="floor-rules">
      <Choice label={t("floor-order")} value={order} words={{ "first-come": t("floor-order-first-come"), "new-voices": t("floor-order-new-voices") }} onChange={(chosen) => set({ order: chosen })} />
      <Choice label={t("floor-given")} value={free ? "free" : "given"} words={{ given: t("floor-given-by-moderation"), free: t("floor-given-free") }} onChange={(chosen) => set({ free: chosen === "free" })} />
      <Choice label={t("floor-time")} value={String(seconds ?? 0)} words={times} onChange={(chosen) => set({ seconds: Number(chosen) || null })} />
    </div>
  );
}

export function Chat() {
  const { room, t, ask } = useIsland();
  const me = room.me.value;
  const lines = room.lines.value;
  const log = useRef<HTMLOListElement>(null);
  const [text, setText] = useState("");
  const newest = lines.at(-1)?.line;
  useEffect(() => {
    const list = log.current;
    // Who reads older lines is not pulled away from them.
    if (list && newest !== undefined && list.scrollHeight - list.scrollTop - list.clientHeight < 200) list.scrollTop = list.scrollHeight;
  }, [newest]);
  const { mode } = room.chat.value;
  const off = mode === "off";
  const writes = me !== undefined && me.role !== "listener" && (!off || me.role === "moderator");
  const send = async () => {
    if (text.trim() && (await ask({ do: "say", text }))) setText("");
  };
  return (
    <Panel id="chat" title={t("chat-title")} count={lines.length} open={me?.role !== "listener"}>
      <div class="chat">
        {lines.length === 0 && <p>{t("chat-empty")}</p>}
        {/* A scrolling list must be reachable by keyboard (WCAG 2.1.1); an empty one is no stop. */}
        <ol class="chat__lines" ref={log} tabIndex={lines.length > 0 ? 0 : -1} aria-label={t("chat-title")}>
          {lines.map((line) => (
            <li key={line.line} data-mine={line.seat === me?.seat || undefined}>
              <span class="chat__by">
                <strong>{line.seat === me?.seat ? t("chat-you") : line.name}</strong>
                <time dateTime={line.at}>{new Date(line.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}</time>
              </span>
              <span>{line.text}</span>
              {line.held && <span class="chat__held">{me?.role === "moderator" && line.seat !== me.seat ? t("chat-held") : t("chat-held-own")}</span>}
              {line.held && me?.role === "moderator" && <SmallButton label={t("chat-show")} of={line.text.slice(0, 40)} onPress={() => void ask({ do: "show-line", line: line.line })} />}
              {(line.seat === me?.seat || me?.role === "moderator") && me?.role !== "listener" && (
                <SmallButton label={t("chat-delete")} of={line.text.slice(0, 40)} onPress={() => void ask({ do: "unsay", line: line.line })} />
              )}
            </li>
          ))}
        </ol>
        {off && <p>{t("chat-off")}</p>}
        {(mode === "to-moderation" || mode === "approved") && me?.role !== "listener" && <p>{t(`chat-note-${mode}`)}</p>}
        {writes && (
          <form class="chat__form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
            <div class="kern-form-input">
              <label class="kern-label" for="chat-text">{t("chat-label")}</label>
              <input class="kern-form-input__input" id="chat-text" value={text} maxLength={1000} autoComplete="off" onInput={(event) => setText(event.currentTarget.value)} />
            </div>
            <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("chat-send")}</span></button>
          </form>
        )}
        {me?.role === "listener" && <p>{t("chat-listener")}</p>}
      </div>
    </Panel>
  );
}
