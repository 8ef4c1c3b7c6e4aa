//! SVG to PNG.
//!
//! In charge of pixels. Neither files nor addresses that a drawing names are read: it is drawn from itself alone.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree};

use super::font;

/// The most pixels across, and down.
pub const WIDEST: u32 = 4_096;

/// How much higher than wide a drawing may be, and the other way round.
const STEEPEST: f32 = 4.0;

/// A drawing that cannot become pixels.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// It is no SVG.
    #[error("this is no SVG: {0}")]
    Svg(#[from] usvg::Error),
    /// Its size makes no picture.
    #[error("{0} by {1} is no size for a picture")]
    Size(f32, f32),
    /// The pixels cannot be written down.
    #[error("the picture cannot be encoded: {0}")]
    Encoding(String),
}

fn read(svg: &str) -> Result<Tree, RenderError> {
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options {
        font_family: font::FAMILY.to_owned(),
        fontdb: font::database(),
        image_href_resolver: nothing,
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let is_picture = width >= 1.0 && height >= 1.0 && (1.0 / STEEPEST..=STEEPEST).contains(&(height / width));
    if is_picture { Ok(tree) } else { Err(RenderError::Size(width, height)) }
}

/// Whether a drawing can become pixels.
///
/// # Errors
/// It is no SVG, or has a size that makes no picture.
pub fn check(svg: &str) -> Result<(), RenderError> {
    read(svg).map(drop)
}

/// Draws so many pixels across; a picture wider or higher than [`WIDEST`] is made as large as that.
///
/// # Errors
/// As [`check`].
#[expect(clippy::cast_precision_loss, reason = "pixels stay far below 2^23")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are positive and limited")]
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, RenderError> {
    let tree = read(svg)?;
    let size = tree.size();
    let widest = WIDEST as f32;
    let scale = (width.max(1) as f32 / size.width()).min(widest / size.width()).min(widest / size.height());
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or(RenderError::Size(size.width(), size.height()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| RenderError::Encoding(error.to_string()))
}
