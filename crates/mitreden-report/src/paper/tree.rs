//! Pages become a PDF: marks are drawn, each under the leaf it belongs to, and the tree is hung up. Places nothing.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, TagGroup, TagTree};
use krilla::text::TextDirection;

use super::face::Faces;
use super::flow::{BODY, BOTTOM, Branch, Flow, HEIGHT, Ink, LEFT, Mark, SMALL, WIDTH};
use super::{Paper, PaperError};

/// Red, green, blue.
type Tone = [u8; 3];

/// Black enough for every eye, and what is said in passing: 7:1 and more on white (WCAG 1.4.6).
const INK: Tone = [0x1a, 0x1d, 0x24];
const MUTED: Tone = [0x4a, 0x50, 0x5c];
/// Bars, and the rail they run on.
const STRONG: Tone = [0x1f, 0x4b, 0x8e];
const RAIL: Tone = [0xe3, 0xe6, 0xec];

/// Writes the file.
pub(super) fn write(faces: &Faces, paper: &Paper, flow: Flow<'_>) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| PaperError(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); flow.leaves];
    let count = flow.pages.len();
    for (at, marks) in flow.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PaperError("no page".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        draw_page(&mut surface, faces, marks, &mut leaves);
        draw_foot(&mut surface, faces, &paper.footer, &format!("{}/{count}", at + 1));
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    for (text, page, y) in flow.outline {
        outline.push_child(OutlineNode::new(text, XyzDestination::new(page, Point::from_xy(LEFT, y))));
    }
    document.set_outline(outline);
    let mut tree = TagTree::new().with_lang(Some(paper.language.clone()));
    for branch in flow.tree {
        for node in nodes(branch, &mut leaves) {
            tree.push(node);
        }
    }
    document.set_tag_tree(tree);
    document.set_metadata(metadata(paper));
    Ok(document.finish()?)
}

fn metadata(paper: &Paper) -> Metadata {
    let (year, month, day, hour, minute, second) = paper.made;
    let made = DateTime::new(year).month(month).day(day).hour(hour).minute(minute).second(second).utc_offset_hour(0).utc_offset_minute(0);
    let named = Metadata::new().title(paper.title.clone()).authors(vec![paper.publisher.clone()]).creator("Mitreden".to_owned());
    named.language(paper.language.clone()).creation_date(made)
}

/// A branch with what was drawn for its leaves. A leaf that goes on on the next page was drawn in two places.
fn nodes(branch: Branch, leaves: &mut [Vec<Identifier>]) -> Vec<Node> {
    match branch {
        Branch::Leaf(leaf) => leaves.get_mut(leaf).map(std::mem::take).unwrap_or_default().into_iter().map(Node::Leaf).collect(),
        Branch::Group(tag, branches) => {
            let children = branches.into_iter().flat_map(|branch| nodes(branch, leaves)).collect();
            vec![Node::Group(TagGroup::with_children(tag, children))]
        }
    }
}

fn draw_page(surface: &mut Surface<'_>, faces: &Faces, marks: &[Mark], leaves: &mut [Vec<Identifier>]) {
    for group in marks.chunk_by(|a, b| a.leaf == b.leaf) {
        let leaf = group.first().and_then(|mark| mark.leaf);
        let tag = if leaf.is_some() { ContentTag::Other } else { ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)) };
        let identifier = surface.start_tagged(tag);
        for mark in group {
            draw(surface, faces, &mark.ink);
        }
        surface.end_tagged();
        if let Some(drawn) = leaf.and_then(|leaf| leaves.get_mut(leaf)) {
            drawn.push(identifier);
        }
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, ink: &Ink) {
    match ink {
        Ink::Words { x, y, style, text, muted } => {
            fill(surface, if *muted { MUTED } else { INK });
            surface.draw_text(Point::from_xy(*x, *y), faces.font(style.weight), style.size, text, false, TextDirection::LeftToRight);
        }
        Ink::Picture { x, y, width, height, image } => {
            if let Some(size) = Size::from_wh(*width, *height) {
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image.clone(), size);
                surface.pop();
            }
        }
        Ink::Box { x, y, width, height, strong } => {
            fill(surface, if *strong { STRONG } else { RAIL });
            let mut builder = PathBuilder::new();
            if let Some(place) = Rect::from_xywh(*x, *y, *width, *height) {
                builder.push_rect(place);
            }
            if let Some(path) = builder.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

fn fill(surface: &mut Surface<'_>, [red, green, blue]: Tone) {
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
}

/// The foot of a page is no part of what is read aloud.
fn draw_foot(surface: &mut Surface<'_>, faces: &Faces, text: &str, number: &str) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let (y, width) = (HEIGHT - BOTTOM + 30.0, faces.width(SMALL, number));
    // One line: of a foot that is too long the beginning is enough.
    let text = faces.lines(SMALL, text, BODY - width - 12.0).swap_remove(0);
    for (x, text) in [(LEFT, text), (LEFT + BODY - width, number.to_owned())] {
        draw(surface, faces, &Ink::Words { x, y, style: SMALL, text, muted: true });
    }
    surface.end_tagged();
}
