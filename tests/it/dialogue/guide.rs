//! The editing guide, followed letter by letter on a copy: what it says to type is typed, what it says to see is seen.

use std::path::Path;
use std::process::Command;

const GUIDE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dialogues/EDITING.md"));

/// A fenced block: what its first line says, and its lines.
struct Block {
    line: usize,
    head: String,
    body: Vec<String>,
}

fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for (position, line) in GUIDE.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(head) => {
                is_open = true;
                blocks.push(Block { line: position + 1, head: head.to_owned(), body: Vec::new() });
            }
            None if is_open => blocks.last_mut().unwrap().body.push(line.to_owned()),
            None => {}
        }
    }
    blocks
}

/// Replaces the lines marked with `-` by those with `+`, where the others stand as they are shown. A line may be shown
/// by its beginning.
fn apply(block: &Block, path: &Path) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines: Vec<&str> = text.lines().collect();
    let old: Vec<&str> =
        block.body.iter().filter(|line| !line.starts_with('+')).map(|line| line.get(1..).unwrap_or("")).collect();
    let fits = |start: &usize| old.iter().zip(&lines[*start..]).all(|(shown, line)| line.starts_with(shown));
    let start =
        (0..=lines.len() - old.len()).find(fits).unwrap_or_else(|| panic!("line {}: {old:?} is not there", block.line));
    let mut out: Vec<String> = lines[..start].iter().map(ToString::to_string).collect();
    let mut position = start;
    let mut rest = String::new();
    for line in &block.body {
        match line.chars().next() {
            Some('+') => out.push(format!("{}{}", &line[1..], std::mem::take(&mut rest))),
            Some('-') => {
                // What follows the shown beginning stays.
                rest = lines[position][line.len() - 1..].to_owned();
                position += 1;
            }
            _ => {
                out.push(lines[position].to_owned());
                position += 1;
            }
        }
    }
    out.extend(lines[position..].iter().map(ToString::to_string));
    std::fs::write(path, out.join("\n") + "\n").unwrap();
}

/// Types each command; what is shown below it must be in its output, in this order.
fn type_in(block: &Block, folder: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_restore24")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut lines = block.body.iter().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("line {}: {line}", block.line));
        let ran = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder)
            .env("PATH", &path)
            .env("COLUMNS", "400")
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success(), "{command}\n{out}{}", String::from_utf8_lossy(&ran.stderr));
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = out.as_str();
        while let Some(shown) = lines.next_if(|line| !line.starts_with("$ ")) {
            let position = rest.find(shown.as_str()).unwrap_or_else(|| panic!("{command}: {shown:?} is not in {out}"));
            rest = &rest[position + shown.len()..];
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The guide shows all languages that we translate to; one that is not there yet needs no edit.
fn is_of_missing_language(file: &str, folder: &Path) -> bool {
    let code = file.strip_prefix("mine/texts/").and_then(|rest| rest.split('/').next());
    code.is_some_and(|code| !["en", "de", "es"].contains(&code) && !folder.join("mine/texts").join(code).is_dir())
}

#[test]
fn the_editing_guide_works_as_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues"), &folder.path().join("dialogues"));
    let blocks = blocks();
    let kinds = |kind: &str| blocks.iter().filter(|block| block.head.starts_with(kind)).count();
    assert!(kinds("diff ") >= 5 && kinds("console") >= 6 && kinds("create ") == 1, "the guide has its four examples");
    for block in &blocks {
        match block.head.split_once(' ') {
            Some(("diff", file)) if is_of_missing_language(file, folder.path()) => {}
            Some(("diff", file)) => apply(block, &folder.path().join(file)),
            Some(("create", file)) => std::fs::write(folder.path().join(file), block.body.join("\n") + "\n").unwrap(),
            None if block.head == "console" => type_in(block, folder.path()),
            _ => panic!("line {}: nobody knows what to do with ```{}", block.line, block.head),
        }
    }
}
