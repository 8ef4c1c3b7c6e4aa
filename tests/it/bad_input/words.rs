//! What a person types that fits nothing: snapshots, moments, numbers, very long words.

use super::Scene;

#[tokio::test]
async fn snapshots_and_moments_that_fit_nothing() {
    let scene = Scene::new().await;
    scene.lose(&[1]);
    let long = "9".repeat(10_000);
    for (at, code, what, way_on) in [
        ("s7", 1, "there is no snapshot s7|no snapshot s7", "snapshot list|there is only s1"),
        ("2999-01-01", 1, "is in the future", "a moment in the past"),
        ("2001-01-01", 1, "the oldest is s1", "snapshot list"),
        ("yesterday", 2, "neither a snapshot nor a moment", "give a snapshot such as s5"),
        ("2026-03-29T02:30", 2, "the clocks were put forward", "with its offset"),
        ("2026-13-45", 2, "neither a snapshot nor a moment", "give a snapshot such as s5"),
        (long.as_str(), 2, "neither a snapshot nor a moment", "give a snapshot such as s5"),
    ] {
        for command in ["restore plan --scope selective", "export --out files"] {
            let ran = scene.run(&format!("{command} --at {at}")).await;
            let told = format!("{command} --at {at:.40}: {ran:?}");
            assert_eq!(ran.code, code, "{told}");
            assert!(what.split('|').any(|what| ran.err.contains(what)), "{told}");
            assert!(way_on.split('|').any(|way_on| ran.err.contains(way_on)), "{told}");
            assert!(ran.err.len() < 1_000, "{told}");
        }
    }
    scene.assert_sound(1, "words").await;
}

#[tokio::test]
async fn numbers_of_nothing() {
    let scene = Scene::new().await;
    for _ in 0..2 {
        scene.run("restore plan --at s1 --scope selective").await.done();
    }
    for (command, code, what) in [
        ("snapshot show s9", 1, "there is no snapshot s9 of acme (there is only s1)"),
        ("snapshot diff s1 s9", 1, "there is no snapshot s9 of acme (there is only s1)"),
        ("restore show p9", 1, "there is no plan p9 (there are p1 to p2)"),
        ("restore apply p9 --yes", 1, "there is no plan p9 (there are p1 to p2)"),
        ("restore resume r9", 1, "there is no restore r9 (none was begun yet)"),
        ("restore undo r9 --yes", 1, "there is no restore r9 (none was begun yet)"),
        ("restore status r9", 1, "there is no restore r9 (none was begun yet)"),
        ("portal check nobody", 1, "nobody"),
        ("snapshot show 9", 2, "for example s12"),
        ("restore show 9", 2, "for example p"),
        ("restore undo s1 --yes", 2, "for example r"),
    ] {
        let ran = scene.run(command).await;
        assert_eq!(ran.code, code, "{command}: {ran:?}");
        assert!(ran.err.contains(what), "{command}: {ran:?}");
        let advises = ran.err.contains("show what there is; nothing was changed") || ran.err.contains("portal list");
        assert!(code == 2 || advises, "{command}: {ran:?}");
    }
    scene.assert_sound(1, "numbers").await;
}
