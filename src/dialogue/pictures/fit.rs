//! A text made to fit its place: broken at spaces while there are lines, else made smaller, down to what is readable.
//!
//! In charge of the rule only. Where the places are is `template`'s, how wide a text is `font`'s.

use super::font::Weight;

/// The size below which nobody reads a text on a phone, in the drawing's units at 640 across.
pub const LEAST_SIZE: f32 = 16.0;

/// From line to line, in sizes.
const LINE_HEIGHT: f32 = 1.2;

/// Room for one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// The size that it has where there is room.
    pub size: f32,
    /// How wide it may get.
    pub width: f32,
    /// On how many lines it may stand.
    pub lines: usize,
    /// Its weight.
    pub weight: Weight,
}

/// A text that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Its size.
    pub size: f32,
    /// Its lines, and how far below the place's own line each stands.
    pub lines: Vec<(String, f32)>,
}

impl Room {
    /// Makes a text fit; `None` where it would be too small to read.
    pub fn fit(&self, text: &str) -> Option<Fitted> {
        let mut size = self.size;
        while size >= LEAST_SIZE {
            if let Some(lines) = self.wrap(text, size) {
                return Some(Fitted { size, lines: spread(lines, size) });
            }
            size -= 1.0;
        }
        None
    }

    fn wrap(&self, text: &str, size: f32) -> Option<Vec<String>> {
        let fits = |line: &str| self.weight.width(line, size) <= self.width;
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            if let Some(last) = lines.last_mut() {
                let longer = format!("{last} {word}");
                if fits(&longer) {
                    *last = longer;
                    continue;
                }
            }
            if !fits(word) || lines.len() == self.lines {
                return None;
            }
            lines.push(word.to_owned());
        }
        Some(lines)
    }
}

/// Lines around the middle that a single one would have.
#[expect(clippy::cast_precision_loss, reason = "a text has a few lines")]
fn spread(lines: Vec<String>, size: f32) -> Vec<(String, f32)> {
    let middle = (lines.len() as f32 - 1.0) / 2.0;
    let place = |(position, line)| (line, (position as f32 - middle) * size * LINE_HEIGHT);
    lines.into_iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_first_made_smaller_next_and_refused_last() {
        let bold = Weight::Bold;
        for (text, width, lines, wanted) in [
            ("Recycle bin", 400.0, 1, Some((24.0, vec!["Recycle bin"]))),
            ("Recycle bin", 110.0, 2, Some((24.0, vec!["Recycle", "bin"]))),
            ("Recycle bin", 110.0, 1, Some((19.0, vec!["Recycle bin"]))),
            ("Khách hàng tiềm năng", 122.0, 2, Some((20.0, vec!["Khách hàng", "tiềm năng"]))),
            ("Recycle bin", 60.0, 1, None),
            ("Recycle bin of the CRM", 60.0, 2, None),
        ] {
            let fitted = Room { size: 24.0, width, lines, weight: bold }.fit(text);
            let found = fitted.as_ref().map(|fitted| {
                let lines: Vec<&str> = fitted.lines.iter().map(|(line, _)| line.as_str()).collect();
                (fitted.size, lines)
            });
            assert_eq!(found, wanted, "{text} in {width}");
            let below: f32 = fitted.iter().flat_map(|fitted| &fitted.lines).map(|(_, below)| below).sum();
            assert!(below.abs() < 0.001, "the lines of {text} are not centred");
        }
    }
}
