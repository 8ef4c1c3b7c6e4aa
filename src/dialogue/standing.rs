//! Where conversations stand: on which steps, and who would be stranded by other dialogue files.
//!
//! In charge of counting. Where the conversations come from is the caller's.

use std::collections::BTreeMap;

use super::diagnostic::{Code, Diagnostic};
use super::flow::Flow;
use super::state::State;

/// Conversations by step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    steps: BTreeMap<String, StepCount>,
    conversations: usize,
}

/// Conversations of one step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StepCount {
    /// Those that stand on it, a matter put aside included.
    pub here: usize,
    /// Those that answered there and went on.
    pub passed: usize,
}

impl StepCount {
    /// Of all that came here, how many stand here still, in percent.
    pub fn dropped_percent(self) -> usize {
        (self.here * 100).checked_div(self.here + self.passed).unwrap_or(0)
    }
}

impl Standing {
    /// Counts one more conversation.
    pub fn add(&mut self, state: &State) {
        self.conversations += 1;
        for task in &state.tasks {
            self.steps.entry(task.step.clone()).or_default().here += 1;
            for passed in task.trail.iter().filter(|id| **id != task.step) {
                self.steps.entry(passed.clone()).or_default().passed += 1;
            }
        }
    }

    /// Every conversation.
    pub fn conversations(&self) -> usize {
        self.conversations
    }

    /// Those of one step.
    pub fn of(&self, step: &str) -> StepCount {
        self.steps.get(step).copied().unwrap_or_default()
    }

    /// Every step on which somebody stands, with how many do.
    pub fn stood_on(&self) -> impl Iterator<Item = (&str, usize)> {
        self.steps.iter().filter(|(_, count)| count.here > 0).map(|(step, count)| (step.as_str(), count.here))
    }
}

/// Steps that a flow has not, and on which conversations stand.
pub fn stranded(flow: &Flow, standing: &Standing) -> Vec<Diagnostic> {
    let gone = standing.stood_on().filter(|(step, _)| flow.present_name(step).is_none());
    let complain = |(step, count): (&str, usize)| {
        let who =
            if count == 1 { "one conversation stands".to_owned() } else { format!("{count} conversations stand") };
        Diagnostic::new(Code::Stranded, "flows", 0, format!("the step \"{step}\" is gone, and {who} on it"))
    };
    gone.map(complain).collect()
}
