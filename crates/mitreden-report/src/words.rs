//! The words on a PDF's page, in the order in which they were drawn, joined to lines by where they stand. Draws nothing.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{BezPath, Point, Rect};

/// Most characters of a page: a dense page has some thousand.
const CHARACTERS_MAX: usize = 20_000;

/// The text of a page; empty if there is none, as on a scanned one.
pub(crate) fn on(page: &Page<'_>, settings: &InterpreterSettings) -> String {
    let (width, height) = page.render_dimensions();
    let cache = InterpreterCache::new();
    let target = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), target, &cache, page.xref(), settings.clone());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.text()
}

/// Collects glyphs. A step down or back is a new line, a gap is a space.
#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    line: String,
    characters: usize,
    /// Where the last glyph stood, and how large its letters are.
    last: Option<(Point, f64)>,
}

impl Reader {
    fn take(&mut self, letters: &str, at: Point, size: f64) {
        if self.characters > CHARACTERS_MAX {
            return;
        }
        if let Some((before, _)) = self.last {
            let (right, down) = (at.x - before.x, (at.y - before.y).abs());
            if down > size * 0.6 || right < -size {
                self.break_line();
            } else if right > size * 1.1 && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
        self.characters += letters.chars().count();
        self.line.extend(letters.chars().filter(|letter| !letter.is_control()));
        self.last = Some((at, size));
    }

    fn break_line(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.lines.push(line);
        }
        self.line.clear();
    }

    fn text(mut self) -> String {
        self.break_line();
        self.lines.join("\n")
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            let [_, _, skew, up, x, y] = place.as_coeffs();
            // Glyphs are drawn in thousandths of their size (ISO 32000-1, 9.2.4).
            let size = skew.hypot(up) * 1000.0;
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) => self.take(letter.encode_utf8(&mut [0; 4]), Point::new(x, y), size),
                Some(BfString::String(letters)) => self.take(&letters, Point::new(x, y), size),
                None => {}
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
