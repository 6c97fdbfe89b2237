//! Slides: a PDF or a picture becomes pages as pictures, each with its text. Reads no Office formats, and writes nothing but its output.

use std::io::{self, BufRead, Cursor, Read, Write};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use serde::{Deserialize, Serialize};

use crate::{nameless, words};

/// Largest file in bytes.
pub const BYTES_MAX: usize = 30 * 1024 * 1024;
/// Most pages of a file.
pub const PAGES_MAX: usize = 200;
/// Longer side of a page's picture in pixels: sharp on a beamer, and small enough for a phone.
pub const SIDE_MAX: u32 = 1_600;
/// Longer side of a picture's small twin in pixels, for lists.
pub const SMALL_SIDE_MAX: u32 = 640;
/// A picture with more pixels is not opened.
const PIXELS_MAX: u64 = 50_000_000;
/// What a picture may take while it is opened, in bytes.
const PICTURE_MEMORY_MAX: u64 = 400 * 1024 * 1024;
/// A page without losses beyond this many bytes is most likely a photograph, which JPEG makes smaller.
const LOSSLESS_BYTES_MAX: usize = 250 * 1024;
/// How good the JPEG is, of 100.
const JPEG_QUALITY: u8 = 82;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Neither a PDF nor a picture (PNG, JPEG, WebP).
    #[error("not a PDF and not a picture")]
    Unknown,
    /// The file needs a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file cannot be read to its end.
    #[error("the file is broken")]
    Broken,
    /// More than [`PAGES_MAX`] pages.
    #[error("too many pages")]
    TooManyPages,
    /// More bytes, pixels, memory or time than slides need.
    #[error("too large")]
    TooLarge,
}

/// How a page's picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// WebP without losses: text and drawings.
    Webp,
    /// JPEG: photographs.
    Jpeg,
}

/// What the work says of a page; its picture follows with so many bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// How the picture is stored.
    pub format: Format,
    /// Its length in bytes.
    pub bytes: usize,
    /// The text on the page in reading order; empty for pictures.
    pub text: String,
}

/// One line of the work's output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// First: so many pages will come.
    Pages(usize),
    /// Then each page, followed by its picture.
    Page(Page),
    /// After the pages of a PDF, unless that cannot be done safely: the file without what it says about its makers follows, of so many bytes.
    Nameless(usize),
    /// Last, unless there was a fault: all is said.
    Done,
    /// Last: the file is not taken.
    Fault(Fault),
}

/// Reads a file and writes [`Word`]s, each a line of JSON, and after each page's line its picture. The file that can be handed out comes last:
/// if that breaks the process, the pages are there.
///
/// # Errors
/// When the output cannot be written. What is wrong with the file is said as [`Word::Fault`].
pub fn work(input: impl Read, output: &mut impl Write) -> io::Result<()> {
    hand_out_all(input, output, pages)
}

/// The same for a picture of an article: it comes in two sizes, the large one first; a PDF is none.
///
/// # Errors
/// As [`work`].
pub fn work_on_picture(input: impl Read, output: &mut impl Write) -> io::Result<()> {
    hand_out_all(input, output, |file, output| picture(&file, output, &[SIDE_MAX, SMALL_SIDE_MAX]))
}

fn hand_out_all<W: Write>(input: impl Read, output: &mut W, make: impl FnOnce(Vec<u8>, &mut W) -> Result<(), Stop>) -> io::Result<()> {
    let mut file = Vec::new();
    input.take(BYTES_MAX as u64 + 1).read_to_end(&mut file)?;
    let made = if file.len() > BYTES_MAX { Err(Fault::TooLarge.into()) } else { make(file, output) };
    let last = match made {
        Ok(()) => Word::Done,
        Err(Stop::Fault(fault)) => Word::Fault(fault),
        Err(Stop::Output(error)) => return Err(error),
    };
    say(output, &last)?;
    output.flush()
}

/// Reads what [`work`] wrote: the next word, and the bytes that follow it.
///
/// # Errors
/// When the output ends early or is none of ours.
pub fn read(output: &mut impl BufRead) -> io::Result<(Word, Vec<u8>)> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    let word: Word = serde_json::from_str(&line).map_err(|_| io::ErrorKind::InvalidData)?;
    if bytes_after(&word) > BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; bytes_after(&word)];
    output.read_exact(&mut bytes)?;
    Ok((word, bytes))
}

/// How many bytes follow a word's line: a page's picture, or the file to be handed out.
pub fn bytes_after(word: &Word) -> usize {
    match word {
        Word::Page(Page { bytes, .. }) | Word::Nameless(bytes) => *bytes,
        Word::Pages(_) | Word::Done | Word::Fault(_) => 0,
    }
}

enum Stop {
    Fault(Fault),
    Output(io::Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

fn say(output: &mut impl Write, word: &Word) -> io::Result<()> {
    serde_json::to_writer(&mut *output, word)?;
    output.write_all(b"\n")?;
    output.flush()
}

fn pages(file: Vec<u8>, output: &mut impl Write) -> Result<(), Stop> {
    // Readers look for the mark in the first kilobyte (ISO 32000-1, annex H.3.4.1).
    let is_pdf = file[..file.len().min(1024)].windows(5).any(|five| five == b"%PDF-");
    if is_pdf { pdf(file, output) } else { picture(&file, output, &[SIDE_MAX]) }
}

fn picture(file: &[u8], output: &mut impl Write, sides: &[u32]) -> Result<(), Stop> {
    let format = image::guess_format(file).map_err(|_| Fault::Unknown)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) {
        return Err(Fault::Unknown.into());
    }
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(PICTURE_MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Fault::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(Fault::TooLarge.into());
    }
    let turned = decoder.orientation().map_err(|_| Fault::Broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
    picture.apply_orientation(turned);
    say(output, &Word::Pages(sides.len()))?;
    for side in sides {
        if picture.width().max(picture.height()) > *side {
            picture = picture.thumbnail(*side, *side);
        }
        // Made anew from its pixels: no place, no camera, no name of the file's stays with it.
        hand_out(output, &opaque(&picture), String::new())?;
    }
    Ok(())
}

/// On white: what is transparent would be black in JPEG.
fn opaque(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    let mut plain = RgbImage::new(picture.width(), picture.height());
    for (to, from) in plain.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let over = |channel: u8| u8::try_from((u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255).unwrap_or(u8::MAX);
        to.0 = [over(red), over(green), over(blue)];
    }
    plain
}

fn pdf(file: Vec<u8>, output: &mut impl Write) -> Result<(), Stop> {
    let pdf = Pdf::new(file.clone()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Broken,
    })?;
    let pages = pdf.pages();
    match pages.len() {
        0 => return Err(Fault::Broken.into()),
        many if many > PAGES_MAX => return Err(Fault::TooManyPages.into()),
        many => say(output, &Word::Pages(many))?,
    }
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    let mut texts = Vec::new();
    for page in pages.iter() {
        let (drawn, text) = (draw(page, &cache, &settings)?, words::on(page, &settings));
        texts.push(text.clone());
        hand_out(output, &drawn, text)?;
    }
    drop(cache);
    if let Some(bytes) = nameless::made(&file, &texts) {
        say(output, &Word::Nameless(bytes.len()))?;
        output.write_all(&bytes)?;
    }
    Ok(())
}

fn draw<'a>(page: &'a PdfPage<'a>, cache: &RenderCache<'a>, settings: &InterpreterSettings) -> Result<RgbImage, Fault> {
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0) {
        return Err(Fault::Broken);
    }
    #[expect(clippy::cast_precision_loss, reason = "1,600 is exact")]
    let scale = SIDE_MAX as f32 / width.max(height);
    // A strip of one pixel is no slide.
    if width.min(height) * scale < 1.0 {
        return Err(Fault::Broken);
    }
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = hayro::render(page, cache, settings, &RenderSettings::default(), &pixels);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // On white nothing is transparent.
    let colours = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    RgbImage::from_raw(width, height, colours).ok_or(Fault::Broken)
}

fn hand_out(output: &mut impl Write, picture: &RgbImage, text: String) -> Result<(), Stop> {
    let (format, bytes) = encode(picture).ok_or(Fault::Broken)?;
    let page = Page { width: picture.width(), height: picture.height(), format, bytes: bytes.len(), text };
    say(output, &Word::Page(page))?;
    output.write_all(&bytes)?;
    Ok(())
}

/// Without losses; a page that is large then, as JPEG if that is smaller.
fn encode(picture: &RgbImage) -> Option<(Format, Vec<u8>)> {
    let mut webp = Vec::new();
    picture.write_with_encoder(WebPEncoder::new_lossless(&mut webp)).ok()?;
    if webp.len() <= LOSSLESS_BYTES_MAX {
        return Some((Format::Webp, webp));
    }
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)).ok()?;
    Some(if jpeg.len() < webp.len() { (Format::Jpeg, jpeg) } else { (Format::Webp, webp) })
}
