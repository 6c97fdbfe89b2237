// The slides: what everybody is shown, own browsing, pointing, and for who presents the decks. Never decides which page is on.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Deck } from "../protocol.ts";
import { Panel, SmallButton } from "./parts.tsx";
import { usePointing } from "./pointing.ts";

/** What the portal says of a deck: how far it is, and the text of its pages. */
type Standing = { ready: boolean; fault: string | null; done: number; of: number | null; pages: { width: number; height: number; text: string }[] };

/** Pages of a deck by its id; asked for once. */
const texts = signal<Record<string, Standing["pages"]>>({});
/** How often an upload is asked how far it is. */
const STANDING_MS = 1_000;

const address = (slug: string, deck: string, rest: string) => `/raeume/${slug}/folien/${deck}/${rest}`;

async function standing(slug: string, deck: string): Promise<Standing | undefined> {
  const answer = await fetch(address(slug, deck, "stand"));
  return answer.ok ? ((await answer.json()) as Standing) : undefined;
}

function usePage(slug: string, deck: string | undefined, page: number): Standing["pages"][number] | undefined {
  useEffect(() => {
    if (!deck || texts.value[deck]) return;
    void standing(slug, deck).then((found) => {
      if (found) texts.value = { ...texts.value, [deck]: found.pages };
    });
  }, [slug, deck]);
  return deck === undefined ? undefined : texts.value[deck]?.[page - 1];
}

export function SlideOnStage() {
  const { room, t, data, ask, announcer } = useIsland();
  const { shown, decks } = room.slides.value;
  const me = room.me.value;
  const presents = me?.role === "speaker" || me?.role === "moderator";
  /** The page one looks at by oneself; none: the one of the talk. */
  const [own, browse] = useState<number | undefined>();
  const { pointing, picture, start, stop, move, steer } = usePointing();
  const deck = decks.find((one) => one.deck === shown?.deck);
  const page = own ?? shown?.page ?? 1;
  const about = usePage(data.slug, deck?.deck, page);
  const text = about?.text ?? "";
  useEffect(() => {
    if (!shown) browse(undefined);
  }, [shown === null]);
  useEffect(() => {
    // The next page is here before it is needed.
    if (deck && page < deck.pages) new Image().src = address(data.slug, deck.deck, `${page + 1}/bild`);
  }, [deck?.deck, page]);
  if (!shown || !deck) return null;
  const go = (to: number) => {
    if (to < 1 || to > deck.pages) return;
    if (presents && own === undefined) {
      void ask({ do: "show-slide", deck: deck.deck, page: to });
      return;
    }
    browse(to === shown.page ? undefined : to);
    announcer.say(t("slide-page", { page: to, pages: deck.pages }));
  };
  const at = own === undefined ? room.pointer.value : null;
  return (
    <figure class="slide" aria-label={t("slide-of", { title: deck.title })} data-page={page}>
      <div class="slide__frame">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it has the role of an application while it takes keys, and takes none otherwise. */}
        <div class="slide__picture" style={{ "--ratio": about ? about.width / about.height : 16 / 9 }} ref={picture} onPointerMove={move} onKeyDown={pointing ? steer : undefined} data-pointing={pointing || undefined} {...(pointing ? { tabIndex: 0, role: "application", "aria-label": t("slide-steer") } : {})}>
          <img src={address(data.slug, deck.deck, `${page}/bild`)} alt={t("slide-page", { page, pages: deck.pages })} />
          {at && <span class="slide__pointer" style={{ "--x": at[0] / 1000, "--y": at[1] / 1000 }} aria-hidden="true" />}
        </div>
      </div>
      <figcaption class="slide__tools">
        <SmallButton label={t("slide-back")} off={page <= 1} onPress={() => go(page - 1)} />
        <span>{t("slide-page", { page, pages: deck.pages })}</span>
        <SmallButton label={t("slide-next")} off={page >= deck.pages} onPress={() => go(page + 1)} />
        {own !== undefined && <SmallButton first label={t("slide-follow")} onPress={() => browse(undefined)} />}
        {presents && own === undefined && <SmallButton label={pointing ? t("slide-point-end") : t("slide-point")} onPress={() => (pointing ? stop() : start())} />}
        {text && (
          <details class="slide__text">
            <summary>{t("slide-text")}</summary>
            <div lang={data.written_in}>{text.split("\n").map((line, number) => <p key={number}>{line}</p>)}</div>
          </details>
        )}
      </figcaption>
    </figure>
  );
}

/** The decks: who presents shows and adds, everybody else reads and keeps them. */
export function Slides() {
  const { room, t, data, ask } = useIsland();
  const { decks, shown } = room.slides.value;
  const me = room.me.value;
  const presents = me?.role === "speaker" || me?.role === "moderator";
  if (decks.length === 0 && !presents) return null;
  return (
    <Panel id="slides" title={t("slides-title")} count={decks.length} open={presents}>
      {decks.length === 0 && <p>{t("slides-none")}</p>}
      <ul class="queue queue--plain">
        {decks.map((deck) => <DeckRow key={deck.deck} deck={deck} presents={presents} />)}
      </ul>
      {presents && shown && <SmallButton label={t("slides-hide")} onPress={() => void ask({ do: "hide-slides" })} />}
      {presents && <Upload slug={data.slug} />}
    </Panel>
  );
}

function DeckRow({ deck, presents }: { deck: Deck; presents: boolean }) {
  const { room, t, data, ask } = useIsland();
  const on = room.slides.value.shown?.deck === deck.deck;
  return (
    <li>
      <span><strong lang={data.written_in}>{deck.title}</strong> {t("slides-pages", { count: deck.pages })}</span>
      <span class="queue__tools">
        {presents && !on && <SmallButton first icon="stage" label={t("slides-show")} of={deck.title} onPress={() => void ask({ do: "show-slide", deck: deck.deck, page: 1 })} />}
        <a class="small-button" href={address(data.slug, deck.deck, "").slice(0, -1)} target="_blank" rel="noopener">{t("slides-read")}<span class="visually-hidden"> {deck.title}, {t("new-window")}</span></a>
      </span>
    </li>
  );
}

function Upload({ slug }: { slug: string }) {
  const { room, t, note } = useIsland();
  const [state, say] = useState("");
  const busy = state !== "";
  const send = async (file: File) => {
    say(t("slides-uploading"));
    const form = new FormData();
    form.append("datei", file);
    try {
      const answer = await fetch(`/raeume/${slug}/folien/neu`, { method: "POST", body: form, headers: { accept: "application/json" } });
      const said = (await answer.json()) as { deck?: string; fault?: string };
      if (said.deck) await follow(said.deck);
      else note(said.fault ?? t("refusal-no-answer"));
    } catch {
      note(t("refusal-no-answer"));
    }
    say("");
  };
  const follow = async (deck: string) => {
    for (;;) {
      const now = await standing(slug, deck);
      if (now?.fault) return note(now.fault);
      if (!now || now.ready || room.slides.value.decks.some((one) => one.deck === deck)) return note(t("slides-ready"));
      say(now.of === null ? t("slides-opening") : t("slides-progress", { done: now.done, of: now.of }));
      await new Promise((done) => setTimeout(done, STANDING_MS));
    }
  };
  return (
    <div class="slides__add">
      <div class="kern-form-input">
        <label class="kern-label" for="slides-file">{t("slides-add")}</label>
        <div class="kern-hint" id="slides-file-hint">{t("slides-add-hint")}</div>
        <input
          class="kern-form-input__input"
          id="slides-file"
          type="file"
          accept="application/pdf,image/png,image/jpeg,image/webp"
          aria-describedby="slides-file-hint"
          disabled={busy}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = "";
            if (file) void send(file);
          }}
        />
      </div>
      {busy && <p class="slides__state" role="status">{state}</p>}
    </div>
  );
}
