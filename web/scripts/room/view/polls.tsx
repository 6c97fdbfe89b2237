// Polls as everybody meets them: the question, the ballot, the result. Counts nothing; the server does.
import { useIsland } from "../context.ts";
import type { PollView } from "../protocol.ts";
import { cityTime } from "../zone.ts";
import { BallotForm } from "./ballot.tsx";
import { Panel } from "./parts.tsx";
import { PollDesk, PollTools } from "./poll-desk.tsx";
import { PollResult } from "./poll-result.tsx";

/** Whether this seat is asked and has not answered. */
function asks(poll: PollView, me: { role: string; voted: number[] } | undefined): boolean {
  return poll.state === "open" && me !== undefined && !me.voted.includes(poll.poll) && (me.role !== "listener" || poll.plan.listeners);
}

export function Polls() {
  const { room, t } = useIsland();
  const me = room.me.value;
  const { polls } = room.polls.value;
  const leads = me?.role === "moderator";
  if (polls.length === 0 && !leads) return null;
  // What is open comes first; the newest of the rest before the older ones.
  const order = [...polls].sort((a, b) => Number(b.state === "open") - Number(a.state === "open") || b.poll - a.poll);
  return (
    <Panel id="polls" title={t("polls-title")} count={polls.filter((poll) => asks(poll, me)).length} open>
      {order.map((poll) => <PollCard key={poll.poll} poll={poll} />)}
      {leads && <PollDesk />}
    </Panel>
  );
}

function PollCard({ poll }: { poll: PollView }) {
  const { room, t, data } = useIsland();
  const me = room.me.value;
  const { plan, state } = poll;
  const until = poll.until && cityTime(poll.until, data);
  return (
    <article class="poll" aria-labelledby={`poll-${poll.poll}`} data-state={state} tabIndex={-1}>
      <h2 id={`poll-${poll.poll}`} lang={data.written_in}>{plan.question}</h2>
      <p class="poll__state">
        <span>{t(`poll-${state}`)}</span>
        {state !== "prepared" && <span>{t("poll-voters", { count: poll.voters })}</span>}
        {state === "open" && until && <span>{t("poll-until", { time: until })}</span>}
      </p>
      {asks(poll, me) && <BallotForm poll={poll} />}
      {state === "open" && me?.voted.includes(poll.poll) && <p class="poll__voted">{t("poll-voted")}</p>}
      {state === "open" && me?.role === "listener" && !plan.listeners && <p>{t("poll-not-listeners")}</p>}
      {state === "prepared" && plan.options.length > 0 && <ol class="poll__options" lang={data.written_in}>{plan.options.map((option) => <li key={option}>{option}</li>)}</ol>}
      {poll.result && <PollResult poll={poll} result={poll.result} />}
      {me?.role === "moderator" && <PollTools poll={poll} />}
    </article>
  );
}
