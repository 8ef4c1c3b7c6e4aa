//! The chart as a flowchart that Mermaid draws, and with it GitHub and many editors.

use std::fmt::Write as _;

use super::{Chart, Kind, Sort, StepBox, is_return};

/// The flowchart.
pub fn draw(chart: &Chart) -> String {
    let mut out = String::from("flowchart TD\n");
    for step in &chart.boxes {
        let text = quoted(&lines(step).join("<br/>"));
        let (open, close) = match step.kind {
            Kind::Asks => ("[", "]"),
            Kind::Passes => ("(", ")"),
            Kind::BuiltIn => ("[[", "]]"),
        };
        let _ = writeln!(out, "  {}{open}{text}{close}", name(&step.id));
    }
    for id in chart.others() {
        let shown = if is_return(id) { "back to where it began" } else { id };
        let _ = writeln!(out, "  {}([{}])", name(id), quoted(shown));
    }
    for step in &chart.boxes {
        for way in &step.ways {
            let arrow = match way.sort {
                Sort::Choice => "-->",
                Sort::Next => "==>",
                Sort::Arm | Sort::Rule => "-.->",
            };
            let label = if way.label.is_empty() { String::new() } else { format!("|{}|", quoted(&way.label)) };
            let _ = writeln!(out, "  {} {arrow}{label} {}", name(&step.id), name(&way.to));
        }
    }
    let starts: Vec<String> = chart.starts.iter().map(|id| name(id)).collect();
    if !starts.is_empty() {
        let _ = writeln!(out, "  classDef start stroke-width:3px\n  class {} start", starts.join(","));
    }
    out
}

fn lines(step: &StepBox) -> Vec<String> {
    let mut lines = vec![step.id.clone()];
    lines.extend((!step.marks.is_empty()).then(|| step.marks.join(" · ")));
    lines.extend((!step.words.is_empty()).then(|| step.words.clone()));
    lines.extend(step.count_line());
    lines
}

/// A name that is no word of Mermaid's own.
fn name(id: &str) -> String {
    format!("s_{}", id.replace('-', "_"))
}

fn quoted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\"{}\"", text.replace("&lt;br/&gt;", "<br/>"))
}
