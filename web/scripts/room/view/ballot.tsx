// The ballot of one poll. Holds what is ticked until it is thrown in, and forgets it then.
import { useId, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Ballot, PollView } from "../protocol.ts";
import { SmallButton } from "./parts.tsx";

/** What the form holds: a number for each option (ticks, points), an order, or typed words. */
type Filled = { marks: number[]; order: number[]; words: string[] };

const WORDS = 3;

function empty(poll: PollView): Filled {
  const { options } = poll.plan;
  return { marks: options.map(() => 0), order: options.map((_, at) => at), words: Array.from({ length: WORDS }, () => "") };
}

/** The ballot, or nothing while it is incomplete. */
function ballotOf(poll: PollView, { marks, order, words }: Filled): Ballot | undefined {
  const { plan } = poll;
  const ticks = marks.flatMap((mark, at) => (mark > 0 ? [at] : []));
  switch (plan.kind) {
    case "single":
      return ticks.length === 1 ? { ticks } : undefined;
    case "multiple":
      return ticks.length >= 1 && ticks.length <= plan.most ? { ticks } : undefined;
    case "ranking":
      return { order };
    case "points":
      return marks.reduce((sum, mark) => sum + mark, 0) === plan.each ? { points: marks } : undefined;
    case "number": {
      const number = Number(words[0]);
      return words[0]?.trim() && Number.isInteger(number) && number >= plan.least && number <= plan.most ? { number } : undefined;
    }
    case "words": {
      const said = words.map((word) => word.trim()).filter(Boolean);
      return said.length > 0 ? { words: said } : undefined;
    }
  }
}

type PartProps = { poll: PollView; filled: Filled; fill: (filled: Filled) => void };

export function BallotForm({ poll }: { poll: PollView }) {
  const { t, ask, note } = useIsland();
  const [filled, fill] = useState(() => empty(poll));
  const [sending, setSending] = useState(false);
  const { plan } = poll;
  const vote = async () => {
    const ballot = ballotOf(poll, filled);
    if (!ballot) return note(t(`poll-incomplete-${plan.kind}`, { ...("each" in plan ? { each: plan.each } : {}), ...("most" in plan ? { most: plan.most } : {}), ...("least" in plan ? { least: plan.least } : {}) }));
    setSending(true);
    await ask({ do: "vote", poll: poll.poll, ballot });
    setSending(false);
  };
  const Part = { single: Ticks, multiple: Ticks, ranking: Order, points: Points, number: Words, words: Words }[plan.kind];
  return (
    <form class="ballot" onSubmit={(event) => { event.preventDefault(); if (!sending) void vote(); }} noValidate>
      <fieldset>
        <legend class="visually-hidden">{plan.question}</legend>
        {plan.kind === "multiple" && <p>{t("poll-most", { most: plan.most })}</p>}
        {plan.kind === "number" && <p>{t("poll-number", { least: plan.least, most: plan.most })}</p>}
        {plan.kind === "ranking" && <p>{t("poll-order")}</p>}
        <Part poll={poll} filled={filled} fill={fill} />
      </fieldset>
      <p class="ballot__secret">{t("poll-secret")}</p>
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--block" aria-disabled={sending}><span class="kern-label">{t("poll-vote")}</span></button>
    </form>
  );
}

function Ticks({ poll, filled, fill }: PartProps) {
  const { data } = useIsland();
  const id = useId();
  const single = poll.plan.kind === "single";
  const tick = (at: number, on: boolean) => fill({ ...filled, marks: filled.marks.map((mark, other) => (other === at ? Number(on) : single ? 0 : mark)) });
  return (
    <>
      {poll.plan.options.map((option, at) => (
        <div class="kern-form-check" key={option}>
          <input class={single ? "kern-form-check__radio" : "kern-form-check__checkbox"} type={single ? "radio" : "checkbox"} name={id} id={`${id}-${at}`} checked={filled.marks[at] === 1} onChange={(event) => tick(at, event.currentTarget.checked)} />
          <label class="kern-label" for={`${id}-${at}`} lang={data.written_in}>{option}</label>
        </div>
      ))}
    </>
  );
}

function Points({ poll, filled, fill }: PartProps) {
  const { t, data } = useIsland();
  const id = useId();
  const each = poll.plan.kind === "points" ? poll.plan.each : 0;
  const left = each - filled.marks.reduce((sum, mark) => sum + mark, 0);
  const give = (at: number, points: number) => fill({ ...filled, marks: filled.marks.map((mark, other) => (other === at ? Math.max(0, Math.min(each, Math.trunc(points) || 0)) : mark)) });
  return (
    <>
      <p class="ballot__left" data-over={left < 0 || undefined}><output>{left < 0 ? t("poll-points-over", { count: -left }) : t("poll-points-left", { count: left, each })}</output></p>
      {poll.plan.options.map((option, at) => (
        <div class="ballot__points" key={option}>
          <label for={`${id}-${at}`} lang={data.written_in}>{option}</label>
          <input class="kern-form-input__input" type="number" inputMode="numeric" min={0} max={each} step={1} id={`${id}-${at}`} value={filled.marks[at] === 0 ? "" : filled.marks[at]} onInput={(event) => give(at, event.currentTarget.valueAsNumber)} />
        </div>
      ))}
    </>
  );
}

function Order({ poll, filled, fill }: PartProps) {
  const { t, data, announcer } = useIsland();
  const { options } = poll.plan;
  const move = (place: number, by: number) => {
    const order = [...filled.order];
    const [moved] = order.splice(place, 1);
    if (moved === undefined) return;
    order.splice(place + by, 0, moved);
    fill({ ...filled, order });
    announcer.say(t("poll-moved", { option: options[moved] ?? "", place: place + by + 1 }));
  };
  return (
    <ol class="ballot__order">
      {filled.order.map((at, place) => (
        <li key={at}>
          <span lang={data.written_in}>{options[at]}</span>
          <span class="queue__tools">
            <SmallButton label={t("poll-up")} of={options[at] ?? ""} off={place === 0} onPress={() => move(place, -1)} />
            <SmallButton label={t("poll-down")} of={options[at] ?? ""} off={place === options.length - 1} onPress={() => move(place, 1)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Words({ poll, filled, fill }: PartProps) {
  const { t } = useIsland();
  const id = useId();
  const number = poll.plan.kind === "number";
  const type = (at: number, text: string) => fill({ ...filled, words: filled.words.map((word, other) => (other === at ? text : word)) });
  return (
    <>
      {(number ? [0] : filled.words.map((_, at) => at)).map((at) => (
        <div class="kern-form-input" key={at}>
          <label class="kern-label" for={`${id}-${at}`}>{number ? t("poll-your-number") : t("poll-word", { number: at + 1 })}</label>
          <input class="kern-form-input__input" id={`${id}-${at}`} inputMode={number ? "numeric" : "text"} maxLength={40} autoComplete="off" value={filled.words[at]} onInput={(event) => type(at, event.currentTarget.value)} />
        </div>
      ))}
    </>
  );
}
