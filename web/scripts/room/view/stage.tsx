// The stage: who may be seen and heard, the speaker large. Never decides who that is.
import { useIsland } from "../context.ts";
import { Icon } from "./parts.tsx";
import { SlideOnStage } from "./slides.tsx";
import { type Shown, TileView } from "./tile.tsx";

/** The large one: a shared screen, else who speaks or signs, else who gives the talk, else the first picture; oneself only if nobody else is there. */
function order(shown: Shown[], me: string | undefined): Shown[] {
  const weight = (one: Shown) =>
    (one.seat.seat === me ? -50 : 0) + (one.screen ? 100 : 0) + (one.tile?.speaking || one.seat.signing ? 20 : 0) + (one.seat.floor_since ? 10 : 0) + (one.seat.role === "speaker" ? 8 : 0) + (one.tile?.track ? 4 : 0);
  return [...shown].sort((a, b) => weight(b) - weight(a));
}

export function Stage() {
  const { room, media, t, data, choices } = useIsland();
  const tiles = media.tiles.value;
  // Who interprets has a place of its own, for those who want it; everybody sees at least oneself.
  const seats = room.stage.value.seats.filter((one) => one.role !== "signer" || (one.seat === room.me.value?.seat && !choices.signs.value));
  const shown = seats.flatMap((seat): Shown[] => {
    const own = tiles.filter((tile) => tile.seat === seat.seat);
    const camera = { seat, tile: own.find((tile) => !tile.screen), screen: false };
    const screen = own.find((tile) => tile.screen);
    return screen ? [{ seat, tile: screen, screen: true }, camera] : [camera];
  });
  const slide = room.slides.value.shown !== null;
  // A slide takes the large place; who speaks about it stands beside it.
  const ordered = order(shown, room.me.value?.seat);
  const [first, others] = slide ? [undefined, ordered] : [ordered[0], ordered.slice(1)];
  return (
    <section class="stage" aria-label={t("stage-title")} data-media={media.state.value}>
      {slide ? (
        <div class="stage__main"><SlideOnStage /></div>
      ) : first ? (
        <div class="stage__main">
          <TileView shown={first} large />
        </div>
      ) : (
        <div class="stage__empty">
          <Icon name="stage" />
          <strong>{room.evening.value.status === "planned" && data.dated ? t("stage-waiting") : t("stage-empty")}</strong>
          <span>{t("stage-empty-text")}</span>
        </div>
      )}
      {others.length > 0 && (
        <ul class="stage__others">
          {others.map((one) => (
            <li key={`${one.seat.seat}${one.screen ? "-screen" : ""}`}>
              <TileView shown={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
