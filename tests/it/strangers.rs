//! The proof by strangers: public client libraries work against the sandbox, limits on.
//!
//! The libraries are installed under `target/strangers` by `tests/strangers/install`, which these tests run
//! when something is missing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use restore24::sandbox::{Counts, Options};

use crate::support_sandbox::{Portal, still};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder with the libraries; installs them first, once for all tests.
fn libraries() -> PathBuf {
    static INSTALLED: OnceLock<Result<(), String>> = OnceLock::new();
    let installed = INSTALLED.get_or_init(|| {
        let output = Command::new("bash").arg(root().join("tests/strangers/install")).output();
        match output {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            Err(error) => Err(error.to_string()),
        }
    });
    if let Err(reason) = installed {
        panic!(
            "the client libraries of others cannot be installed: {reason}\nrun `bash tests/run`, which installs what is missing"
        );
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("strangers")
}

async fn run(program: &Path, script: &str, extra: &[&Path]) -> serde_json::Value {
    let portal = Portal::start(Options { counts: Counts::exact(10, 120, 5_003, 1_700), limits: true, ..still() }).await;
    let output = tokio::process::Command::new(program)
        .arg(root().join("tests/strangers").join(script))
        .args([portal.server.webhook_url(), portal.server.ui_url()])
        .args(extra)
        .kill_on_drop(true)
        .output()
        .await
        .unwrap_or_else(|error| panic!("{}: {error}; run `bash tests/run`", program.display()));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} is not satisfied:\n{errors}");
    let last = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned();
    serde_json::from_str(&last).unwrap_or_else(|error| panic!("{script} printed {last:?}: {error}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fast_bitrix24_reads_and_writes_within_the_limits() {
    let report = run(&libraries().join("venv/bin/python"), "fast_bitrix24_reads.py", &[]).await;
    assert_eq!((&report["read"], &report["added"]), (&5_003.into(), &60.into()), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twobad_bitrix_reads_and_writes_within_the_limits() {
    let libraries = libraries();
    let report = run(Path::new("node"), "twobad_reads.mjs", &[&libraries.join("node")]).await;
    assert_eq!(report["read"], 5_003, "{report}");
}
