// The chat: what was written, and what is being written. Reads and asks; decides nothing. Texts are text: addresses in them are no links.
import { useEffect, useRef, useState } from "preact/hooks";
import { quoteOf } from "../chat.ts";
import { useIsland } from "../context.ts";
import type { Line } from "../protocol.ts";
import { cityTime } from "../zone.ts";
import { ChatForm } from "./chat-form.tsx";
import { Panel, SmallButton } from "./parts.tsx";

/** So much of a line tells its buttons apart. */
const NAMED = 40;

export function Chat() {
  const { room, t, ask } = useIsland();
  const me = room.me.value;
  const lines = room.lines.value;
  const log = useRef<HTMLOListElement>(null);
  const [answering, answer] = useState<number | undefined>();
  const newest = lines.at(-1)?.line;
  useEffect(() => {
    const list = log.current;
    // Who reads older lines is not pulled away from them.
    if (list && newest !== undefined && list.scrollHeight - list.scrollTop - list.clientHeight < 200) list.scrollTop = list.scrollHeight;
  }, [newest]);
  const { mode } = room.chat.value;
  const off = mode === "off";
  const writes = me !== undefined && me.role !== "listener" && (!off || me.role === "moderator" || (me.floor && me.in_writing));
  const startAnswer = (line: Line) => {
    answer(line.line);
    document.querySelector<HTMLElement>("#chat-text")?.focus();
  };
  return (
    <Panel id="chat" title={t("chat-title")} count={lines.length} open={me?.role !== "listener"}>
      <div class="chat">
        {lines.length === 0 && <p>{t("chat-empty")}</p>}
        {/* A scrolling list must be reachable by keyboard (WCAG 2.1.1); an empty one is no stop. */}
        <ol class="chat__lines" ref={log} tabIndex={lines.length > 0 ? 0 : -1} aria-label={t("chat-title")}>
          {lines.map((line) => <LineView key={line.line} line={line} {...(writes ? { onAnswer: startAnswer } : {})} />)}
        </ol>
        <Drafts />
        {off && !(me?.floor && me.in_writing) && <p>{t("chat-off")}</p>}
        {(mode === "to-moderation" || mode === "approved") && me?.role !== "listener" && <p>{t(`chat-note-${mode}`)}</p>}
        {me && writes && <ChatForm me={me} answering={lines.find((line) => line.line === answering)} onAnswered={() => answer(undefined)} />}
        {me?.role === "participant" && !me.floor && me.hand === null && (
          <div><SmallButton icon="hand" label={t("hand-raise-writing")} onPress={() => void ask({ do: "raise-hand", in_writing: true })} /></div>
        )}
        {me?.role === "listener" && <p>{t("chat-listener")}</p>}
      </div>
    </Panel>
  );
}

function LineView({ line, onAnswer }: { line: Line; onAnswer?: (line: Line) => void }) {
  const { room, t, data, ask } = useIsland();
  const me = room.me.value;
  const leads = me?.role === "moderator";
  const mine = line.seat === me?.seat;
  // What was taken away is quoted nowhere.
  const answered = line.answers === null ? undefined : room.lines.value.find((other) => other.line === line.answers);
  const of = line.text.slice(0, NAMED);
  const consent = room.chat.value.consents.find((one) => one.line === line.line)?.state;
  return (
    <li data-mine={mine || undefined} data-contribution={line.contribution || undefined}>
      <span class="chat__by">
        <strong>{mine ? t("chat-you") : line.name}</strong>
        <span class="visually-hidden">, </span>
        <time dateTime={line.at}>{cityTime(line.at, data)}</time>
        {line.contribution && <span class="chat__mark">{t("chat-contribution")}</span>}
        <span class="visually-hidden">: </span>
      </span>
      {answered && (
        <span class="chat__quote">
          <span>{t("chat-answers", { name: answered.seat === me?.seat ? t("chat-you") : answered.name })}</span> <q>{quoteOf(answered)}</q>
        </span>
      )}
      <span class="chat__text">{line.text}</span>
      {line.held && <span class="chat__held">{leads && !mine ? t("chat-held") : t("chat-held-own")}</span>}
      {leads && consent && <span class="chat__held">{t(`consent-${consent}`)}</span>}
      <span class="chat__tools">
        {line.held && leads && <SmallButton label={t("chat-show")} of={of} onPress={() => void ask({ do: "show-line", line: line.line })} />}
        {onAnswer && <SmallButton label={t("chat-answer")} of={of} onPress={() => onAnswer(line)} />}
        {leads && data.dated && !line.held && !consent && <SmallButton label={t("consent-ask")} of={of} onPress={() => void ask({ do: "ask-for-line", line: line.line })} />}
        {(mine || leads) && me?.role !== "listener" && <SmallButton label={t("chat-delete")} of={of} onPress={() => void ask({ do: "unsay", line: line.line })} />}
      </span>
    </li>
  );
}

/** What is being written (real-time text). No live region: whole lines are read out, characters never. */
function Drafts() {
  const { room, t, ask } = useIsland();
  const me = room.me.value;
  const drafts = room.drafts.value;
  if (drafts.length === 0) return null;
  return (
    <ul class="chat__drafts" aria-label={t("drafts-title")} data-heir="#chat > summary">
      {drafts.map((draft) => {
        const mine = draft.seat === me?.seat;
        return (
          <li key={draft.seat} data-mine={mine || undefined} data-active="true">
            <strong>{mine ? t("draft-yours") : t("draft-by", { name: draft.name })}</strong> <span class="chat__text">{draft.text}</span>
            {draft.held && <span class="chat__held">{t("chat-held-own")}</span>}
            {me?.role === "moderator" && !mine && draft.role !== "moderator" && (
              <SmallButton label={t("typing-pause")} of={draft.name} onPress={() => void ask({ do: "pause-typing", seat: draft.seat, paused: true })} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
