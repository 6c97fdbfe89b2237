// Beside the stage: the floor. Reads and asks; decides nothing.
import { useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { FloorOrder } from "../protocol.ts";
import { Choice, Panel, SmallButton } from "./parts.tsx";

/** The floor: the list of hands; the moderation calls from here. */
export function Floor() {
  const { room, t, ask } = useIsland();
  const { count, hands, order, subjects } = room.hands.value;
  const me = room.me.value;
  const leads = me?.role === "moderator";
  return (
    <Panel id="floor" title={t("floor-title")} count={count} open={me?.role !== "listener"}>
      {count === 0 ? <p>{t("floor-empty")}</p> : hands.length === 0 ? <p>{t("floor-count", { count })}</p> : null}
      <ol class="queue">
        {hands.map((hand) => (
          <li key={hand.seat} data-mine={hand.seat === me?.seat || undefined}>
            <span>{hand.name}{hand.in_writing && <> <span class="chat__mark">{t("floor-in-writing")}</span></>}</span>
            {hand.subject !== null && <span class="chat__mark">{subjects[hand.subject]}</span>}
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
      <OwnSubject />
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
  const last = useRef(Promise.resolve(true));
  const times: Record<string, string> = { 0: t("floor-time-none"), ...Object.fromEntries(TIMES.map((time) => [time, t("floor-time-minutes", { count: time / 60 })])) };
  const set = (rules: { order?: FloorOrder; seconds?: number | null; free?: boolean }) => {
    // All rules go together: who chooses twice in a breath must not send back what stood there before the first.
    last.current = last.current.then(() => {
      const now = room.hands.value;
      return ask({ do: "set-floor", order: now.order, seconds: now.seconds, free: now.free, ...rules });
    });
  };
  return (
    <div class="floor-rules">
      <Choice label={t("floor-order")} value={order} words={{ "first-come": t("floor-order-first-come"), "new-voices": t("floor-order-new-voices"), subjects: t("floor-order-subjects") }} onChange={(chosen) => set({ order: chosen })} />
      <Choice label={t("floor-given")} value={free ? "free" : "given"} words={{ given: t("floor-given-by-moderation"), free: t("floor-given-free") }} onChange={(chosen) => set({ free: chosen === "free" })} />
      <Choice label={t("floor-time")} value={String(seconds ?? 0)} words={times} onChange={(chosen) => set({ seconds: Number(chosen) || null })} />
      {order === "subjects" && <Subjects />}
    </div>
  );
}

/** What contributions may be about: one subject a line. */
function Subjects() {
  const { room, t, ask } = useIsland();
  const { subjects } = room.hands.value;
  const [text, setText] = useState<string | undefined>();
  const save = async () => {
    const names = (text ?? "").split("\n").map((name) => name.trim()).filter((name) => name !== "");
    if (text !== undefined && (await ask({ do: "set-subjects", subjects: names }))) setText(undefined);
  };
  return (
    <form class="barcamp__form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div class="kern-form-input">
        <label class="kern-label" for="floor-subjects">{t("floor-subjects")}</label>
        <div class="kern-hint" id="floor-subjects-hint">{t("floor-subjects-hint")}</div>
        <textarea class="kern-form-input__input" id="floor-subjects" rows={3} value={text ?? subjects.join("\n")} aria-describedby="floor-subjects-hint" onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("floor-subjects-save")}</span></button>
    </form>
  );
}

/** Who waits says what the contribution is about. */
function OwnSubject() {
  const { room, t, ask } = useIsland();
  const { hands, subjects } = room.hands.value;
  const own = hands.find((hand) => hand.seat === room.me.value?.seat);
  if (!own || subjects.length === 0) return null;
  const words: Record<string, string> = { none: t("floor-subject-none"), ...Object.fromEntries(subjects.map((name, at) => [String(at), name])) };
  return <Choice label={t("floor-subject")} value={own.subject === null ? "none" : String(own.subject)} words={words} onChange={(chosen) => void ask({ do: "name-subject", subject: chosen === "none" ? null : Number(chosen) })} />;
}
