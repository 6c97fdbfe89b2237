//! The places of all measures, as a list and, if the operator names a source, on a map of links. Needs no script; fetches nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{Step, words};
use crate::app::{App, Site};
use crate::base::http::{Error, Page, show as render};
use crate::config::Map;
use crate::measures::map::{Bounds, HEIGHT, Tile, View, WIDTH};
use crate::measures::place::{Coordinates, Place, places};
use crate::measures::{store, tiles};

/// A tile is good for a day in a browser, too.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// A place with what is done there.
struct Row {
    number: Option<usize>,
    name: String,
    measure: String,
    address: String,
    phase: String,
}

/// A tile as the drawing has it.
struct Ground {
    address: String,
    left: i64,
    top: i64,
}

/// A sign as the drawing has it.
struct Mark {
    x: i64,
    y: i64,
    /// "3", or how many places lie there.
    sign: String,
    label: String,
    address: String,
    many: bool,
}

/// The map, if there is a source and something to show.
struct Chart {
    width: i64,
    height: i64,
    grounds: Vec<Ground>,
    marks: Vec<Mark>,
    ways: Vec<Step>,
    credit: String,
}

#[derive(Template)]
#[template(path = "measures/map.html")]
struct MapPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    chart: Option<Chart>,
    trail: Vec<Step>,
}

/// What somebody wants to look at: `?zoom=15&mitte=50.88,12.08`.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wish {
    zoom: String,
    mitte: String,
}

/// A place of a measure, in the order of the page.
struct Found {
    place: Place,
    slug: String,
    measure: String,
    phase: String,
}

/// `GET /massnahmen/karte`
pub(super) async fn show(State(app): State<App>, page: Page, Query(wish): Query<Wish>) -> Result<Html<String>, Error> {
    let site = app.site("");
    let mut found = Vec::new();
    for measure in store::placed(&site.db.read).await? {
        let phase = words::phase(page.t, measure.phase);
        let one = |place: Place| Found { place, slug: measure.slug.clone(), measure: measure.title.clone(), phase: phase.clone() };
        found.extend(places(&measure.places).into_iter().map(one));
    }
    // Those on the map first: their numbers are the signs there.
    found.sort_by_key(|one| one.place.at.is_none());
    let spots: Vec<Coordinates> = found.iter().filter_map(|one| one.place.at).collect();
    let map = &site.config.map;
    let chart = Bounds::of(&spots).filter(|_| map.is_on()).map(|bounds| {
        let view = wished(&wish, bounds.view());
        chart(&page, bounds.tame(view), credit(map), &spots, &found)
    });
    let row = |(index, one): (usize, &Found)| Row {
        number: one.place.at.filter(|_| chart.is_some()).map(|_| index + 1),
        name: one.place.name.clone(),
        measure: one.measure.clone(),
        address: page.to(&format!("/massnahmen/{}", one.slug)),
        phase: one.phase.clone(),
    };
    let rows = found.iter().enumerate().map(row).collect();
    let trail = super::trail(&page);
    render(MapPage { rows, chart, trail, page: &page })
}

fn wished(wish: &Wish, usual: View) -> View {
    View { zoom: wish.zoom.parse().unwrap_or(usual.zoom), centre: Coordinates::parse(&wish.mitte).unwrap_or(usual.centre) }
}

fn address(page: &Page, view: View) -> String {
    page.to(&format!("/massnahmen/karte?zoom={}&mitte={}#karte", view.zoom, view.centre.machine()))
}

/// Whose map it is, as it has to be said beside it: in the operator's words, or the host that it comes from.
fn credit(map: &Map) -> String {
    let host = || url::Url::parse(&map.tile(0, 0, 0)).ok()?.host_str().map(str::to_owned);
    if map.credit.is_empty() { host().unwrap_or_default() } else { map.credit.clone() }
}

fn chart(page: &Page, view: View, credit: String, spots: &[Coordinates], found: &[Found]) -> Chart {
    let t = page.t;
    let ground =
        |tile: Tile| Ground { address: format!("/massnahmen/karte/kacheln/{}/{}/{}", tile.zoom, tile.column, tile.row), left: tile.left, top: tile.top };
    let mark = |sign: crate::measures::map::Sign| {
        let (first, many) = (sign.places[0], sign.places.len() > 1);
        let nearer = View { centre: spots[first], ..view }.zoomed(2).or_else(|| View { centre: spots[first], ..view }.zoomed(1));
        // What cannot be told apart from any nearer is told apart in the list.
        let target = match nearer {
            Some(nearer) if many => address(page, nearer),
            _ if many => format!("#ort-{}", first + 1),
            _ => page.to(&format!("/massnahmen/{}", found[first].slug)),
        };
        let label = if many { t.msg_measures_map_many(sign.places.len()) } else { format!("{}: {}", found[first].place.name, found[first].measure) };
        let shown = if many { format!("{}×", sign.places.len()) } else { (first + 1).to_string() };
        // What stands in the sign is part of its name: so it is called by voice (WCAG 2.5.3).
        Mark { x: sign.x, y: sign.y, label: format!("{shown} {label}"), sign: shown, address: target, many }
    };
    let zooms = [(1, t.msg_measures_map_nearer()), (-1, t.msg_measures_map_further())];
    let zooms = zooms.into_iter().filter_map(|(by, label)| Some(Step { address: address(page, view.zoomed(by)?), label }));
    let steps = [
        ((0, -1), t.msg_measures_map_north()),
        ((0, 1), t.msg_measures_map_south()),
        ((-1, 0), t.msg_measures_map_west()),
        ((1, 0), t.msg_measures_map_east()),
    ];
    let steps = steps.into_iter().map(|((east, south), label)| Step { address: address(page, view.moved(east, south)), label });
    Chart {
        width: WIDTH,
        height: HEIGHT,
        grounds: view.tiles().into_iter().map(ground).collect(),
        marks: view.signs(spots).into_iter().map(mark).collect(),
        ways: zooms.chain(steps).collect(),
        credit,
    }
}

/// `GET /massnahmen/karte/kacheln/{zoom}/{column}/{row}`
pub(super) async fn tile(State(app): State<App>, Path((zoom, column, row)): Path<(u8, i64, i64)>) -> Result<Response, Error> {
    let site = app.site("");
    if !site.config.map.is_on() {
        return Err(Error::NotFound);
    }
    // What is kept was allowed when it was fetched: no query for the fifteen tiles of a page.
    let picture = match tiles::kept(site, zoom, column, row).await {
        Some(picture) => picture,
        None => fetched(site, zoom, column, row).await?,
    };
    let kind = HeaderValue::from_static(picture.kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, A_DAY)], picture.bytes).into_response())
}

/// A tile that is not kept. A portal is no map server: only what its own page can show is fetched.
async fn fetched(site: &Site, zoom: u8, column: i64, row: i64) -> Result<tiles::Picture, Error> {
    let measures = store::placed(&site.db.read).await?;
    let spots: Vec<Coordinates> = measures.iter().flat_map(|measure| places(&measure.places)).filter_map(|place| place.at).collect();
    if !Bounds::of(&spots).is_some_and(|bounds| bounds.shows(zoom, column, row)) {
        return Err(Error::NotFound);
    }
    tiles::fetch(site, zoom, column, row).await
}
