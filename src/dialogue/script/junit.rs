//! Played cases as JUnit writes them, for build servers.

use std::fmt::Write as _;

use super::runner::Played;

/// The report: a suite for each file and language.
pub fn report(world: &str, played: &[Played]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let failures = played.iter().filter(|one| one.failure.is_some()).count();
    let _ = writeln!(out, "<testsuites name=\"dialogues\" tests=\"{}\" failures=\"{failures}\">", played.len());
    let mut suites: Vec<(&str, &str)> = played.iter().map(|one| (one.file.as_str(), one.language.as_str())).collect();
    suites.sort_unstable();
    suites.dedup();
    for (file, language) in suites {
        let of_suite = || played.iter().filter(|one| one.file == file && one.language == language);
        let failed = of_suite().filter(|one| one.failure.is_some()).count();
        let name = escaped(&format!("{file} {language} ({world})"));
        let _ = writeln!(out, "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failed}\">", of_suite().count());
        for one in of_suite() {
            case(&mut out, file, language, one);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(out: &mut String, file: &str, language: &str, one: &Played) {
    let name = escaped(&one.case);
    let _ = write!(out, "    <testcase classname=\"{}.{language}\" name=\"{name}\"", escaped(file));
    match &one.failure {
        None => out.push_str("/>\n"),
        Some(failure) => {
            let message = escaped(&format!("line {}: {}", failure.line, failure.message));
            let report = escaped(&one.to_report());
            let _ = writeln!(out, ">\n      <failure message=\"{message}\">{report}</failure>\n    </testcase>");
        }
    }
}

/// Text as XML takes it; marks that XML 1.0 has no place for are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
