// Questions as everybody meets them: asking, supporting, what became of them. The moderation moves them on from here; the server checks it.
import { useId, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Question, QuestionDeed, QuestionMode } from "../protocol.ts";
import { type Asked, hiddenQuestions } from "../state.ts";
import { Choice, Panel, SmallButton } from "./parts.tsx";

const TEXT_MAX = 500;

const OPEN: Question["state"][] = ["new", "approved", "on-stage"];
const RANK: Record<Question["state"], number> = { "on-stage": 0, new: 1, approved: 2, answered: 3, merged: 4, rejected: 5 };

/** What is talked about first, then what needs a decision, then the most supported. */
function inOrder(questions: Question[]): Question[] {
  return [...questions].sort((a, b) => RANK[a.state] - RANK[b.state] || b.supports - a.supports || a.question - b.question);
}

/** The question that is being talked about. */
export function useOnStage(): Question | undefined {
  return useIsland().room.questions.value.find((question) => question.state === "on-stage");
}

export function Questions() {
  const { room, t, ask } = useIsland();
  const me = room.me.value;
  const { mode } = room.questionMode.value;
  const questions = inOrder(room.questions.value);
  const leads = me?.role === "moderator";
  // The moderation sees it in the list.
  const hidden = leads ? [] : hiddenQuestions(room);
  if (mode === "off" && questions.length === 0 && !leads) return null;
  const modes: Record<QuestionMode, string> = { approved: t("questions-mode-approved"), open: t("questions-mode-open"), off: t("questions-mode-off") };
  return (
    <Panel id="questions" title={t("questions-title")} count={questions.filter((one) => OPEN.includes(one.state)).length} open={me?.role !== "listener"}>
      {leads && <p><Choice label={t("questions-mode")} value={mode} words={modes} onChange={(chosen) => void ask({ do: "set-questions", mode: chosen })} /></p>}
      {questions.length === 0 && hidden.length === 0 && <p>{t("questions-none")}</p>}
      <ol class="asked">
        {questions.map((question) => <QuestionCard key={question.question} question={question} />)}
      </ol>
      {hidden.length > 0 && (
        <ol class="asked" aria-label={t("question-own")}>
          {hidden.map((one) => <OwnQuestion key={one.question} asked={one} />)}
        </ol>
      )}
      {(mode !== "off" || leads) && <AskForm />}
    </Panel>
  );
}

/** Asked from this tab without a name, and not shown to all (any more). */
function OwnQuestion({ asked }: { asked: Asked }) {
  const { t, data } = useIsland();
  return (
    <li class="asked__one" data-state="new">
      <p class="asked__text" lang={data.written_in}>{asked.text}</p>
      <p class="asked__about"><span>{t("question-own-anonymous")}</span><span>{asked.declined ? t("question-declined") : t("question-new")}</span></p>
    </li>
  );
}

function QuestionCard({ question }: { question: Question }) {
  const { room, t, ask, data } = useIsland();
  const me = room.me.value;
  const mine = question.seat !== null && question.seat === me?.seat;
  const supported = me?.supports.includes(question.question) === true;
  const open = OPEN.includes(question.state);
  const state = question.state === "merged" ? t("question-merged", { into: question.into }) : question.state === "rejected" ? t("question-rejected", { reason: question.reason }) : t(`question-${question.state}`);
  return (
    <li class="asked__one" data-state={question.state} id={`question-${question.question}`} tabIndex={-1}>
      <p class="asked__text" lang={data.written_in}>{question.text}</p>
      <p class="asked__about">
        <span>{mine ? t("chat-you") : question.name || t("question-nobody")}</span>
        <span>{state}</span>
        {question.supports > 0 && <span>{t("question-supports", { count: question.supports })}</span>}
      </p>
      {question.state === "answered" && question.answer && <p class="asked__answer" lang={data.written_in}>{question.answer}</p>}
      <div class="desk__tools">
        {open && question.state !== "new" && !mine && (
          <SmallButton first={supported} icon={supported ? "check" : "add"} label={supported ? t("question-supported") : t("question-support")} of={question.text.slice(0, 60)} onPress={() => void ask({ do: "support-question", question: question.question, supports: !supported })} />
        )}
        {open && mine && me?.role !== "moderator" && <SmallButton label={t("question-withdraw")} of={question.text.slice(0, 60)} onPress={() => void ask({ do: "withdraw-question", question: question.question })} />}
      </div>
      {me?.role === "moderator" && <QuestionTools question={question} />}
    </li>
  );
}

/** What the moderation does with one question: the next step is one press, everything else lies behind "more". */
function QuestionTools({ question }: { question: Question }) {
  const { room, t, ask } = useIsland();
  const id = useId();
  const [answer, setAnswer] = useState("");
  const [reason, setReason] = useState("");
  const of = question.text.slice(0, 60);
  const lead = (deed: QuestionDeed) => ask({ do: "lead-question", question: question.question, deed });
  const others = room.questions.value.filter((one) => one.question !== question.question && (one.state === "approved" || one.state === "on-stage"));
  const { state } = question;
  return (
    <div class="asked__desk">
      <div class="desk__tools">
        {state === "new" && <SmallButton first label={t("question-approve")} of={of} onPress={() => void lead({ to: "approve" })} />}
        {(state === "new" || state === "approved") && <SmallButton first={state === "approved"} icon="stage" label={t("question-stage")} of={of} onPress={() => void lead({ to: "stage" })} />}
        {state === "on-stage" && <SmallButton first icon="check" label={t("question-answer-aloud")} of={of} onPress={() => void lead({ to: "answer", answer: null })} />}
        {question.seat !== null && (state === "approved" || state === "on-stage") && <SmallButton icon="hand" label={t("question-call")} of={of} onPress={() => void ask({ do: "call-question", question: question.question })} />}
        {state === "on-stage" && <SmallButton label={t("question-unstage")} of={of} onPress={() => void lead({ to: "approve" })} />}
        {(state === "rejected" || state === "merged" || state === "answered") && <SmallButton label={t("question-reopen")} of={of} onPress={() => void lead({ to: "approve" })} />}
      </div>
      {OPEN.includes(state) && (
        <details class="asked__more">
          <summary>{t("question-more")}<span class="visually-hidden"> {of}</span></summary>
          <div class="kern-form-input">
            <label class="kern-label" for={`${id}-answer`}>{t("question-answer-label")}</label>
            <textarea class="kern-form-input__input" id={`${id}-answer`} rows={3} maxLength={3000} value={answer} onInput={(event) => setAnswer(event.currentTarget.value)} />
          </div>
          <SmallButton label={t("question-answer")} of={of} off={answer.trim() === ""} onPress={() => void lead({ to: "answer", answer })} />
          {others.length > 0 && (
            <label class="people__role">
              <span>{t("question-merge")}</span>
              <select value="" onChange={(event) => void lead({ to: "merge", into: Number(event.currentTarget.value) })}>
                <option value="">{t("question-merge-choose")}</option>
                {others.map((one) => <option key={one.question} value={one.question}>{one.text.slice(0, 60)}</option>)}
              </select>
            </label>
          )}
          <div class="kern-form-input">
            <label class="kern-label" for={`${id}-reason`}>{t("question-reason")}</label>
            <input class="kern-form-input__input" id={`${id}-reason`} maxLength={300} autoComplete="off" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
          <SmallButton label={t("question-reject")} of={of} off={reason.trim() === ""} onPress={() => void lead({ to: "reject", reason })} />
        </details>
      )}
    </div>
  );
}

function AskForm() {
  const { room, t, ask, note } = useIsland();
  const id = useId();
  const [text, setText] = useState("");
  const [anonymous, setAnonymous] = useState(false);
  const me = room.me.value;
  const { mode } = room.questionMode.value;
  const listener = me?.role === "listener";
  const send = async () => {
    if (!text.trim()) return;
    if (await ask({ do: "ask-question", text, anonymous: anonymous || listener })) {
      setText("");
      note(mode === "open" || me?.role === "moderator" ? t("question-asked-open") : t("question-asked"));
    }
  };
  return (
    <form class="ask" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <div class="kern-form-input">
        <label class="kern-label" for={`${id}-text`}>{t("question-label")}</label>
        <textarea class="kern-form-input__input" id={`${id}-text`} rows={2} maxLength={TEXT_MAX} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      {listener ? <p>{t("question-listener")}</p> : (
        <div class="kern-form-check">
          <input class="kern-form-check__checkbox" id={`${id}-anonymous`} type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.currentTarget.checked)} />
          <label class="kern-label" for={`${id}-anonymous`}>{me?.role === "moderator" ? t("question-spoken") : t("question-anonymous")}</label>
        </div>
      )}
      <button type="submit" class="kern-btn kern-btn--secondary"><span class="kern-label">{t("question-send")}</span></button>
    </form>
  );
}

/** The question that is being talked about, loud enough for the hall's screen. */
export function QuestionOnStage() {
  const { t, data } = useIsland();
  const question = useOnStage();
  if (!question) return null;
  return (
    <section class="on-stage" aria-label={t("question-on-stage")}>
      <p class="on-stage__text" lang={data.written_in}>{question.text}</p>
      <p class="on-stage__by">{question.name || t("question-nobody")}</p>
    </section>
  );
}
