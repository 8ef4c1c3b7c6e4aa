//! The chart as a picture of our own: layers from top to bottom, a box a step, a row in it for each way out.
//!
//! Every row names the step it leads to, so that the picture can be read where lines would cross; lines are drawn to the
//! row of boxes below, all other ways are named and marked with their direction. Names are links within the picture.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use super::{Chart, Kind, Sort, StepBox, Way, is_return, shortened};
use crate::dialogue::script::junit::escaped;

const WIDTH: usize = 290;
const LINE: usize = 15;
const PAD: usize = 9;
const GAP: usize = 46;
const LAYER_GAP: usize = 64;
const MARGIN: usize = 30;
/// Characters of a line in a box.
const CHARS: usize = 46;
/// The most boxes side by side; more of one layer go into a second row.
const MOST_IN_ROW: usize = 7;
/// How often the order within layers is mended.
const SWEEPS: usize = 8;

/// A box in its place.
struct Placed<'a> {
    step: &'a StepBox,
    x: usize,
    y: usize,
    height: usize,
    /// Which row of boxes it stands in, from the top.
    rank: usize,
    lines: Vec<String>,
}

impl Placed<'_> {
    /// The middle of a row, from the top of the picture.
    fn row(&self, position: usize) -> usize {
        self.y + PAD + LINE * (1 + self.lines.len() + position) + LINE / 2
    }

    fn center(&self) -> usize {
        self.x + WIDTH / 2
    }
}

/// The picture.
pub fn draw(chart: &Chart) -> String {
    let placed = place(chart);
    let width = placed.values().map(|one| one.x + WIDTH).max().unwrap_or(0) + MARGIN;
    let height = placed.values().map(|one| one.y + one.height).max().unwrap_or(0) + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"sans-serif\" font-size=\"11\">\n{STYLE}<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    let _ = writeln!(out, "<text x=\"{MARGIN}\" y=\"24\" class=\"title\">{}</text>", escaped(&chart.title));
    let _ = writeln!(out, "<text x=\"{MARGIN}\" y=\"42\" class=\"legend\">{LEGEND}</text>");
    for one in placed.values() {
        for (position, way) in one.step.ways.iter().enumerate() {
            // A line further down would run behind the boxes between.
            if let Some(target) = placed.get(way.to.as_str()).filter(|target| target.rank == one.rank + 1) {
                line(&mut out, one, position, way, target);
            }
        }
    }
    for one in placed.values() {
        draw_box(&mut out, chart, &placed, one);
    }
    out.push_str("</svg>\n");
    out
}

const LEGEND: &str = "each row of a box is a way out and the step it leads to: \u{2191} further up, \u{2193} further down, \u{2197} in another flow, a line to the row below \u{b7} solid: pressed \
     \u{b7} thick: goes on by itself \u{b7} dashed: a fact is not so, or (?) nobody can tell \u{b7} dotted: the policy has the rule off \u{b7} blue: built-in step";

const STYLE: &str = "<style>\
    .title{font-size:16px;font-weight:bold}.legend{fill:#555}\
    .asks{fill:#fff;stroke:#444}.passes{fill:#f4f4f0;stroke:#888}.builtin{fill:#eaf2fd;stroke:#2f6fb5}\
    .start{stroke-width:3px}.id{font-weight:bold;font-size:12px}.mark{fill:#2f6fb5}.words{fill:#555;font-style:italic}\
    .count{fill:#a03c00;font-weight:bold}.to{fill:#666}\
    .line{fill:none;stroke-width:1.2px}.choice{stroke:#444}.next{stroke:#444;stroke-width:2.4px}\
    .arm{stroke:#b0701a;stroke-dasharray:6 4}.rule{stroke:#7a4fb0;stroke-dasharray:2 3}\
    text.arm{stroke:none;fill:#8a5510}text.rule{stroke:none;fill:#5f3a90}text.choice,text.next{stroke:none;fill:#111}\
    </style>\n";

fn draw_box(out: &mut String, chart: &Chart, placed: &BTreeMap<&str, Placed<'_>>, one: &Placed<'_>) {
    let class = match one.step.kind {
        Kind::Asks => "asks",
        Kind::Passes => "passes",
        Kind::BuiltIn => "builtin",
    };
    let start = if chart.starts.contains(&one.step.id) { " start" } else { "" };
    let (x, y) = (one.x, one.y);
    let _ = writeln!(out, "<g id=\"{}\">", one.step.id);
    let _ = writeln!(
        out,
        "<rect class=\"{class}{start}\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{}\" rx=\"5\"/>",
        one.height
    );
    let base = y + PAD + LINE - 4;
    let left = x + PAD;
    let mark = one.step.marks.join(" \u{b7} ");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{base}\"><tspan class=\"id\">{}</tspan> <tspan class=\"mark\">{}</tspan></text>",
        one.step.id,
        escaped(&mark)
    );
    for (position, text) in one.lines.iter().enumerate() {
        let class = if position + 1 == one.lines.len() && one.step.count_line().is_some() { "count" } else { "words" };
        let y = base + LINE * (position + 1);
        let _ = writeln!(out, "<text class=\"{class}\" x=\"{left}\" y=\"{y}\">{}</text>", escaped(text));
    }
    for (position, way) in one.step.ways.iter().enumerate() {
        let y = base + LINE * (1 + one.lines.len() + position);
        let label = if way.label.is_empty() { "then".to_owned() } else { shortened(&way.label, 24) };
        let target = if is_return(&way.to) { "back to where it began" } else { &way.to };
        let mark = match placed.get(way.to.as_str()).map(|target| target.rank) {
            None => " \u{2197}",
            Some(rank) if rank <= one.rank => " \u{2191}",
            Some(rank) if rank > one.rank + 1 => " \u{2193}",
            Some(_) => "",
        };
        let _ = writeln!(
            out,
            "<text class=\"{}\" x=\"{left}\" y=\"{y}\">{} <a href=\"#{}\"><tspan class=\"to\">\u{2192} {}{mark}</tspan></a></text>",
            way.sort,
            escaped(&label),
            way.to,
            escaped(&shortened(target, 26))
        );
    }
    out.push_str("</g>\n");
}

/// A line from a row's nearer side, down between the boxes, to the middle of the target's top.
fn line(out: &mut String, from: &Placed<'_>, position: usize, way: &Way, target: &Placed<'_>) {
    let row = from.row(position);
    let goes_right = target.center() >= from.center();
    let side = if goes_right { from.x + WIDTH } else { from.x };
    let step = 6 + 3 * (position % 5);
    let turn = if goes_right { side + step } else { side.saturating_sub(step) };
    let bottom = from.y + from.height + 8;
    // Arrows that end in one box end side by side.
    let shift = (row * 7 + from.x / 50) % 60;
    let (end_x, end_y) = (target.center() - 30 + shift, target.y - 5);
    let middle = bottom.midpoint(end_y);
    let _ = writeln!(
        out,
        "<path class=\"line {}\" d=\"M{side} {row}H{turn}V{bottom}C{turn} {middle} {end_x} {middle} {end_x} {end_y}\"/>\
         <path class=\"{}\" fill=\"#444\" stroke-dasharray=\"none\" d=\"M{} {}l4 -7h-8z\"/>",
        way.sort,
        way.sort,
        end_x,
        target.y - 1
    );
}

// ---- layout ---------------------------------------------------------------------------------------------

fn place(chart: &Chart) -> BTreeMap<&str, Placed<'_>> {
    let mut layers = layers(chart);
    order(chart, &mut layers);
    let rows: Vec<&[&StepBox]> = layers.iter().flat_map(|layer| even_rows(layer)).collect();
    let widest = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let mut placed = BTreeMap::new();
    let mut y = 60;
    for (rank, row) in rows.into_iter().enumerate() {
        let indent = (widest - row.len()) * (WIDTH + GAP) / 2;
        let mut lowest = 0;
        for (position, step) in row.iter().enumerate() {
            let lines = lines_of(step);
            let height = 2 * PAD + LINE * (1 + lines.len() + step.ways.len());
            lowest = lowest.max(height);
            let x = MARGIN + indent + position * (WIDTH + GAP);
            placed.insert(step.id.as_str(), Placed { step, x, y, height, rank, lines });
        }
        y += lowest + LAYER_GAP;
    }
    placed
}

/// A layer in rows of about the same length.
fn even_rows<'a, 'b>(layer: &'b [&'a StepBox]) -> std::slice::Chunks<'b, &'a StepBox> {
    let rows = layer.len().div_ceil(MOST_IN_ROW).max(1);
    layer.chunks(layer.len().div_ceil(rows).max(1))
}

fn lines_of(step: &StepBox) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in step.words.split_whitespace() {
        let count = lines.len();
        match lines.last_mut() {
            Some(last) if last.chars().count() + word.chars().count() < CHARS => {
                last.push(' ');
                last.push_str(word);
            }
            _ if count < 2 => lines.push(word.to_owned()),
            Some(last) => {
                last.push('…');
                break;
            }
            None => break,
        }
    }
    lines.extend(step.count_line());
    lines
}

/// Steps by how many others have to come before them: the longest way that does not go back.
fn layers(chart: &Chart) -> Vec<Vec<&StepBox>> {
    let back = ways_back(chart);
    let forward = |step: &StepBox| -> Vec<String> {
        let ways = step.ways.iter().map(|way| way.to.clone());
        ways.filter(|to| chart.has(to) && !back.contains(&(step.id.clone(), to.clone()))).collect()
    };
    let mut depth: BTreeMap<&str, usize> = chart.boxes.iter().map(|step| (step.id.as_str(), 0)).collect();
    // Without the ways back there is no circle, so this ends after as many rounds as there are steps at most.
    for _ in 0..chart.boxes.len() {
        let mut moved = false;
        for step in &chart.boxes {
            let below = depth[step.id.as_str()] + 1;
            for to in forward(step) {
                if let Some(known) = depth.get_mut(to.as_str()).filter(|known| **known < below) {
                    *known = below;
                    moved = true;
                }
            }
        }
        if !moved {
            break;
        }
    }
    let deepest = depth.values().max().copied().unwrap_or(0);
    (0..=deepest).map(|at| chart.boxes.iter().filter(|step| depth[step.id.as_str()] == at).collect()).collect()
}

/// Ways that close a circle, as a walk in depth from the starts meets them.
fn ways_back(chart: &Chart) -> BTreeSet<(String, String)> {
    let steps: BTreeMap<&str, &StepBox> = chart.boxes.iter().map(|step| (step.id.as_str(), step)).collect();
    let mut back = BTreeSet::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let starts = chart.starts.iter().map(String::as_str).chain(steps.keys().copied());
    for start in starts {
        let mut path: Vec<(&str, VecDeque<&str>)> = Vec::new();
        let mut enter = vec![start];
        loop {
            if let Some(id) = enter.pop() {
                let Some(step) = steps.get(id).filter(|_| !done.contains(id)) else { continue };
                let targets = step.ways.iter().map(|way| way.to.as_str()).filter(|to| steps.contains_key(to));
                path.push((step.id.as_str(), targets.collect()));
                continue;
            }
            let Some((here, targets)) = path.last_mut() else { break };
            let here = *here;
            match targets.pop_front() {
                Some(to) if to == here || path.iter().any(|(id, _)| *id == to) => {
                    back.insert((here.to_owned(), to.to_owned()));
                }
                Some(to) => enter.push(to),
                None => {
                    done.insert(here);
                    path.pop();
                }
            }
        }
    }
    back
}

/// Orders each layer by where its neighbours above and below stand, a few times.
fn order(chart: &Chart, layers: &mut [Vec<&StepBox>]) {
    let mut neighbours: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for step in &chart.boxes {
        for way in step.ways.iter().filter(|way| chart.has(&way.to) && way.sort != Sort::Rule) {
            neighbours.entry(&step.id).or_default().push(&way.to);
            neighbours.entry(&way.to).or_default().push(&step.id);
        }
    }
    for _ in 0..SWEEPS {
        let mut place: BTreeMap<&str, f64> = BTreeMap::new();
        for layer in layers.iter() {
            for (position, step) in layer.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a flow has far fewer steps than 2^52")]
                place.insert(&step.id, (position as f64 + 0.5) / layer.len() as f64);
            }
        }
        for layer in layers.iter_mut() {
            layer.sort_by(|a, b| {
                let middle = |step: &StepBox| {
                    let near: Vec<f64> = neighbours
                        .get(step.id.as_str())
                        .into_iter()
                        .flatten()
                        .filter_map(|id| place.get(id).copied())
                        .collect();
                    #[expect(clippy::cast_precision_loss, reason = "a step has few neighbours")]
                    let count = near.len().max(1) as f64;
                    near.iter().sum::<f64>() / count
                };
                middle(a).total_cmp(&middle(b))
            });
        }
    }
}
