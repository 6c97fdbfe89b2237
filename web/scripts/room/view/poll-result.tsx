// A poll's result as a table in which each row has its bar: read aloud as well as seen. Never a picture alone (WCAG 1.1.1).
import { useIsland } from "../context.ts";
import type { PollView, Tally } from "../protocol.ts";

type Row = { name: string; count: number };

/** The rows, the largest first. Numbers keep their own order. */
function rowsOf(poll: PollView, result: Tally): Row[] {
  const byCount = (a: Row, b: Row) => b.count - a.count;
  if (poll.plan.kind === "number") return Object.entries(result.numbers).map(([name, count]) => ({ name, count: count ?? 0 })).sort((a, b) => Number(a.name) - Number(b.name));
  if (poll.plan.kind === "words") return Object.entries(result.words).map(([name, count]) => ({ name, count: count ?? 0 })).sort(byCount);
  return poll.plan.options.map((name, at) => ({ name, count: result.options[at] ?? 0 })).sort(byCount);
}

/** Middle of what was said, to one digit. */
function average(result: Tally): number {
  const sum = Object.entries(result.numbers).reduce((all, [number, count]) => all + Number(number) * (count ?? 0), 0);
  return result.voters === 0 ? 0 : sum / result.voters;
}

export function PollResult({ poll, result }: { poll: PollView; result: Tally }) {
  const { t, data } = useIsland();
  const rows = rowsOf(poll, result);
  const most = Math.max(1, ...rows.map((row) => row.count));
  const points = poll.plan.kind === "points" || poll.plan.kind === "ranking";
  const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  if (rows.length === 0) return <p>{t("poll-nothing")}</p>;
  return (
    <table class="result">
      <caption class="visually-hidden">{t("poll-result", { question: poll.plan.question })}</caption>
      <thead class="visually-hidden"><tr><th scope="col">{t("poll-answer")}</th><th scope="col">{points ? t("poll-points") : t("poll-votes")}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" lang={data.written_in}>{row.name}</th>
            <td>
              <span class="result__count">{format.format(row.count)}</span>
              <span class="result__bar" aria-hidden="true" style={{ "--share": row.count / most }} />
            </td>
          </tr>
        ))}
      </tbody>
      {poll.plan.kind === "number" && result.voters > 0 && <tfoot><tr><th scope="row">{t("poll-average")}</th><td>{format.format(average(result))}</td></tr></tfoot>}
    </table>
  );
}
