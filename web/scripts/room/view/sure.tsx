// The question before something that cannot be taken back. Carries out what it was given, and nothing else.
import { useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Command } from "../protocol.ts";

export type Sure = { text: string; yes: string; command: Command };

/** A dialog to be placed anywhere, and what opens it. */
export function useSure() {
  const { t, ask } = useIsland();
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState<Sure | undefined>();
  const sure = (asked: Sure) => {
    setQuestion(asked);
    dialog.current?.showModal();
  };
  const element = (
    <dialog class="kern-dialog" ref={dialog} aria-label={question?.yes}>
      <section class="kern-dialog__body"><p>{question?.text}</p></section>
      <footer class="kern-dialog__footer">
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => dialog.current?.close()}><span class="kern-label">{t("cancel")}</span></button>
        <button
          type="button"
          class="kern-btn kern-btn--primary"
          onClick={() => {
            dialog.current?.close();
            if (question) void ask(question.command);
          }}
        >
          <span class="kern-label">{question?.yes}</span>
        </button>
      </footer>
    </dialog>
  );
  return { sure, element };
}
