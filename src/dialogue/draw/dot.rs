//! The chart for Graphviz.

use std::fmt::Write as _;

use super::{Chart, Kind, Sort, is_return, shortened};

/// The digraph.
pub fn draw(chart: &Chart) -> String {
    let mut out =
        String::from("digraph dialogues {\n  rankdir=TB; node [shape=box, fontname=\"sans-serif\", fontsize=10];\n");
    let _ = writeln!(out, "  label={}; edge [fontname=\"sans-serif\", fontsize=9];", quoted(&chart.title));
    for step in &chart.boxes {
        let mut text = step.id.clone();
        for line in [step.marks.join(" · "), shortened(&step.words, 40), step.count_line().unwrap_or_default()] {
            if !line.is_empty() {
                text.push('\n');
                text.push_str(&line);
            }
        }
        let style = match step.kind {
            Kind::Asks => "",
            Kind::Passes => ", style=rounded",
            Kind::BuiltIn => ", peripheries=2",
        };
        let start = if chart.starts.contains(&step.id) { ", penwidth=2.5" } else { "" };
        let _ = writeln!(out, "  {} [label={}{style}{start}];", quoted(&step.id), quoted(&text));
    }
    for id in chart.others() {
        let shown = if is_return(id) { "back to where it began" } else { id };
        let _ = writeln!(out, "  {} [label={}, shape=ellipse];", quoted(id), quoted(shown));
    }
    for step in &chart.boxes {
        for way in &step.ways {
            let style = match way.sort {
                Sort::Choice => "solid",
                Sort::Next => "bold",
                Sort::Arm => "dashed",
                Sort::Rule => "dotted",
            };
            let label = quoted(&shortened(&way.label, 40));
            let _ = writeln!(out, "  {} -> {} [label={label}, style={style}];", quoted(&step.id), quoted(&way.to));
        }
    }
    out.push_str("}\n");
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
