//! The map of places: which tiles of a world map show them, and where they lie on these. Fetches and draws nothing.
//!
//! Web Mercator (EPSG:3857) as slippy maps use it: at zoom z the world is a square of 256 · 2^z pixels, cut into tiles of 256.

use std::f64::consts::PI;

use super::place::Coordinates;

/// Side of a tile, in pixels.
const TILE: i64 = 256;
/// The part of the world that is drawn, in pixels. What does not fit into a window is cut off at its sides.
pub(super) const WIDTH: i64 = 1024;
/// The same, from north to south.
pub(super) const HEIGHT: i64 = 512;
/// What a phone shows of it, without the signs at its edge: all places lie in here at first.
const CORE: (i64, i64) = (280, 400);
/// The closest look: houses can be told apart.
pub(super) const CLOSEST: u8 = 17;
/// The widest look: a region.
pub(super) const WIDEST: u8 = 8;
/// Where the closest look begins when there is only one place: its quarter is to be seen.
const FIRST: u8 = 15;
/// Signs that are nearer to each other than this, in pixels, are one: a finger could not tell them apart.
const APART: i64 = 36;
/// Web Mercator ends here, in degrees.
const LATITUDE_MAX: f64 = 85.051_1;

/// A place on the world of a zoom, in pixels from the north-west.
pub(super) type Pixel = (i64, i64);

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View {
    pub(super) zoom: u8,
    pub(super) centre: Coordinates,
}

/// A tile, and where it lies in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tile {
    pub(super) zoom: u8,
    pub(super) column: i64,
    pub(super) row: i64,
    pub(super) left: i64,
    pub(super) top: i64,
}

/// A sign on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) x: i64,
    pub(super) y: i64,
    /// Which of the places it stands for, by their position in the list.
    pub(super) places: Vec<usize>,
}

/// The least rectangle around some places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    south_west: Coordinates,
    north_east: Coordinates,
}

fn world(zoom: u8) -> i64 {
    TILE << zoom
}

/// Where a place lies on the world of a zoom.
fn pixel(at: Coordinates, zoom: u8) -> Pixel {
    let size = world(zoom) as f64;
    let latitude = (f64::from(at.latitude) / 100_000.0).clamp(-LATITUDE_MAX, LATITUDE_MAX).to_radians();
    let x = (f64::from(at.longitude) / 100_000.0 + 180.0) / 360.0 * size;
    let y = (1.0 - latitude.tan().asinh() / PI) / 2.0 * size;
    (x.floor() as i64, y.floor() as i64)
}

/// What lies at a pixel of the world of a zoom.
fn place_at((x, y): Pixel, zoom: u8) -> Coordinates {
    let size = world(zoom) as f64;
    let longitude = x as f64 / size * 360.0 - 180.0;
    let latitude = (PI * (1.0 - 2.0 * y as f64 / size)).sinh().atan().to_degrees();
    Coordinates { latitude: (latitude * 100_000.0).round() as i32, longitude: (longitude * 100_000.0).round() as i32 }
}

impl Bounds {
    /// Around these places; `None`: there are none.
    pub(super) fn of(places: &[Coordinates]) -> Option<Self> {
        let most = |value: fn(&Coordinates) -> i32| Some((places.iter().map(value).min()?, places.iter().map(value).max()?));
        let ((south, north), (west, east)) = (most(|at| at.latitude)?, most(|at| at.longitude)?);
        Some(Self { south_west: Coordinates { latitude: south, longitude: west }, north_east: Coordinates { latitude: north, longitude: east } })
    }

    /// North-west and south-east on the world of a zoom.
    fn pixels(&self, zoom: u8) -> (Pixel, Pixel) {
        let ((west, south), (east, north)) = (pixel(self.south_west, zoom), pixel(self.north_east, zoom));
        ((west, north), (east, south))
    }

    /// The view that shows all of it, as close as that can be.
    pub(super) fn view(&self) -> View {
        let fits = |zoom: &u8| {
            let ((west, north), (east, south)) = self.pixels(*zoom);
            east - west <= CORE.0 && south - north <= CORE.1
        };
        let zoom = (WIDEST..=FIRST).rev().find(fits).unwrap_or(WIDEST);
        let ((west, north), (east, south)) = self.pixels(zoom);
        View { zoom, centre: place_at(((west + east) / 2, (north + south) / 2), zoom) }
    }

    /// The view that somebody asked for, brought back to where the places are.
    pub(super) fn tame(&self, wish: View) -> View {
        let centre = Coordinates {
            latitude: wish.centre.latitude.clamp(self.south_west.latitude, self.north_east.latitude),
            longitude: wish.centre.longitude.clamp(self.south_west.longitude, self.north_east.longitude),
        };
        View { zoom: wish.zoom.clamp(WIDEST, CLOSEST), centre }
    }

    /// Whether some view of these places shows a tile: no other is fetched for anybody.
    pub(super) fn shows(&self, zoom: u8, column: i64, row: i64) -> bool {
        if !(WIDEST..=CLOSEST).contains(&zoom) || !(0..world(zoom) / TILE).contains(&column) || !(0..world(zoom) / TILE).contains(&row) {
            return false;
        }
        let ((west, north), (east, south)) = self.pixels(zoom);
        let reaches = |from: i64, to: i64, tile: i64, half: i64| tile * TILE <= to + half + 1 && (tile + 1) * TILE >= from - half - 1;
        reaches(west, east, column, WIDTH / 2) && reaches(north, south, row, HEIGHT / 2)
    }
}

impl View {
    /// The north-western pixel of what is drawn.
    fn corner(&self) -> Pixel {
        let (x, y) = pixel(self.centre, self.zoom);
        (x - WIDTH / 2, y - HEIGHT / 2)
    }

    /// The tiles that fill it, from the north-west.
    pub(super) fn tiles(&self) -> Vec<Tile> {
        let (left, top) = self.corner();
        let many = world(self.zoom) / TILE;
        let rows = top.div_euclid(TILE)..=(top + HEIGHT - 1).div_euclid(TILE);
        let columns = left.div_euclid(TILE)..=(left + WIDTH - 1).div_euclid(TILE);
        let tile = |row: i64, column: i64| Tile { zoom: self.zoom, column: column.rem_euclid(many), row, left: column * TILE - left, top: row * TILE - top };
        rows.filter(|row| (0..many).contains(row)).flat_map(|row| columns.clone().map(move |column| tile(row, column))).collect()
    }

    /// The places that it shows, those that lie close together as one sign.
    pub(super) fn signs(&self, places: &[Coordinates]) -> Vec<Sign> {
        let (left, top) = self.corner();
        let mut signs: Vec<Sign> = Vec::new();
        for (index, at) in places.iter().enumerate() {
            let (x, y) = pixel(*at, self.zoom);
            let (x, y) = (x - left, y - top);
            if !(0..WIDTH).contains(&x) || !(0..HEIGHT).contains(&y) {
                continue;
            }
            match signs.iter_mut().find(|sign| (sign.x - x).abs() < APART && (sign.y - y).abs() < APART) {
                Some(sign) => sign.places.push(index),
                None => signs.push(Sign { x, y, places: vec![index] }),
            }
        }
        signs
    }

    /// The view some steps east and south, a step being a third of what a phone shows.
    pub(super) fn moved(&self, east: i64, south: i64) -> View {
        let (x, y) = pixel(self.centre, self.zoom);
        View { zoom: self.zoom, centre: place_at((x + east * CORE.0 / 3, y + south * CORE.1 / 3), self.zoom) }
    }

    /// The same place from nearer or further away; `None`: it goes no further.
    pub(super) fn zoomed(&self, by: i8) -> Option<View> {
        let zoom = self.zoom.checked_add_signed(by).filter(|zoom| (WIDEST..=CLOSEST).contains(zoom))?;
        Some(View { zoom, centre: self.centre })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Coordinates {
        Coordinates::parse(text).expect("coordinates")
    }

    #[test]
    fn tiles_are_where_slippy_maps_have_them() {
        // The market square of Gera at zoom 16, by the formula of the slippy map.
        let (x, y) = pixel(at("50.87872, 12.08197"), 16);
        assert_eq!((x / TILE, y / TILE), (34_967, 21_975));
        let back = place_at((x, y), 16);
        assert!((back.latitude - 5_087_872).abs() < 3 && (back.longitude - 1_208_197).abs() < 3, "{back:?}");
    }

    #[test]
    fn the_first_view_shows_every_place_to_a_phone() {
        let places = [at("50.92, 12.02"), at("50.85, 12.11"), at("50.88, 12.08")];
        let view = Bounds::of(&places).unwrap().view();
        let signs = view.signs(&places);
        assert_eq!(signs.iter().map(|sign| sign.places.len()).sum::<usize>(), 3);
        for sign in &signs {
            assert!((sign.x - WIDTH / 2).abs() <= CORE.0 / 2 + 2 && (sign.y - HEIGHT / 2).abs() <= CORE.1 / 2 + 2, "{sign:?}");
        }
        assert_eq!(Bounds::of(&places[..1]).unwrap().view().zoom, FIRST);
        assert_eq!(Bounds::of(&[]), None);
    }

    #[test]
    fn every_tile_of_every_view_may_be_fetched_and_no_other_town() {
        let places = [at("50.92, 12.02"), at("50.85, 12.11")];
        let bounds = Bounds::of(&places).unwrap();
        for zoom in 0..=30 {
            for centre in [at("50.92, 12.02"), at("0, 0"), at("-90, 180"), at("90, -180"), at("50.86, 12.10")] {
                let view = bounds.tame(View { zoom, centre });
                let tiles = view.tiles();
                assert!((8..=15).contains(&tiles.len()), "{}", tiles.len());
                for tile in tiles {
                    assert!(bounds.shows(tile.zoom, tile.column, tile.row), "{view:?} {tile:?}");
                }
            }
        }
        let (x, y) = pixel(at("52.52, 13.40"), 16);
        assert!(!bounds.shows(16, x / TILE, y / TILE), "Berlin");
        assert!(!bounds.shows(3, 0, 0) && !bounds.shows(18, 0, 0) && !bounds.shows(16, -1, i64::MAX / 512));
    }

    #[test]
    fn what_lies_close_together_is_one_sign_until_one_goes_nearer() {
        let places = [at("50.88, 12.08"), at("50.8801, 12.0801"), at("50.90, 12.10")];
        let bounds = Bounds::of(&places).unwrap();
        let view = bounds.view();
        assert_eq!(view.signs(&places).iter().map(|sign| sign.places.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2]]);
        assert!(view.zoomed(1).unwrap().zoom == view.zoom + 1 && view.zoomed(20).is_none());
        let east = view.moved(1, 0);
        assert!(east.centre.longitude > view.centre.longitude && east.zoom == view.zoom);
    }
}
