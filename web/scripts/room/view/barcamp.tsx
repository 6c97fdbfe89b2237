// The parallel rooms: chosen, entered and left, called back from, and what they came to. Opens none by itself; the moderation does.
import { useEffect, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { SideRoomView } from "../protocol.ts";
import { Panel, SmallButton } from "./parts.tsx";

/** Minutes of a barcamp, unless somebody says otherwise; Gera's lasted half an hour. */
const MINUTES = 30;
/** So long before the end everybody is told. */
const WARNING_MIN = 2;

/** Minutes until a moment, counted up: "noch 2 Minuten" as long as more than one is left. */
function useMinutesUntil(until: string | null): number | undefined {
  const { room } = useIsland();
  const [, again] = useState(0);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => again((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? undefined : Math.max(0, Math.ceil((Date.parse(until) - Date.now() - room.ahead.value) / 60_000));
}

export function Barcamp() {
  const { room, t } = useIsland();
  const { rooms, until, is_side } = room.barcamp.value;
  const leads = room.me.value?.role === "moderator";
  const left = useMinutesUntil(until);
  const isOpen = rooms.some((side) => side.open);
  if (is_side) return <Side left={left} />;
  if (rooms.length === 0 && !leads) return null;
  return (
    <Panel id="barcamp" title={t("barcamp-title")} count={rooms.filter((side) => side.open).length} open={isOpen || rooms.length > 0}>
      {isOpen && left !== undefined && <p>{t("barcamp-left", { count: left })}</p>}
      <ul class="queue queue--plain">
        {rooms.map((side) => <SideRow key={side.number} side={side} />)}
      </ul>
      {leads && (isOpen ? <Recall /> : <Open />)}
    </Panel>
  );
}

function SideRow({ side }: { side: SideRoomView }) {
  const { room, t, data, ask, cross } = useIsland();
  const leads = room.me.value?.role === "moderator";
  return (
    <li>
      <span><strong lang={data.written_in}>{side.title}</strong>{side.open && ` ${t("barcamp-people", { count: side.people })}`}</span>
      {side.open && (
        <span class="queue__tools"><SmallButton first icon="arrow-forward" label={t("barcamp-go")} of={side.title} onPress={() => cross(side.number)} /></span>
      )}
      {side.result && <p class="barcamp__result" lang={data.written_in}>{side.result}</p>}
      {side.result && leads && <SmallButton label={t("barcamp-drop-result")} of={side.title} onPress={() => void ask({ do: "drop-result", number: side.number })} />}
    </li>
  );
}

/** The moderation calls everybody back, in time or at once. */
function Recall() {
  const { t, ask } = useIsland();
  return (
    <div class="desk__tools">
      <SmallButton icon="clock" label={t("barcamp-recall", { count: WARNING_MIN })} onPress={() => void ask({ do: "recall-barcamp", minutes: WARNING_MIN })} />
      <SmallButton label={t("barcamp-recall-now")} onPress={() => void ask({ do: "recall-barcamp", minutes: 0 })} />
    </div>
  );
}

/** The moderation opens rooms: one name a line. */
function Open() {
  const { t, attempt, note } = useIsland();
  const [titles, setTitles] = useState("");
  const [minutes, setMinutes] = useState(String(MINUTES));
  const open = async () => {
    const rooms = titles.split("\n").map((title) => title.trim()).filter((title) => title !== "");
    const refused = await attempt({ do: "open-barcamp", rooms, minutes: Math.trunc(Number(minutes)) || 0 });
    if (refused) note(t(`refusal-${refused}`));
    else setTitles("");
  };
  return (
    <form class="barcamp__form" onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <div class="kern-form-input">
        <label class="kern-label" for="barcamp-rooms">{t("barcamp-rooms")}</label>
        <div class="kern-hint" id="barcamp-rooms-hint">{t("barcamp-rooms-hint")}</div>
        <textarea class="kern-form-input__input" id="barcamp-rooms" rows={3} value={titles} aria-describedby="barcamp-rooms-hint" onInput={(event) => setTitles(event.currentTarget.value)} />
      </div>
      <div class="kern-form-input">
        <label class="kern-label" for="barcamp-minutes">{t("barcamp-minutes")}</label>
        <input class="kern-form-input__input" id="barcamp-minutes" type="number" min={1} max={240} value={minutes} onInput={(event) => setMinutes(event.currentTarget.value)} />
      </div>
      <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("barcamp-open")}</span></button>
    </form>
  );
}

/** Inside of a parallel room: how long it lasts, and what it came to. */
function Side({ left }: { left: number | undefined }) {
  const { room, t, data, ask, note, announcer } = useIsland();
  const { result } = room.barcamp.value;
  const [text, setText] = useState<string | undefined>();
  const writes = room.me.value?.role !== "listener";
  const isLate = left !== undefined && left <= WARNING_MIN;
  const save = async () => {
    if (text === undefined || !(await ask({ do: "note-result", text }))) return;
    setText(undefined);
    note(t("barcamp-result-saved"));
  };
  useEffect(() => {
    if (!isLate) return;
    announcer.say(t("barcamp-ends-soon", { count: WARNING_MIN }));
    // Who writes slowly loses nothing when the room closes.
    void save();
  }, [isLate, announcer, t]);
  return (
    <Panel id="barcamp" title={t("barcamp-side-title")} open>
      {left !== undefined && <p class={isLate ? "barcamp__late" : undefined}>{t("barcamp-ends-in", { count: left })}</p>}
      {!writes && (result ? <p class="barcamp__result" lang={data.written_in}>{result}</p> : <p>{t("barcamp-no-result")}</p>)}
      {writes && (
        <form class="barcamp__form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <div class="kern-form-input">
            <label class="kern-label" for="barcamp-result">{t("barcamp-result")}</label>
            <div class="kern-hint" id="barcamp-result-hint">{t("barcamp-result-hint")}</div>
            <textarea class="kern-form-input__input" id="barcamp-result" rows={4} maxLength={2000} value={text ?? result} aria-describedby="barcamp-result-hint" onInput={(event) => setText(event.currentTarget.value)} />
          </div>
          <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("barcamp-result-save")}</span></button>
        </form>
      )}
    </Panel>
  );
}
