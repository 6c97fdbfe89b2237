// The parallel rooms: chosen, entered and left, called back from, and what they came to. Opens none by itself; the moderation does.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refused } from "../connection.ts";
import { useIsland } from "../context.ts";
import { type Faults, faultsOf, fieldOf, namesOf } from "../opening.ts";
import type { SideRoomView } from "../protocol.ts";
import { Field, Icon, Panel, SmallButton } from "./parts.tsx";

/** Minutes of a barcamp, unless somebody says otherwise; Gera's lasted half an hour. */
const MINUTES = 30;
/** So long before the end everybody is told. */
export const WARNING_MIN = 2;

/** Minutes until a moment, counted up: "noch 2 Minuten" as long as more than one is left. */
export function useMinutesUntil(until: string | null): number | undefined {
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

/** The moderation opens rooms: one name a line. What is wrong is said at its field, and gone with the next try. */
function Open() {
  const { t, attempt } = useIsland();
  const [titles, setTitles] = useState("");
  const [minutes, setMinutes] = useState(String(MINUTES));
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<Refused["reason"] | undefined>();
  const form = useRef<HTMLFormElement>(null);
  const field = refusal && fieldOf(refusal);
  const errors = {
    rooms: faults.rooms ? t(`barcamp-fault-${faults.rooms}`) : field === "rooms" ? t(`refusal-${refusal}`) : undefined,
    minutes: faults.minutes ? t("barcamp-fault-minutes") : field === "minutes" ? t("barcamp-fault-minutes") : undefined,
  };
  useEffect(() => {
    if (errors.rooms || errors.minutes) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults, refusal]);
  const open = async () => {
    const found = faultsOf(titles, minutes);
    setFaults(found);
    setRefusal(undefined);
    if (found.rooms || found.minutes) return;
    const refused = await attempt({ do: "open-barcamp", rooms: namesOf(titles), minutes: Number(minutes) });
    setRefusal(refused);
    if (!refused) setTitles("");
  };
  return (
    <form class="barcamp__form" ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <Field id="barcamp-rooms" label={t("barcamp-rooms")} hint={t("barcamp-rooms-hint")} error={errors.rooms}>
        {(described) => <textarea class="kern-form-input__input" id="barcamp-rooms" rows={3} value={titles} {...described} onInput={(event) => setTitles(event.currentTarget.value)} />}
      </Field>
      <Field id="barcamp-minutes" label={t("barcamp-minutes")} error={errors.minutes}>
        {(described) => <input class="kern-form-input__input" id="barcamp-minutes" type="number" min={1} max={240} value={minutes} {...described} onInput={(event) => setMinutes(event.currentTarget.value)} />}
      </Field>
      {refusal && !field && <p class="kern-error" role="alert"><span class="kern-body">{t(`refusal-${refusal}`)}</span></p>}
      <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("barcamp-open")}</span></button>
    </form>
  );
}

/** Parallel rooms are open: said to everybody, wherever they read, with the way there. */
export function RoomsOpen() {
  const { room, t } = useIsland();
  const { rooms, until, is_side } = room.barcamp.value;
  const left = useMinutesUntil(until);
  const count = rooms.filter((side) => side.open).length;
  if (is_side || count === 0) return null;
  const go = () => {
    const panel = document.querySelector<HTMLDetailsElement>("#barcamp");
    panel?.setAttribute("open", "");
    panel?.querySelector<HTMLElement>("summary")?.focus();
    panel?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div class="rooms-note">
      <Icon name="people" />
      <span>{t("barcamp-opened", { count })}{left !== undefined && ` ${t("barcamp-left", { count: left })}`}</span>
      <SmallButton first icon="arrow-forward" label={t("barcamp-show")} onPress={go} />
    </div>
  );
}

/** Inside of a parallel room: how long it lasts, and what it came to. */
function Side({ left }: { left: number | undefined }) {
  const { room, t, data } = useIsland();
  const { result } = room.barcamp.value;
  const writes = room.me.value?.role !== "listener";
  const isLate = left !== undefined && left <= WARNING_MIN;
  return (
    <Panel id="barcamp" title={t("barcamp-side-title")} open>
      {left !== undefined && <p class={isLate ? "barcamp__late" : undefined}>{t("barcamp-ends-in", { count: left })}</p>}
      {!writes && (result ? <p class="barcamp__result" lang={data.written_in}>{result}</p> : <p>{t("barcamp-no-result")}</p>)}
      {writes && <ResultForm isLate={isLate} />}
    </Panel>
  );
}

/** All write one text. Who began before somebody else saved sees both, and says which one stands. */
function ResultForm({ isLate }: { isLate: boolean }) {
  const { room, t, data, attempt, note, announcer } = useIsland();
  const { result, version } = room.barcamp.value;
  const [draft, setDraft] = useState<{ text: string; based_on: number } | undefined>();
  const isBehind = draft !== undefined && draft.based_on !== version && draft.text.trim() !== result;
  const save = async (based_on: number | undefined) => {
    if (draft === undefined || based_on === undefined) return;
    const refused = await attempt({ do: "note-result", text: draft.text, based_on });
    // The newer one has come with the refusal, and stands above the field.
    if (refused === "result-changed") return;
    if (refused) return note(t(`refusal-${refused}`));
    setDraft(undefined);
    note(t("barcamp-result-saved"));
  };
  useEffect(() => {
    if (!isLate) return;
    announcer.say(t("barcamp-ends-soon", { count: WARNING_MIN }));
    // Who writes slowly loses nothing when the room closes.
    void save(draft?.based_on);
  }, [isLate, announcer, t]);
  return (
    <form class="barcamp__form" onSubmit={(event) => { event.preventDefault(); void save(draft?.based_on); }}>
      {isBehind && (
        <div class="barcamp__newer" role="alert">
          <p>{result ? t("barcamp-newer") : t("barcamp-newer-empty")}</p>
          {result && <p class="barcamp__result" lang={data.written_in}>{result}</p>}
          <p>{t("barcamp-newer-what")}</p>
        </div>
      )}
      <div class="kern-form-input">
        <label class="kern-label" for="barcamp-result">{t("barcamp-result")}</label>
        <div class="kern-hint" id="barcamp-result-hint">{t("barcamp-result-hint")}</div>
        <textarea class="kern-form-input__input" id="barcamp-result" rows={4} maxLength={2000} value={draft?.text ?? result} aria-describedby="barcamp-result-hint" onInput={(event) => setDraft({ text: event.currentTarget.value, based_on: draft?.based_on ?? version })} />
      </div>
      {isBehind ? (
        <div class="desk__tools">
          <SmallButton first label={t("barcamp-newer-mine")} onPress={() => void save(version)} />
          <SmallButton label={t("barcamp-newer-theirs")} onPress={() => setDraft(undefined)} />
        </div>
      ) : (
        <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("barcamp-result-save")}</span></button>
      )}
    </form>
  );
}
