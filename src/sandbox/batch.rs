//! `batch`: up to fifty commands in one request.
//!
//! In charge of commands, of references to earlier results, of `halt`, and of the five parts of the answer
//! (reference §1.7). Each command is called as any other request would be.

use super::envelope::{Answer, Outcome, RestError, Timing};
use super::php::{Key, Php, parse_form};
use super::zone::Zone;

/// Commands that one batch takes.
const COMMANDS: usize = 50;

/// The methods of a batch's commands, in lower case.
pub fn methods_of(params: &Php) -> Vec<String> {
    let commands = params.get("cmd").map(Php::entries).unwrap_or_default();
    commands.iter().filter_map(|(_, command)| Some(split(&command.as_text()?).0)).collect()
}

fn split(command: &str) -> (String, String) {
    let (method, query) = command.split_once('?').unwrap_or((command, ""));
    (method_name(method), query.to_owned())
}

/// A method's name in lower case, without the suffix of a format.
pub fn method_name(text: &str) -> String {
    let lower = text.trim().to_ascii_lowercase();
    match lower.strip_suffix(".json").or_else(|| lower.strip_suffix(".xml")) {
        Some(name) => name.to_owned(),
        None => lower,
    }
}

/// Runs the commands in order.
///
/// # Errors
/// There are no commands, or too many.
pub fn run(params: &Php, zone: &Zone, mut call: impl FnMut(&str, &Php) -> (Outcome, Timing)) -> Outcome {
    let Some(commands) = params.get("cmd").filter(|commands| commands.is_array()) else {
        return Err(RestError::bad("ERROR_ARGUMENT", "Parameter 'cmd' must be array."));
    };
    if commands.entries().len() > COMMANDS {
        return Err(RestError::bad("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded"));
    }
    let halts = params.get("halt").is_some_and(Php::is_yes);
    let mut parts = Parts::default();
    for (label, command) in commands.entries() {
        let (method, query) = split(&command.as_text().unwrap_or_default());
        let mut inner = Php::EMPTY;
        parse_form(&query, &mut inner, |value| substitute(value, &parts.result));
        let (outcome, timing) = if method == "batch" {
            let refusal =
                RestError::new(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");
            (Err(refusal), None)
        } else {
            let (outcome, timing) = call(&method, &inner.with_lower_keys());
            (outcome, Some(timing))
        };
        let failed = outcome.is_err();
        parts.take(label, outcome, timing, zone);
        if failed && halts {
            break;
        }
    }
    Ok(Answer::of(parts.into_php()))
}

#[derive(Default)]
struct Parts {
    result: Vec<(Key, Php)>,
    errors: Vec<(Key, Php)>,
    totals: Vec<(Key, Php)>,
    nexts: Vec<(Key, Php)>,
    times: Vec<(Key, Php)>,
}

impl Parts {
    fn take(&mut self, label: &Key, outcome: Outcome, timing: Option<Timing>, zone: &Zone) {
        match outcome {
            Err(error) => self.errors.push((label.clone(), error.to_php())),
            Ok(answer) => {
                self.result.push((label.clone(), answer.result));
                if let Some(total) = answer.total {
                    self.totals.push((label.clone(), Php::Int(total)));
                }
                if let Some(next) = answer.next {
                    self.nexts.push((label.clone(), Php::Int(next)));
                }
                if let Some(timing) = timing {
                    self.times.push((label.clone(), timing.to_php(zone)));
                }
            }
        }
    }

    fn into_php(self) -> Php {
        Php::map([
            ("result", Php::Array(self.result)),
            ("result_error", Php::Array(self.errors)),
            ("result_total", Php::Array(self.totals)),
            ("result_next", Php::Array(self.nexts)),
            ("result_time", Php::Array(self.times)),
        ])
    }
}

/// Replaces `$result[label][path]…` by what earlier commands gave; what cannot be found is empty. A value
/// that is nothing but one reference takes the whole result, lists included.
fn substitute(value: String, results: &[(Key, Php)]) -> Php {
    const MARK: &str = "$result[";
    if !value.contains(MARK) {
        return Php::text(value);
    }
    let mut out = String::new();
    let mut rest = value.as_str();
    while let Some(at) = rest.find(MARK) {
        let (path, length) = read_path(&rest[at + MARK.len() - 1..]);
        let found = look_up(&path, results);
        let is_all = at == 0 && out.is_empty() && MARK.len() - 1 + length == rest.len();
        if is_all && found.as_ref().is_some_and(Php::is_array) {
            return found.unwrap_or(Php::Null);
        }
        out.push_str(&rest[..at]);
        out.push_str(&found.as_ref().and_then(Php::as_text).unwrap_or_default());
        rest = &rest[at + MARK.len() - 1 + length..];
    }
    out.push_str(rest);
    Php::text(out)
}

/// The keys of `[a][b]…` and how long that text is.
fn read_path(text: &str) -> (Vec<&str>, usize) {
    let mut path = Vec::new();
    let mut length = 0;
    while let Some(inner) = text[length..].strip_prefix('[') {
        let Some(end) = inner.find(']') else { break };
        path.push(&inner[..end]);
        length += end + 2;
    }
    (path, length)
}

fn look_up(path: &[&str], results: &[(Key, Php)]) -> Option<Php> {
    let (label, rest) = path.split_first()?;
    results.iter().find(|(name, _)| name == label)?.1.at(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMING: Timing = Timing { start: 0.0, duration: 0.1, operating: 0.0, operating_reset_at: 600 };

    fn run_json(params: &str) -> Result<serde_json::Value, RestError> {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        let params: Php = serde_json::from_str(params).unwrap();
        let answer = run(&params, &zone, |method, params| {
            let outcome = match method {
                "echo" => Ok(Answer::of(params.clone())),
                "list" => Ok(Answer { next: Some(50), ..Answer::listed(vec![Php::map([("ID", Php::text("7"))]); 2]) }),
                "items" => {
                    let rows = Php::list([Php::map([("id", Php::Int(9))])]);
                    Ok(Answer::of(Php::map([("items", rows)])))
                }
                _ => Err(RestError::not_found()),
            };
            (outcome, TIMING)
        })?;
        Ok(serde_json::from_str(&answer.result.to_json()).unwrap())
    }

    #[test]
    fn references_reach_earlier_results_and_nothing_else() {
        let answer = run_json(
            r#"{"cmd":{"a":"List","b":"items","c":"echo?filter%5B%3EID%5D=%24result%5Ba%5D%5B1%5D%5BID%5D&x=<$result[b][items][0][id]>&y=$result[b][items][49][id]&z=$result[later]&w=$result[b][items][0]"}}"#,
        );
        let echoed = answer.unwrap()["result"]["c"].clone();
        assert_eq!(echoed, serde_json::json!({"filter": {">ID": "7"}, "x": "<9>", "y": "", "z": "", "w": {"id": 9}}));
    }

    #[test]
    fn the_five_parts_follow_the_rules_of_lists_and_maps() {
        let list = run_json(r#"{"cmd":["list","echo?a=1"]}"#).unwrap();
        assert!(list["result"].is_array() && list["result_time"].is_array());
        assert_eq!(list["result_error"], serde_json::json!([]));
        assert_eq!((&list["result_total"], &list["result_next"]), (&serde_json::json!([2]), &serde_json::json!([50])));
        let holes = run_json(r#"{"cmd":["echo?a=1","missing","echo?a=2"]}"#).unwrap();
        assert_eq!(holes["result"], serde_json::json!({"0": {"a": "1"}, "2": {"a": "2"}}));
        assert_eq!(holes["result_error"]["1"]["error_description"], "Not found");
    }

    #[test]
    fn halt_stops_and_a_batch_within_is_refused() {
        let halted = run_json(r#"{"halt":1,"cmd":{"a":"echo","b":"missing","c":"echo"}}"#).unwrap();
        assert_eq!(halted["result"], serde_json::json!({"a": []}));
        let nested = run_json(r#"{"halt":"0","cmd":{"a":"batch?cmd[x]=echo","b":"echo?q=1"}}"#).unwrap();
        assert_eq!(nested["result_error"]["a"]["error"], "ERROR_BATCH_METHOD_NOT_ALLOWED");
        assert_eq!(nested["result"]["b"]["q"], "1");
    }

    #[test]
    fn fifty_commands_are_enough() {
        let commands = |count: usize| format!("{{\"cmd\":[{}]}}", vec!["\"echo\""; count].join(","));
        assert!(run_json(&commands(50)).is_ok());
        assert_eq!(run_json(&commands(51)).unwrap_err().code, "ERROR_BATCH_LENGTH_EXCEEDED");
        assert_eq!(run_json("{}").unwrap_err().status, 400);
    }
}
