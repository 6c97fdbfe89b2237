//! Blocks become pages: what stands where, and what it is part of. Knows no PDF but the names of its tags.

use krilla::image::Image;
use krilla::tagging::{Tag, TagKind};

use super::face::{Faces, Style, Weight};
use super::{Bars, Block, Paper, Picture};
use super::{prose, table};

/// Points of a pixel, so that a picture is as large as on a page of the web (CSS: 96 pixels are 72 points).
const PIXEL: f32 = 0.75;

/// A4 in points, and its margins.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 62.0;
const TOP: f32 = 68.0;
pub(super) const BOTTOM: f32 = 66.0;
/// Width of what is written.
pub(super) const BODY: f32 = WIDTH - 2.0 * LEFT;

pub(super) const TEXT: Style = Style { weight: Weight::Regular, size: 10.5, leading: 15.5 };
pub(super) const SMALL: Style = Style { weight: Weight::Regular, size: 9.0, leading: 12.5 };
pub(super) const SMALL_HEAD: Style = Style { weight: Weight::Semibold, size: 9.0, leading: 12.5 };
const TITLE: Style = Style { weight: Weight::Semibold, size: 21.0, leading: 27.0 };
const HEADING: Style = Style { weight: Weight::Semibold, size: 14.0, leading: 19.0 };
const BELOW: Style = Style { weight: Weight::Semibold, size: 11.5, leading: 16.5 };
const LEAD: Style = Style { weight: Weight::Semibold, size: 13.0, leading: 19.0 };

/// What a mark on paper is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ink {
    /// Words on a line, from the left end of their base line.
    Words { x: f32, y: f32, style: Style, text: String, muted: bool },
    /// A picture: left, top, width, height.
    Picture { x: f32, y: f32, width: f32, height: f32, image: Image },
    /// A filled box: left, top, width, height.
    Box { x: f32, y: f32, width: f32, height: f32, strong: bool },
}

/// A mark and the leaf of the tree it belongs to; `None`: it only decorates.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) leaf: Option<usize>,
    pub(super) ink: Ink,
}

/// A node of the structure tree.
pub(super) enum Branch {
    Group(TagKind, Vec<Branch>),
    Leaf(usize),
}

/// A heading of the outline: words, page from 0, distance from the top.
pub(super) type Entry = (String, usize, f32);

/// The pages, and what they mean.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) tree: Vec<Branch>,
    pub(super) outline: Vec<Entry>,
    pub(super) leaves: usize,
    /// How far down the page is written.
    pub(super) y: f32,
}

/// Writes the document on pages.
pub(super) fn lay_out<'a>(faces: &'a Faces, paper: &Paper) -> Flow<'a> {
    let mut flow = Flow { faces, pages: vec![Vec::new()], tree: Vec::new(), outline: Vec::new(), leaves: 0, y: TOP };
    flow.heading(&paper.title, TITLE, 1);
    for block in &paper.blocks {
        match block {
            Block::Heading(level, text) => flow.heading(text, if *level > 2 { BELOW } else { HEADING }, *level),
            Block::Text(runs) => prose::paragraph(&mut flow, runs),
            Block::Lead(text) => flow.paragraph(text, LEAD, false),
            Block::Aside(text) => flow.paragraph(text, SMALL, true),
            Block::List(items) => prose::list(&mut flow, items),
            Block::Table(table) => table::put(&mut flow, table),
            Block::Bars(bars) => flow.bars(bars),
            Block::Picture(picture) => flow.picture(picture),
        }
    }
    flow
}

impl Flow<'_> {
    /// A new leaf of the tree.
    pub(super) fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// How much room the page has left.
    pub(super) fn room(&self) -> f32 {
        HEIGHT - BOTTOM - self.y
    }

    /// How much room an empty page has.
    pub(super) fn whole_page() -> f32 {
        HEIGHT - BOTTOM - TOP
    }

    /// Goes to a new page unless so much fits on this one.
    pub(super) fn needs(&mut self, height: f32) {
        if self.room() < height && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    pub(super) fn mark(&mut self, leaf: Option<usize>, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Mark { leaf, ink });
        }
    }

    /// Writes lines that may go on on the next page.
    fn write(&mut self, leaf: usize, lines: Vec<String>, style: Style, x: f32, muted: bool) {
        let last = lines.len().saturating_sub(1);
        for (at, mut text) in lines.into_iter().enumerate() {
            self.needs(style.leading);
            // The end of a line is a blank for whoever hears or copies it.
            if at < last {
                text.push(' ');
            }
            let y = self.y + style.size;
            self.mark(Some(leaf), Ink::Words { x, y, style, text, muted });
            self.y += style.leading;
        }
    }

    fn heading(&mut self, text: &str, style: Style, level: u16) {
        let lines = self.faces.lines(style, text, BODY);
        let above = if self.y > TOP { 14.0 } else { 0.0 };
        // A heading alone at the end of a page leads nowhere.
        self.needs(above + lines.len() as f32 * style.leading + 4.0 * TEXT.leading);
        self.y += if self.y > TOP { above } else { 0.0 };
        self.outline.push((self.faces.clean(text), self.pages.len() - 1, self.y));
        let leaf = self.leaf();
        self.write(leaf, lines, style, LEFT, false);
        self.y += 4.0;
        let level = std::num::NonZeroU16::new(level).unwrap_or(std::num::NonZeroU16::MIN);
        self.tree.push(Branch::Group(Tag::Hn(level, Some(text.to_owned())).into(), vec![Branch::Leaf(leaf)]));
    }

    fn paragraph(&mut self, text: &str, style: Style, muted: bool) {
        let leaf = self.leaf();
        let lines = self.faces.lines(style, text, BODY);
        self.write(leaf, lines, style, LEFT, muted);
        self.y += 6.0;
        self.tree.push(Branch::Group(Tag::P.into(), vec![Branch::Leaf(leaf)]));
    }

    /// The caption of a table or a chart, kept with what follows.
    pub(super) fn caption(&mut self, text: &str, height_below: f32) -> Branch {
        let style = Style { weight: Weight::Semibold, ..TEXT };
        let lines = self.faces.lines(style, text, BODY);
        self.needs(6.0 + lines.len() as f32 * style.leading + 3.0 + height_below);
        self.y += 6.0;
        let leaf = self.leaf();
        self.write(leaf, lines, style, LEFT, false);
        self.y += 3.0;
        Branch::Leaf(leaf)
    }

    fn bars(&mut self, chart: &Bars) {
        const ROW: f32 = 26.0;
        let caption = self.caption(&chart.caption, ROW * 3.0);
        self.tree.push(Branch::Group(Tag::P.into(), vec![caption]));
        let values: Vec<String> = chart.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.value)).collect();
        let text = format!("{} {}", chart.text, values.join("; "));
        let figure = self.leaf();
        for bar in &chart.bars {
            self.needs(ROW);
            let (label, value) = (self.faces.clean(&bar.label), self.faces.clean(&bar.value));
            let y = self.y + SMALL.size;
            self.mark(Some(figure), Ink::Words { x: LEFT, y, style: SMALL, text: format!("{label} "), muted: false });
            let right = LEFT + BODY - self.faces.width(SMALL_HEAD, &value);
            self.mark(Some(figure), Ink::Words { x: right, y, style: SMALL_HEAD, text: value, muted: false });
            let (x, y, height) = (LEFT, self.y + 12.5, 7.0);
            self.mark(Some(figure), Ink::Box { x, y, width: BODY, height, strong: false });
            let share = bar.share.clamp(0.0, 1.0);
            if share > 0.0 {
                self.mark(Some(figure), Ink::Box { x, y, width: BODY * share, height, strong: true });
            }
            self.y += ROW;
        }
        self.y += 4.0;
        self.tree.push(Branch::Group(Tag::Figure(Some(text)).into(), vec![Branch::Leaf(figure)]));
    }

    fn picture(&mut self, picture: &Picture) {
        // What begins as a JPEG file is one (ITU-T T.81, B.1.1.3).
        let bytes = picture.bytes.clone().into();
        let image = if picture.bytes.starts_with(&[0xff, 0xd8]) { Image::from_jpeg(bytes, true) } else { Image::from_webp(bytes, true) };
        let Ok(image) = image else { return self.paragraph(&picture.words, SMALL, true) };
        let (across, down) = image.size();
        let (across, down) = (across.max(1) as f32 * PIXEL, down.max(1) as f32 * PIXEL);
        let scale = (BODY / across).min(Flow::whole_page() * 0.6 / down).min(1.0);
        let (width, height) = (across * scale, down * scale);
        self.needs(height + 8.0);
        let leaf = self.leaf();
        self.mark(Some(leaf), Ink::Picture { x: LEFT, y: self.y + 2.0, width, height, image });
        self.y += height + 12.0;
        self.tree.push(Branch::Group(Tag::Figure(Some(picture.words.clone())).into(), vec![Branch::Leaf(leaf)]));
    }
}
