//! What must hold of all steps together.
//!
//! In charge of the graph: every target there, every step reachable, no circle without a question or without
//! a way out, no restore without a confirmation. The last is a lint on top: `Answers` cannot run without one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Body, Flow, OPTIONAL_FLOWS, REQUIRED_FLOWS, RETURN, Step, Target};
use crate::dialogue::diagnostic::{Code, Diagnostic};
use crate::dialogue::steps::BuiltIn;

/// Everything that is wrong with the graph.
pub fn check(flow: &Flow) -> Vec<Diagnostic> {
    let mut problems = required_flows(flow);
    problems.extend(dangling_targets(flow));
    problems.extend(names_still_in_use(flow));
    if !problems.is_empty() {
        return problems;
    }
    problems.extend(unreachable(flow));
    problems.extend(silent_loops(flow));
    problems.extend(no_way_out(flow));
    problems.extend(unconfirmed(flow));
    problems
}

fn at(step: &Step, code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, &step.file, step.line, message)
}

fn required_flows(flow: &Flow) -> Vec<Diagnostic> {
    let missing = REQUIRED_FLOWS.iter().filter(|name| !flow.starts.contains_key(**name));
    missing.map(|name| Diagnostic::new(Code::MissingFlow, "flows", 0, format!("there is no flow \"{name}\""))).collect()
}

fn dangling_targets(flow: &Flow) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for start in flow.starts.values() {
        if !flow.steps.contains_key(&start.step) {
            let message = format!("the flow starts with \"{}\", which is no step", start.step);
            problems.push(Diagnostic::new(Code::DanglingTarget, &start.file, start.line, message));
        }
    }
    for step in flow.steps.values() {
        for target in step.targets() {
            let returns = target.step == RETURN;
            if returns && !flow.is_digression(step) {
                let message = format!("\"{}\" returns, but its flow is no digression", step.id);
                problems.push(Diagnostic::new(Code::DanglingTarget, &step.file, target.line, message));
            } else if !returns && !flow.steps.contains_key(&target.step) {
                let message = format!("\"{}\" leads to \"{}\", which is no step", step.id, target.step);
                problems.push(Diagnostic::new(Code::DanglingTarget, &step.file, target.line, message));
            }
        }
    }
    problems
}

fn names_still_in_use(flow: &Flow) -> Vec<Diagnostic> {
    let in_use = flow.renames.iter().filter(|(old, _)| flow.steps.contains_key(*old));
    let complain = |(old, target): (&String, &Target)| {
        let file = flow.steps.get(&target.step).map_or("flows", |step| step.file.as_str());
        let message = format!("\"{}\" was renamed from \"{old}\", which is still a step", target.step);
        Diagnostic::new(Code::BadRename, file, target.line, message)
    };
    in_use.map(complain).collect()
}

fn next_steps<'a>(flow: &'a Flow, targets: &[Target]) -> Vec<&'a Step> {
    targets.iter().filter_map(|target| flow.steps.get(&target.step)).collect()
}

fn unreachable(flow: &Flow) -> Vec<Diagnostic> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut queue: VecDeque<&Step> =
        REQUIRED_FLOWS.iter().chain(&OPTIONAL_FLOWS).filter_map(|name| flow.steps.get(flow.start(name))).collect();
    queue.extend(flow.steps.values().filter(|step| step.heard.is_some() && flow.is_digression(step)));
    while let Some(step) = queue.pop_front() {
        if reached.insert(&step.id) {
            queue.extend(next_steps(flow, &step.targets()));
        }
    }
    let lost = flow.steps.values().filter(|step| !reached.contains(step.id.as_str()));
    lost.map(|step| at(step, Code::UnreachableStep, format!("nothing leads to \"{}\"", step.id))).collect()
}

/// Circles in which nothing is ever asked. Built-in steps may pass without asking, but each fills its slot
/// or leaves by an exit that needs a person, so they break a circle.
fn silent_loops(flow: &Flow) -> Vec<Diagnostic> {
    let silent: BTreeMap<&str, Vec<Target>> = flow
        .steps
        .values()
        .map(|step| {
            let targets = match &step.body {
                Body::BuiltIn { .. } => Vec::new(),
                Body::Plain(plain) if !plain.choices.is_empty() => gates(step),
                Body::Plain(_) => step.targets(),
            };
            (step.id.as_str(), targets)
        })
        .collect();
    let mut problems = Vec::new();
    for step in flow.steps.values() {
        let mut seen = BTreeSet::new();
        let mut stack: Vec<&str> = silent[step.id.as_str()].iter().map(|target| target.step.as_str()).collect();
        while let Some(id) = stack.pop() {
            if id == step.id {
                problems.push(at(step, Code::SilentLoop, format!("\"{id}\" comes back to itself without asking")));
                break;
            }
            if seen.insert(id) {
                stack.extend(silent.get(id).into_iter().flatten().map(|target| target.step.as_str()));
            }
        }
    }
    problems
}

/// The ways past a step that asks: its gate and the arms of its condition, unless an arm is the step itself.
fn gates(step: &Step) -> Vec<Target> {
    let arms = step.rule.iter().map(|gate| &gate.without);
    let arms = arms.chain(step.when.iter().flat_map(|when| [&when.otherwise, &when.unknown]));
    arms.filter(|arm| **arm != step.id).map(|arm| Target { step: arm.clone(), line: step.line }).collect()
}

/// Steps from which the conversation cannot come to an end: neither to the greeting nor back from a digression.
fn no_way_out(flow: &Flow) -> Vec<Diagnostic> {
    let greeting = flow.start("welcome");
    let mut good: BTreeSet<&str> = BTreeSet::from([greeting]);
    loop {
        let before = good.len();
        for step in flow.steps.values() {
            let ends = |target: &Target| target.step == RETURN || good.contains(target.step.as_str());
            if step.targets().iter().any(ends) {
                good.insert(&step.id);
            }
        }
        if good.len() == before {
            break;
        }
    }
    let stuck = flow.steps.values().filter(|step| !good.contains(step.id.as_str()));
    stuck.map(|step| at(step, Code::NoWayOut, format!("from \"{}\" nothing leads to an end", step.id))).collect()
}

/// Every way to `run` must pass `confirm` after the last `preview` or start.
fn unconfirmed(flow: &Flow) -> Vec<Diagnostic> {
    let is = |step: &Step, kind: BuiltIn| matches!(&step.body, Body::BuiltIn { step: found, .. } if *found == kind);
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut queue: VecDeque<&Step> = flow.starts.values().filter_map(|start| flow.steps.get(&start.step)).collect();
    let mut problems = Vec::new();
    while let Some(step) = queue.pop_front() {
        if !reached.insert(&step.id) {
            continue;
        }
        if is(step, BuiltIn::Run) {
            let message = format!("\"{}\" can be reached without a confirmation", step.id);
            problems.push(at(step, Code::RunWithoutConfirm, message));
            continue;
        }
        let targets: Vec<Target> = match &step.body {
            // Only the exit `given` of a confirmation has one behind it.
            Body::BuiltIn { step: BuiltIn::Confirm, exits, .. } => {
                let open = exits.iter().filter(|(name, _)| *name != "given").map(|(_, target)| target.clone());
                open.chain(gates(step)).collect()
            }
            _ => step.targets(),
        };
        queue.extend(next_steps(flow, &targets));
    }
    problems
}
