// Writing a chat line: answering, waiting in slow mode, being read along. Lists no lines.
import { useEffect, useRef, useState } from "preact/hooks";
import { Draft, quoteOf, readAlong, waitOf, writesFreely } from "../chat.ts";
import { useIsland } from "../context.ts";
import type { Line, MeView } from "../protocol.ts";
import { SmallButton } from "./parts.tsx";

const TEXT_MAX = 1000;

type Props = { me: MeView; answering: Line | undefined; onAnswered: () => void };

export function ChatForm({ me, answering, onAnswered }: Props) {
  const { room, t, attempt, note, announcer } = useIsland();
  const slow = room.chat.value.slow_seconds;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const draft = useDraft(me);
  const wait = useWait();
  const change = (now: string) => {
    setText(now);
    draft?.change(now);
  };
  const send = async () => {
    if (!text.trim()) return;
    draft?.hold();
    const reason = await attempt({ do: "say", text, answers: answering?.line ?? null });
    if (reason === "too-soon" && wait > 0) {
      // The wait stands below the field already; a note on top of it would hide both.
      announcer.say(t("chat-wait", { count: wait }));
    } else if (reason) note(t(`refusal-${reason}`));
    if (reason) {
      draft?.resume();
      return;
    }
    draft?.said();
    // What was typed on while the line was on its way stays.
    const rest = field.current && field.current.value !== text && field.current.value.startsWith(text) ? field.current.value.slice(text.length) : "";
    setText(rest);
    if (rest) draft?.change(rest);
    onAnswered();
  };
  const stopAnswer = () => {
    onAnswered();
    field.current?.focus();
  };
  return (
    <form class="chat__write" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {answering && (
        <div class="chat__answering" data-heir="#chat-text">
          <span class="chat__quote" id="chat-answering"><span>{t("chat-answers", { name: answering.seat === me.seat ? t("chat-you") : answering.name })}</span> <q>{quoteOf(answering)}</q></span>
          <SmallButton label={t("chat-answer-cancel")} onPress={stopAnswer} />
        </div>
      )}
      <div class="chat__form">
        <div class="kern-form-input">
          <label class="kern-label" for="chat-text">{t("chat-label")}</label>
          <input
            class="kern-form-input__input"
            id="chat-text"
            ref={field}
            value={text}
            maxLength={TEXT_MAX}
            autoComplete="off"
            aria-describedby="chat-answering chat-wait"
            onInput={(event) => change(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === "Escape" && answering) stopAnswer(); }}
          />
        </div>
        <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("chat-send")}</span></button>
      </div>
      {wait > 0 && <p id="chat-wait" class="chat__wait">{t("chat-wait", { count: wait })}</p>}
      {slow > 0 && <p class="kern-hint">{writesFreely(me) ? t("chat-slow-not-you") : t("chat-slow-note", { count: slow })}</p>}
      <ReadAlong me={me} />
    </form>
  );
}

/** The choice to be read along, and what it means now. */
function ReadAlong({ me }: { me: MeView }) {
  const { room, t } = useIsland();
  const { mode } = room.chat.value;
  const held = (mode === "to-moderation" || mode === "approved") && !writesFreely(me);
  return (
    <div>
      <div class="kern-form-check">
        <input
          class="kern-form-check__checkbox"
          id="chat-along"
          type="checkbox"
          checked={readAlong.value && !me.typing_paused}
          disabled={me.typing_paused}
          aria-describedby="chat-along-hint"
          onChange={(event) => { readAlong.value = event.currentTarget.checked; }}
        />
        <label class="kern-label" for="chat-along">{t("typing-along")}</label>
      </div>
      <p class="kern-hint" id="chat-along-hint">{me.typing_paused ? t("typing-paused") : held ? t("typing-along-held") : t("typing-along-open")}</p>
    </div>
  );
}

/** Tells what is being written, while the person wants to be read along; none otherwise. */
function useDraft(me: MeView): Draft | undefined {
  const { attempt } = useIsland();
  const [draft, setDraft] = useState<Draft | undefined>();
  const on = readAlong.value && !me.typing_paused;
  useEffect(() => {
    if (!on) return undefined;
    // What is refused is seen in the form already: chat off, interrupted, stopped by the moderation.
    const now = new Draft((text) => void attempt({ do: "type", text }));
    setDraft(now);
    return () => {
      now.end();
      setDraft(undefined);
    };
  }, [on]);
  return draft;
}

/** Seconds until the next line can be sent. The clock runs only while somebody waits. */
function useWait(): number {
  const { room } = useIsland();
  const [now, tick] = useState(() => Date.now());
  const left = waitOf(room, now);
  useEffect(() => tick(Date.now()), [room.saidAt.value, room.chat.value.slow_seconds]);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => tick(Date.now()), left % 1000 || 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return Math.ceil(left / 1000);
}
