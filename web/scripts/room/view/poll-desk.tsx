// The moderation's half of the polls: preparing, opening, more time, closing. The server checks all of it again.
import { useId, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { PollKind, PollPlan, PollView } from "../protocol.ts";
import { SmallButton } from "./parts.tsx";

const KINDS: PollKind["kind"][] = ["single", "multiple", "points", "ranking", "number", "words"];
/** Minutes a poll may run; none: until it is closed. */
const MINUTES = [1, 2, 5, 10];
const MORE_MINUTES = 2;
const POINTS = 100;

/** What a prepared poll, and an open one, can be asked to do. */
export function PollTools({ poll }: { poll: PollView }) {
  const { t, ask } = useIsland();
  const [minutes, choose] = useState(0);
  const of = poll.plan.question;
  if (poll.state === "closed") return null;
  if (poll.state === "open") {
    return (
      <div class="desk__tools">
        <SmallButton first label={t("poll-close")} of={of} onPress={() => void ask({ do: "close-poll", poll: poll.poll })} />
        <SmallButton label={t("poll-extend", { minutes: MORE_MINUTES })} of={of} onPress={() => void ask({ do: "extend-poll", poll: poll.poll, minutes: MORE_MINUTES })} />
      </div>
    );
  }
  return (
    <div class="desk__tools">
      <label class="people__role">
        <span class="visually-hidden">{t("poll-minutes")} {of}</span>
        <select value={minutes} onChange={(event) => choose(Number(event.currentTarget.value))}>
          <option value={0}>{t("poll-minutes-none")}</option>
          {MINUTES.map((many) => <option key={many} value={many}>{t("poll-minutes-some", { count: many })}</option>)}
        </select>
      </label>
      <SmallButton first label={t("poll-start")} of={of} onPress={() => void ask({ do: "open-poll", poll: poll.poll, minutes: minutes === 0 ? null : minutes })} />
      <SmallButton label={t("poll-drop")} of={of} onPress={() => void ask({ do: "drop-poll", poll: poll.poll })} />
    </div>
  );
}

type Draft = { question: string; kind: PollKind["kind"]; options: string; most: number; least: number; highest: number; listeners: boolean; open: boolean };

const BLANK: Draft = { question: "", kind: "single", options: "", most: 2, least: 1, highest: 10, listeners: false, open: false };

function kindOf(draft: Draft): PollKind {
  switch (draft.kind) {
    case "multiple":
      return { kind: "multiple", most: draft.most };
    case "points":
      return { kind: "points", each: POINTS };
    case "number":
      return { kind: "number", least: draft.least, most: draft.highest };
    default:
      return { kind: draft.kind };
  }
}

function planOf(draft: Draft): PollPlan {
  const lines = draft.options.split("\n").map((line) => line.trim()).filter(Boolean);
  const options = draft.kind === "number" || draft.kind === "words" ? [] : lines;
  return { question: draft.question, ...kindOf(draft), options, listeners: draft.listeners, open_result: draft.open };
}

/** Preparing a poll, before the evening or on the spot. */
export function PollDesk() {
  const { t, ask } = useIsland();
  const id = useId();
  const [draft, change] = useState(BLANK);
  const set = (part: Partial<Draft>) => change({ ...draft, ...part });
  const prepare = async () => {
    if (await ask({ do: "prepare-poll", plan: planOf(draft) })) change({ ...BLANK, kind: draft.kind, listeners: draft.listeners });
  };
  const chosen = draft.kind === "number" || draft.kind === "words";
  return (
    <details class="poll-desk">
      <summary>{t("poll-new")}</summary>
      <form onSubmit={(event) => { event.preventDefault(); void prepare(); }}>
        <div class="kern-form-input">
          <label class="kern-label" for={`${id}-question`}>{t("poll-question")}</label>
          <input class="kern-form-input__input" id={`${id}-question`} required maxLength={300} autoComplete="off" value={draft.question} onInput={(event) => set({ question: event.currentTarget.value })} />
        </div>
        <div class="kern-form-input">
          <label class="kern-label" for={`${id}-kind`}>{t("poll-kind")}</label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id={`${id}-kind`} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value as Draft["kind"] })}>
              {KINDS.map((kind) => <option key={kind} value={kind}>{t(`poll-kind-${kind}`)}</option>)}
            </select>
          </div>
        </div>
        {!chosen && (
          <div class="kern-form-input">
            <label class="kern-label" for={`${id}-options`}>{t("poll-options")}</label>
            <div class="kern-hint" id={`${id}-options-hint`}>{t("poll-options-hint")}</div>
            <textarea class="kern-form-input__input" id={`${id}-options`} rows={5} required aria-describedby={`${id}-options-hint`} value={draft.options} onInput={(event) => set({ options: event.currentTarget.value })} />
          </div>
        )}
        {draft.kind === "multiple" && <NumberField label={t("poll-most-label")} value={draft.most} least={1} onChange={(most) => set({ most })} />}
        {draft.kind === "number" && (
          <>
            <NumberField label={t("poll-least-label")} value={draft.least} onChange={(least) => set({ least })} />
            <NumberField label={t("poll-highest-label")} value={draft.highest} onChange={(highest) => set({ highest })} />
          </>
        )}
        <Check label={t("poll-listeners")} checked={draft.listeners} onChange={(listeners) => set({ listeners })} />
        <Check label={t("poll-open-result")} checked={draft.open} onChange={(open) => set({ open })} />
        <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("poll-prepare")}</span></button>
      </form>
    </details>
  );
}

function NumberField({ label, value, least, onChange }: { label: string; value: number; least?: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>{label}</label>
      <input class="kern-form-input__input" id={id} type="number" inputMode="numeric" step={1} min={least} required value={value} onInput={(event) => onChange(Math.trunc(event.currentTarget.valueAsNumber) || 0)} />
    </div>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__checkbox" id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <label class="kern-label" for={id}>{label}</label>
    </div>
  );
}
