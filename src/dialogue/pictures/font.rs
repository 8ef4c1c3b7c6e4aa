//! The font of the pictures: Noto Sans, regular and bold, with the letters of our languages.
//!
//! In charge of how wide a text is and of which letters there are. Drawing them is `render`'s.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// What the font is called in drawings.
pub const FAMILY: &str = "Noto Sans";

static REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

/// One weight of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Of plain text.
    Regular,
    /// Of what is to be found and pressed.
    Bold,
}

impl Weight {
    fn font(self) -> &'static FontRef<'static> {
        static FONTS: LazyLock<[FontRef<'static>; 2]> = LazyLock::new(|| {
            [REGULAR, BOLD].map(|data| FontRef::new(data).expect("the fonts are part of the program"))
        });
        match self {
            Self::Regular => &FONTS[0],
            Self::Bold => &FONTS[1],
        }
    }

    /// The width of a text at a size, both in the drawing's units. Kerning, which moves letters together, is left out.
    pub fn width(self, text: &str, size: f32) -> f32 {
        let font = self.font();
        let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
        let advance = |letter| letters.map(letter).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size);
        text.chars().map(advance).sum()
    }

    /// The first letter of a text that the font has not.
    pub fn lacks(self, text: &str) -> Option<char> {
        let letters = self.font().charmap();
        text.chars().find(|letter| letters.map(*letter).is_none())
    }
}

/// The fonts as the drawing library wants them.
pub fn database() -> Arc<Database> {
    static LOADED: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for data in [REGULAR, BOLD] {
            database.load_font_data(data.to_vec());
        }
        Arc::new(database)
    });
    LOADED.clone()
}
