// The stage: who may be seen and heard, the speaker large. Never decides who that is.
import { useEffect, useRef } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Tile } from "../media.ts";
import type { StageSeat } from "../protocol.ts";
import { SpeakingClock } from "./clock.tsx";
import { Icon } from "./parts.tsx";
import { SlideOnStage } from "./slides.tsx";

type Shown = { seat: StageSeat; tile: Tile | undefined; screen: boolean };

/** The large one: a shared screen, else who speaks, else who gives the talk, else the first picture. */
function order(shown: Shown[]): Shown[] {
  const weight = (one: Shown) =>
    (one.screen ? 100 : 0) + (one.tile?.speaking ? 20 : 0) + (one.seat.floor_since ? 10 : 0) + (one.seat.role === "speaker" ? 8 : 0) + (one.tile?.track ? 4 : 0);
  return [...shown].sort((a, b) => weight(b) - weight(a));
}

export function Stage() {
  const { room, media, t } = useIsland();
  const tiles = media.tiles.value;
  const shown = room.stage.value.seats.flatMap((seat): Shown[] => {
    const own = tiles.filter((tile) => tile.seat === seat.seat);
    const camera = { seat, tile: own.find((tile) => !tile.screen), screen: false };
    const screen = own.find((tile) => tile.screen);
    return screen ? [{ seat, tile: screen, screen: true }, camera] : [camera];
  });
  const slide = room.slides.value.shown !== null;
  // A slide takes the large place; who speaks about it stands beside it.
  const ordered = order(shown);
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
          <strong>{room.evening.value.status === "planned" ? t("stage-waiting") : t("stage-empty")}</strong>
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

function TileView({ shown, large }: { shown: Shown; large?: boolean }) {
  const { room, t } = useIsland();
  const { seat, tile, screen } = shown;
  // Who is read along while writing is marked like who speaks (EN 301 549, 6.2.2.3).
  const writing = !screen && room.drafts.value.some((draft) => draft.seat === seat.seat);
  const speaking = tile?.speaking === true;
  const mine = room.me.value?.seat === seat.seat;
  const words = [seat.name, t(`role-${seat.role}`), tile?.microphone ? t("tile-microphone-on") : t("tile-microphone-off"), ...(speaking ? [t("tile-speaking")] : []), ...(writing ? [t("tile-writing")] : [])];
  const label = screen ? t("tile-screen", { name: seat.name }) : words.join(", ");
  const classes = ["tile", large ? "tile--large" : "", screen ? "tile--screen" : "", mine && !screen ? "tile--mirrored" : "", seat.role === "signer" ? "tile--signer" : ""];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile is a named group, not a fieldset of a form.
    <div class={classes.filter(Boolean).join(" ")} role="group" aria-label={label} data-seat={seat.seat} data-speaking={speaking || writing} data-microphone={tile?.microphone === true}>
      {tile?.track ? <Picture tile={tile} /> : <span class="tile__sign" aria-hidden="true">{initials(seat.name)}</span>}
      <span class="tile__name" aria-hidden="true">
        <Icon name={tile?.microphone ? "microphone" : "microphone-off"} />
        <span>{mine ? t("tile-you", { name: seat.name }) : seat.name}</span>
        {seat.floor_since && !screen && <SpeakingClock since={seat.floor_since} />}
      </span>
    </div>
  );
}

function Picture({ tile }: { tile: Tile }) {
  const video = useRef<HTMLVideoElement>(null);
  const track = tile.track;
  useEffect(() => {
    const element = video.current;
    if (!element || !track) return undefined;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  // Sound comes over elements of its own; the picture needs no words beside the tile's name.
  return <video ref={video} autoPlay playsInline muted tabIndex={-1} />;
}

/** Two letters for a tile without a picture; titles such as "Dr." are no part of a name. */
function initials(name: string): string {
  const words = name.split(" ").filter((word) => word !== "" && !word.endsWith("."));
  return (words.length > 0 ? words : [name]).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
}
