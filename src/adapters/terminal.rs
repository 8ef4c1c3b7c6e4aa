//! The assistant in a terminal: lines in, wrapped text and numbered choices out.
//!
//! In charge of reading (a person's lines or a program's pipe) and of how a reply looks. What a line means
//! is the dialogue's to say: numbers, words and commands go on as they were typed.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

use crate::domain::plain::one_line;

/// The longest line that is read whole, in bytes; what follows is dropped, and the assistant says so.
const LONGEST_LINE_BYTES: u64 = 256 * 1024;

/// Columns at which text is wrapped where nobody says how wide the terminal is, and at the most: longer lines tire.
pub const WIDTH: usize = 96;

/// Columns below which nothing is wrapped any more.
const LEAST_WIDTH: usize = 30;

/// A reply in words, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen {
    /// Paragraphs, separated by line breaks.
    pub text: String,
    /// What can be chosen, in order; shown numbered from 1.
    pub choices: Vec<String>,
    /// Files handed over, as paths.
    pub files: Vec<String>,
    /// The picture beside it, as a path: a terminal cannot show it.
    pub picture: Option<String>,
}

/// Reads the next line without its line break, `None` at the end of the input.
///
/// Bytes that are not UTF-8 are replaced; a line over the limit is cut, the rest of it skipped.
///
/// # Errors
/// The input cannot be read.
pub async fn read_line(input: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut limited = (&mut *input).take(LONGEST_LINE_BYTES);
    if limited.read_until(b'\n', &mut bytes).await? == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST_LINE_BYTES {
        skip_to_line_end(input).await?;
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

async fn skip_to_line_end(input: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<()> {
    loop {
        let available = input.fill_buf().await?;
        if available.is_empty() {
            return Ok(());
        }
        let end = available.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(available.len(), |position| position + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// Shows replies and progress on standard output.
#[derive(Debug)]
pub struct Display {
    is_terminal: bool,
    progress_shown: bool,
}

/// The columns that are there now; the window may have been made wider or narrower.
fn width(is_terminal: bool) -> usize {
    if is_terminal { textwrap::termwidth().clamp(LEAST_WIDTH, WIDTH) } else { WIDTH }
}

impl Display {
    /// For the process's standard output.
    pub fn new() -> Self {
        Self { is_terminal: std::io::stdout().is_terminal(), progress_shown: false }
    }

    /// Shows one reply.
    ///
    /// # Errors
    /// Nobody reads any more (a closed pipe).
    pub fn show(&mut self, screen: &Screen) -> std::io::Result<()> {
        self.clear_progress()?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}", render(screen, width(self.is_terminal)))?;
        out.flush()
    }

    /// Shows how far work has come, on a terminal only.
    ///
    /// # Errors
    /// Nobody reads any more.
    pub fn progress(&mut self, text: &str) -> std::io::Result<()> {
        if self.is_terminal {
            let mut out = std::io::stdout().lock();
            // A line that breaks could not be taken back.
            let room = width(true) - 5;
            let text: String = text.chars().take(room).collect();
            write!(out, "\r\x1b[2K  … {text}")?;
            out.flush()?;
            self.progress_shown = true;
        }
        Ok(())
    }

    /// Shows where to type, on a terminal only.
    ///
    /// # Errors
    /// Nobody reads any more.
    pub fn prompt(&mut self) -> std::io::Result<()> {
        self.clear_progress()?;
        if self.is_terminal {
            let mut out = std::io::stdout().lock();
            write!(out, "> ")?;
            out.flush()?;
        }
        Ok(())
    }

    fn clear_progress(&mut self) -> std::io::Result<()> {
        if std::mem::take(&mut self.progress_shown) {
            let mut out = std::io::stdout().lock();
            write!(out, "\r\x1b[2K")?;
        }
        Ok(())
    }
}

impl Default for Display {
    fn default() -> Self {
        Self::new()
    }
}

/// A reply as lines of text of at most so many columns, files and single long words aside.
pub fn render(screen: &Screen, width: usize) -> String {
    let mut lines: Vec<String> = screen.text.lines().flat_map(|line| wrap(line, width)).collect();
    if let Some(picture) = &screen.picture {
        lines.push(format!("  [picture] {picture}"));
    }
    for file in &screen.files {
        lines.push(format!("  [file] {file}"));
    }
    for (position, choice) in screen.choices.iter().enumerate() {
        let number = format!("  {}  ", position + 1);
        lines.extend(wrap_under(&format!("{number}{choice}"), &" ".repeat(number.len()), width));
    }
    lines.push(String::new());
    // Control characters in a record's name must not move the cursor or recolour the screen.
    let shown = lines.iter().map(|line| one_line(&line.replace(|c: char| c.is_control(), "\u{fffd}")).into_owned());
    shown.collect::<Vec<_>>().join("\n")
}

/// Breaks a paragraph at spaces; continuation lines keep its indentation, and stand under the text of an item.
fn wrap(paragraph: &str, width: usize) -> Vec<String> {
    let content = paragraph.trim_start();
    let mut indent = " ".repeat(paragraph.len() - content.len());
    if content.starts_with("• ") || content.starts_with("– ") {
        indent.push_str("  ");
    }
    wrap_under(paragraph, &indent, width)
}

/// Breaks at spaces only: addresses, numbers and names stay whole.
fn wrap_under(text: &str, indent: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .subsequent_indent(indent)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn lines_of(input: &[u8]) -> Vec<String> {
        let mut reader = tokio::io::BufReader::new(input);
        let mut lines = Vec::new();
        while let Some(line) = read_line(&mut reader).await.unwrap() {
            lines.push(line);
        }
        lines
    }

    #[tokio::test]
    async fn lines_come_whole_whatever_their_end() {
        assert_eq!(lines_of(b"one\r\n\ntwo").await, ["one", "", "two"]);
        assert_eq!(lines_of(b"\xff\xfe\n").await, ["\u{fffd}\u{fffd}"]);
    }

    #[tokio::test]
    async fn an_endless_line_is_cut_and_the_next_one_stands_alone() {
        let mut input = vec![b'x'; LONGEST_LINE_BYTES as usize + 70_000];
        input.extend_from_slice(b"\nnext\n");
        let lines = lines_of(&input).await;
        assert_eq!(lines[0].len() as u64, LONGEST_LINE_BYTES);
        assert_eq!(lines[1], "next");
    }

    #[test]
    fn long_paragraphs_are_wrapped_and_choices_numbered() {
        let screen =
            Screen { text: format!("{}end", "word ".repeat(40)), choices: vec!["Yes".into()], ..Screen::default() };
        let shown = render(&screen, WIDTH);
        assert!(shown.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(shown.ends_with("  1  Yes\n"));
    }

    #[test]
    fn a_narrow_window_breaks_items_and_choices_under_their_text_and_no_word() {
        let text = "• two words of\u{a0}one https://example.com/a-long-address\n  indented text stays indented".into();
        let screen = Screen { text, choices: vec!["Yes, the backup of Monday".into()], ..Screen::default() };
        let expected = "• two words\n  of\u{a0}one\n  https://example.com/a-long-address\n  indented text\n  stays indented\n  \
                        1  Yes, the\n     backup of\n     Monday\n";
        assert_eq!(render(&screen, 16), expected);
        // Wide characters take two columns.
        let wide = Screen { text: "数据 数据 数据".into(), ..Screen::default() };
        assert_eq!(render(&wide, 10), "数据 数据\n数据\n");
    }

    #[test]
    fn a_picture_stands_between_the_text_and_the_choices() {
        let picture = Some("/data/pictures/recycle-bin-en.png".to_owned());
        let screen = Screen { text: "Here:".into(), choices: vec!["Found".into()], picture, ..Screen::default() };
        assert_eq!(render(&screen, WIDTH), "Here:\n  [picture] /data/pictures/recycle-bin-en.png\n  1  Found\n");
    }

    #[test]
    fn a_name_cannot_take_over_the_screen() {
        let screen = Screen { text: "Anna\u{1b}[2J".into(), ..Screen::default() };
        assert!(!render(&screen, WIDTH).contains('\u{1b}'));
    }
}
