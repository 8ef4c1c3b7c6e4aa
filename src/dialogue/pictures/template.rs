//! A drawing with places for words: `<text data-width="160">{{menu-more}}</text>`.
//!
//! In charge of finding the places and of a well-formed drawing once they are filled. How a text is made to fit is
//! `fit`'s, which words there are `words`'.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use resvg::usvg::roxmltree::{Document, Node};

use super::fit::{Fitted, Room};
use super::font::Weight;
use super::render;
use super::words::Words;
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::flow::SourceFile;
use crate::dialogue::texts::line_at;

/// Begins the name of a word.
const OPEN: &str = "{{";

/// Ends the name of a word.
const CLOSE: &str = "}}";

/// What drawings are written in.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A drawing as it was written.
#[derive(Debug)]
pub struct Template {
    /// The file.
    pub file: String,
    /// Its places, from the top of the file.
    pub places: Vec<Place>,
    source: Cow<'static, str>,
}

/// An element that holds words.
#[derive(Debug)]
pub struct Place {
    /// Its line.
    pub line: u32,
    range: Range<usize>,
    name: String,
    /// Its attributes as they stand in the file, those left out that are written anew.
    attributes: String,
    pieces: Vec<Piece>,
    /// Where it stands and how much room there is; nothing for words that are not drawn.
    spot: Option<Spot>,
}

#[derive(Debug)]
enum Piece {
    Plain(String),
    Word(String),
}

#[derive(Debug)]
struct Spot {
    x: f32,
    y: f32,
    room: Room,
}

/// Words that a place cannot take.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unfilled {
    /// A word is not there.
    #[error("there is no word \"{0}\"")]
    Missing(String),
    /// The font has no such letter.
    #[error("the font has no letter \"{letter}\" (in \"{text}\")")]
    Letter {
        /// The letter.
        letter: char,
        /// The text.
        text: String,
    },
    /// It is too long.
    #[error("\"{text}\" does not fit into {width} on {lines} line(s), even at the size {least}")]
    TooLong {
        /// The text.
        text: String,
        /// How wide it may get.
        width: f32,
        /// On how many lines.
        lines: usize,
        /// The least size.
        least: f32,
    },
}

impl Template {
    /// Reads a drawing.
    ///
    /// # Errors
    /// It is no SVG of a definite size, or has a place that cannot be filled.
    pub fn parse(file: &SourceFile) -> Result<Self, Vec<Diagnostic>> {
        let complain = |line, message: String| Diagnostic::new(Code::PictureSyntax, &file.path, line, message);
        let document = Document::parse(&file.text)
            .map_err(|error| vec![complain(error.pos().row, format!("this is no XML: {error}"))])?;
        let mut places = Vec::new();
        let mut problems = Vec::new();
        if !document.root_element().has_tag_name((NAMESPACE, "svg")) {
            // Our own drawing would forgive it, browsers don't.
            problems.push(complain(1, format!("the drawing is no <svg xmlns=\"{NAMESPACE}\">")));
        }
        for node in document.descendants().filter(|node| node.is_element()) {
            let is_place =
                node.children().any(|child| child.is_text() && child.text().is_some_and(|t| t.contains(OPEN)));
            if !is_place {
                continue;
            }
            match Place::parse(node, &file.text) {
                Ok(place) => places.push(place),
                Err(message) => problems.push(complain(line_at(&file.text, node.range().start), message)),
            }
        }
        if problems.is_empty() {
            let inside = |at: &usize| places.iter().any(|place| place.range.contains(at));
            let strays = file.text.match_indices(OPEN).map(|(at, _)| at).filter(|at| !inside(at));
            let message = "words can stand in <text>, <title> and <desc> only";
            problems.extend(strays.map(|at| complain(line_at(&file.text, at), message.into())));
        }
        if let Err(error) = render::check(&file.text) {
            problems.push(complain(1, error.to_string()));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { file: file.path.clone(), places, source: file.text.clone() })
    }

    /// The drawing with the words of a language.
    ///
    /// # Errors
    /// A word is missing or does not fit.
    pub fn fill(&self, words: &Words) -> Result<String, Unfilled> {
        let mut out = String::with_capacity(self.source.len() + 1024);
        let mut done = 0;
        for place in &self.places {
            out.push_str(&self.source[done..place.range.start]);
            out.push_str(&place.fill(words)?);
            done = place.range.end;
        }
        out.push_str(&self.source[done..]);
        Ok(out)
    }
}

impl Place {
    fn parse(node: Node<'_, '_>, source: &str) -> Result<Self, String> {
        let name = node.tag_name().name();
        let text = match node.children().collect::<Vec<_>>()[..] {
            [only] => only.text().unwrap_or_default(),
            _ => return Err("an element with words holds nothing but them".into()),
        };
        let spot = match name {
            "text" => Some(Spot::parse(node)?),
            "title" | "desc" => None,
            other => return Err(format!("words can stand in <text>, <title> and <desc>, not in <{other}>")),
        };
        let mut attributes = String::new();
        for attribute in node.attributes().filter(|attribute| !["x", "y", "font-size"].contains(&attribute.name())) {
            let _ = write!(attributes, " {}", &source[attribute.range()]);
        }
        let range = node.range();
        let line = line_at(source, range.start);
        Ok(Self { line, range, name: name.to_owned(), attributes, pieces: pieces(text)?, spot })
    }

    /// The names of its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Word(name) => Some(name.as_str()),
            Piece::Plain(_) => None,
        })
    }

    /// The element with the words of a language.
    ///
    /// # Errors
    /// A word is missing or does not fit.
    pub fn fill(&self, words: &Words) -> Result<String, Unfilled> {
        let text = self.text(words)?;
        let Self { name, attributes, .. } = self;
        let Some(spot) = &self.spot else { return Ok(format!("<{name}{attributes}>{}</{name}>", escape(&text))) };
        let (x, fitted) = (spot.x, spot.fit(&text)?);
        let mut out = format!("<{name}{attributes} font-size=\"{}\">", fitted.size);
        for (line, below) in fitted.lines {
            let _ = write!(out, "<tspan x=\"{x}\" y=\"{:.1}\">{}</tspan>", spot.y + below, escape(&line));
        }
        let _ = write!(out, "</{name}>");
        Ok(out)
    }

    fn text(&self, words: &Words) -> Result<String, Unfilled> {
        let piece = |piece: &Piece| match piece {
            Piece::Plain(text) => Ok(text.clone()),
            Piece::Word(name) => words.word(name).map(str::to_owned).ok_or_else(|| Unfilled::Missing(name.clone())),
        };
        self.pieces.iter().map(piece).collect()
    }
}

impl Spot {
    fn parse(node: Node<'_, '_>) -> Result<Self, String> {
        let number = |name: &str| {
            let value = node.attribute(name).and_then(|value| value.trim().parse::<f32>().ok());
            value.filter(|value| value.is_finite()).ok_or_else(|| format!("a text with words needs {name}=\"NUMBER\""))
        };
        let lines = match node.attribute("data-lines") {
            None => 1,
            Some(lines) => lines
                .parse()
                .ok()
                .filter(|lines| (1..=9).contains(lines))
                .ok_or("data-lines is a number from 1 to 9")?,
        };
        let weight = match node.ancestors().find_map(|node| node.attribute("font-weight")) {
            Some("bold" | "600" | "700" | "800" | "900") => Weight::Bold,
            _ => Weight::Regular,
        };
        let room = Room { size: number("font-size")?, width: number("data-width")?, lines, weight };
        Ok(Self { x: number("x")?, y: number("y")?, room })
    }

    fn fit(&self, text: &str) -> Result<Fitted, Unfilled> {
        if let Some(letter) = self.room.weight.lacks(text) {
            return Err(Unfilled::Letter { letter, text: text.to_owned() });
        }
        let Room { width, lines, .. } = self.room;
        let least = super::fit::LEAST_SIZE;
        self.room.fit(text).ok_or_else(|| Unfilled::TooLong { text: text.to_owned(), width, lines, least })
    }
}

/// Parts a text at the names of words.
fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(OPEN) {
        let (name, after) = behind.split_once(CLOSE).ok_or_else(|| format!("{OPEN} without {CLOSE}"))?;
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(format!("\"{name}\" is no name of a word: lower-case letters, digits and hyphens"));
        }
        pieces.extend([Piece::Plain(before.to_owned()), Piece::Word(name.to_owned())]);
        rest = after;
    }
    pieces.push(Piece::Plain(rest.to_owned()));
    Ok(pieces)
}

/// Makes a text harmless within XML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML has no way to write these.
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
