// The agenda live: what is on, what was planned and how it really goes; the moderation moves on, extends, reorders, adds. Plans no evening.
import { useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { AgendaItem } from "../protocol.ts";
import { type ItemTimes, timesOf } from "../times.ts";
import { cityTime, zoneName } from "../zone.ts";
import { Panel, SmallButton } from "./parts.tsx";

/** Minutes by which the current item is extended at once. */
const EXTENSION = 5;
/** Minutes of an item that is added, unless somebody says otherwise. */
const ADDED = 10;

function useClock(): (time: number) => string {
  const { data } = useIsland();
  return (time) => cityTime(time, data);
}

export function Agenda() {
  const { room, t, data, ask } = useIsland();
  const { items, current } = room.agenda.value;
  const leads = room.me.value?.role === "moderator";
  if (items.length === 0) return null;
  const next = current === null ? 0 : current + 1;
  const times = timesOf(room.agenda.value);
  const timed = times.find((one) => one.planned !== undefined || one.real !== undefined);
  const at = timed && (timed.planned ?? timed.real);
  return (
    <Panel id="agenda" title={t("agenda-title")} open>
      <ol class="agenda-live">
        {items.map((item, at) => <Item key={`${at}-${item.title}`} item={item} at={at} times={times[at]} leads={leads} />)}
      </ol>
      {at !== undefined && <p class="agenda-live__times">{t("agenda-zone", { zone: zoneName(at, data) })}</p>}
      {leads && (
        <div class="desk__tools">
          {next < items.length && <SmallButton first label={t("agenda-next")} onPress={() => void ask({ do: "go-to-item", item: next })} />}
          {current !== null && <SmallButton icon="clock" label={t("agenda-extend", { count: EXTENSION })} onPress={() => void ask({ do: "extend-item", minutes: EXTENSION })} />}
        </div>
      )}
      {leads && <AddItem />}
    </Panel>
  );
}

function Item({ item, at, times, leads }: { item: AgendaItem; at: number; times: ItemTimes | undefined; leads: boolean }) {
  const { room, t, data, ask } = useIsland();
  const { items, course, current } = room.agenda.value;
  const first = current === null ? 0 : current + 1;
  const extra = course[at]?.extra ?? 0;
  return (
    <li {...(at === current ? { "aria-current": "step" as const } : {})}>
      <strong lang={data.written_in}>{item.title}</strong>
      {item.speaker && <span lang={data.written_in}> – {item.speaker}</span>}
      {at === current && <span class="agenda-live__now"> {t("agenda-now")}</span>}
      <Times times={times} isAhead={at >= first} />
      {extra > 0 && <span class="agenda-live__times">{t("agenda-extended", { count: extra })}</span>}
      {leads && at >= first && (
        <span class="agenda-live__tools">
          {at > first && <SmallButton label={t("agenda-earlier")} of={item.title} onPress={() => void ask({ do: "move-item", item: at, to: at - 1 })} />}
          {at < items.length - 1 && <SmallButton label={t("agenda-later")} of={item.title} onPress={() => void ask({ do: "move-item", item: at, to: at + 1 })} />}
        </span>
      )}
    </li>
  );
}

/** The plan, and beside it what is different. */
function Times({ times, isAhead }: { times: ItemTimes | undefined; isAhead: boolean }) {
  const { t } = useIsland();
  const clock = useClock();
  if (!times) return null;
  const planned = times.planned === undefined ? undefined : clock(times.planned);
  const real = times.real === undefined ? undefined : clock(times.real);
  const differs = real !== undefined && real !== planned;
  if (planned === undefined && !differs) return null;
  return (
    <span class="agenda-live__times">
      {planned !== undefined && t("agenda-planned", { time: planned })}
      {planned !== undefined && differs && ", "}
      {differs && (isAhead ? t("agenda-expected", { time: real }) : t("agenda-began", { time: real }))}
    </span>
  );
}

/** What the room itself puts on the agenda. */
function AddItem() {
  const { t, ask } = useIsland();
  const [title, setTitle] = useState("");
  const add = async () => {
    if (title.trim() && (await ask({ do: "add-item", item: { title, kind: "discussion", minutes: ADDED, speaker: "" } }))) setTitle("");
  };
  return (
    <form class="chat__form" onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <div class="kern-form-input">
        <label class="kern-label" for="agenda-add">{t("agenda-add")}</label>
        <input class="kern-form-input__input" id="agenda-add" value={title} maxLength={200} autoComplete="off" onInput={(event) => setTitle(event.currentTarget.value)} />
      </div>
      <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("agenda-add-send")}</span></button>
    </form>
  );
}
