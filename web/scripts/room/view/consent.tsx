// The question to the writer of a chat line: may it become a topic? Stands above everything until it is answered; no answer is a no.
import { useIsland } from "../context.ts";

export function Consent() {
  const { room, t, ask } = useIsland();
  const asked = room.me.value?.asked_for ?? [];
  const lines = room.lines.value.filter((line) => asked.includes(line.line));
  return (
    <>
      {lines.map((line) => (
        <section key={line.line} class="consent" aria-label={t("consent-title")}>
          <p><strong>{t("consent-title")}</strong></p>
          <p><q>{line.text}</q></p>
          <p>{t("consent-text")}</p>
          <div class="actions">
            <button type="button" class="kern-btn kern-btn--secondary" onClick={() => void ask({ do: "give-line", line: line.line, gives: true })}><span class="kern-label">{t("consent-yes")}</span></button>
            <button type="button" class="kern-btn kern-btn--secondary" onClick={() => void ask({ do: "give-line", line: line.line, gives: false })}><span class="kern-label">{t("consent-no")}</span></button>
          </div>
        </section>
      ))}
    </>
  );
}
