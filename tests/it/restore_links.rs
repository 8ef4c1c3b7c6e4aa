//! Links of other records: what goes with a removal is told, kept and given back, and what people link to stays.

use restore24::sandbox::Options;
use serde_json::{Value, json};

use crate::program::Program;
use crate::support_sandbox::Portal;

/// A custom field that points at other records.
const LINK_FIELD: &str = "UF_CRM_1700000006";

/// A portal of forty records, known to an installation with a snapshot of it.
struct Scene {
    portal: Portal,
    program: Program,
}

impl Scene {
    async fn new() -> Self {
        let now = "2026-11-16T02:00:00Z".parse().unwrap();
        let portal = Portal::start(Options { evolves: false, is_frozen: true, ..Options::at(now, 40) }).await;
        portal.server.ui_post("tariff", &json!({"license": "de_std"}));
        let scene = Self { portal, program: Program::new() };
        scene.program.add_portal("acme", &scene.portal.server).await;
        scene
    }

    fn pass(&self, seconds: u32) {
        self.portal.server.ui_post("clock", &json!({"advance_seconds": seconds}));
    }

    async fn take(&self) -> String {
        let taken = self.program.run(&["snapshot", "take", "--json"]).await.json();
        self.pass(3_600);
        taken[0]["id"].as_str().unwrap().to_owned()
    }

    async fn add(&self, kind: &str, fields: Value) -> u64 {
        let params = json!({"entityTypeId": number(kind), "useOriginalUfNames": "Y", "fields": fields});
        let added = self.portal.result("crm.item.add", params).await;
        added["item"]["id"].as_u64().unwrap()
    }

    async fn edit(&self, kind: &str, id: u64, fields: Value) {
        let params = json!({"entityTypeId": number(kind), "id": id, "useOriginalUfNames": "Y", "fields": fields});
        self.portal.result("crm.item.update", params).await;
    }

    async fn delete(&self, kind: &str, id: u64) {
        self.portal.result("crm.item.delete", json!({"entityTypeId": number(kind), "id": id})).await;
    }

    /// A field of a record as it is now; null where the record is gone.
    async fn field(&self, kind: &str, id: u64, field: &str) -> Value {
        let params = json!({"entityTypeId": number(kind), "id": id, "useOriginalUfNames": "Y"});
        let (status, body) = self.portal.post("crm.item.get", params).await;
        if status == 200 { body["result"]["item"][field].clone() } else { Value::Null }
    }

    /// The number of the only record with that title or name.
    async fn find(&self, kind: &str, field: &str, text: &str) -> Option<u64> {
        let params = json!({"entityTypeId": number(kind), "filter": {(format!("={field}")): text}});
        let found = self.portal.result("crm.item.list", params).await;
        let items = found["items"].as_array().unwrap();
        assert!(items.len() <= 1, "{kind} {text} is there twice");
        items.first().map(|item| item["id"].as_u64().unwrap())
    }

    async fn plan(&self, args: &[&str]) -> Value {
        let all = [&["restore", "plan", "--json"], args].concat();
        self.program.run(&all).await.json().remove(0)
    }

    /// Carries out a plan; gives the report.
    async fn apply(&self, plan: &Value) -> Value {
        let id = plan["plan"].as_str().unwrap();
        let ran = self.program.run(&["restore", "apply", id, "--yes", "--large", "--json"]).await;
        self.pass(60);
        ran.json().remove(0)["report"].clone()
    }

    /// Takes a restore back; gives the report, or the plan where nothing was to be done.
    async fn undo(&self, restore: &str) -> Value {
        let told = self.program.run(&["restore", "undo", restore, "--yes", "--json"]).await.json().remove(0);
        self.pass(60);
        if told["report"].is_null() { told } else { told["report"].clone() }
    }

    /// The rows of one of a plan's files.
    fn rows(plan: &Value, name: &str) -> Vec<Vec<String>> {
        let files = plan["files"].as_array().unwrap();
        let path = files.iter().filter_map(Value::as_str).find(|path| path.ends_with(name)).unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let separator = if text.lines().next().unwrap().contains(';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }
}

fn number(kind: &str) -> u64 {
    match kind {
        "lead" => 1,
        "deal" => 2,
        "contact" => 3,
        _ => 4,
    }
}

fn reasons(report: &Value) -> Vec<String> {
    let conflicts = report["conflicts"].as_array().unwrap();
    conflicts.iter().map(|each| format!("{} {}", each["name"].as_str().unwrap(), each["reason"])).collect()
}

#[tokio::test]
async fn b04_links_that_go_with_a_removal_are_told_and_b05_given_back() {
    let scene = Scene::new().await;
    let before = scene.add("deal", json!({"title": "Known to the snapshot"})).await;
    let snapshot = scene.take().await;
    let company = scene.add("company", json!({"title": "NewCo"})).await;
    let other = scene.add("company", json!({"title": "OtherCo"})).await;
    let person = scene.add("contact", json!({"name": "Newcomer", "companyIds": [company, 1, other]})).await;
    let quiet = scene.add("contact", json!({"name": "Linked from the company's side"})).await;
    scene.pass(60);
    let late = scene.take().await;
    // Through the company, which leaves the contact's date of change alone; and in a custom field, where the portal leaves
    // the dead number.
    let params = json!({"id": company, "fields": {"CONTACT_ID": quiet}});
    scene.portal.result("crm.company.contact.add", params).await;
    let link = json!({"companyId": company, (LINK_FIELD): format!("CO_{company}")});
    scene.edit("deal", before, link).await;
    assert_eq!(scene.field("contact", quiet, "companyIds").await, json!([company]));

    let args = ["--at", &snapshot, "--scope", "crm", "--type", "company", "--remove-new"];
    let plan = scene.plan(&args).await;
    assert_eq!((&plan["remove"], &plan["relink"]), (&json!(2), &json!(0)), "{plan}");
    assert_eq!(plan["cut_links"], json!({"links": 5, "records": 3, "unknown": []}), "{plan}");
    let shown = scene.program.run(&["restore", "show", plan["plan"].as_str().unwrap()]).await.done().out;
    assert!(shown.contains("lose links   5 links in 3 records that stay"), "{shown}");
    let mut lost: Vec<String> = Scene::rows(&plan, "what-would-be-lost.csv")
        .into_iter()
        .filter(|row| row[0] == "lose link")
        .map(|row| format!("{} {}: {}", row[1], row[2], row[5]))
        .collect();
    lost.sort();
    let expected = [
        format!("contact {person}: company {company} (NewCo)"),
        format!("contact {person}: company {other} (OtherCo)"),
        format!("contact {quiet}: company {company} (NewCo)"),
        format!("deal {before}: company {company} (NewCo)"),
        format!("deal {before}: company {company} (NewCo)"),
    ];
    assert_eq!(lost, expected);

    let report = scene.apply(&plan).await;
    assert_eq!(report["cut_links"], json!({"links": 5, "records": 3}), "{report}");
    assert_eq!(report["difference_count"], json!(0), "{report}");
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([1]));
    // What people do since stays.
    scene.edit("contact", person, json!({"companyIds": [1, 2]})).await;
    let report = scene.undo("r1").await;
    assert_eq!((&report["difference_count"], reasons(&report).len()), (&json!(0), 0), "{report}");
    let again = scene.find("company", "title", "NewCo").await.unwrap();
    let other_again = scene.find("company", "title", "OtherCo").await.unwrap();
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([again, 1, other_again, 2]));
    assert_eq!(scene.field("contact", quiet, "companyIds").await, json!([again]));
    assert_eq!(scene.field("deal", before, "companyId").await, json!(again));
    assert_eq!(scene.field("deal", before, LINK_FIELD).await, json!(format!("CO_{again}")));
    // There and back again.
    scene.undo("r2").await;
    assert_eq!(scene.find("company", "title", "NewCo").await, None);
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([1, 2]));
    scene.undo("r3").await;
    let once_more = scene.find("company", "title", "NewCo").await.unwrap();
    assert_eq!(scene.field("contact", quiet, "companyIds").await, json!([once_more]));
    assert_eq!(scene.plan(&["--at", &late, "--scope", "selective"]).await["recreate"], json!(0));
}

#[tokio::test]
async fn b05_a_record_that_people_link_to_is_kept_by_an_undo() {
    let scene = Scene::new().await;
    let company = scene.add("company", json!({"title": "Lost Ltd"})).await;
    let person = scene.add("contact", json!({"name": "Ada", "companyIds": [company]})).await;
    let snapshot = scene.take().await;
    scene.delete("company", company).await;
    let plan = scene.plan(&["--at", &snapshot, "--scope", "selective"]).await;
    scene.apply(&plan).await;
    let again = scene.find("company", "title", "Lost Ltd").await.unwrap();
    let deal = scene.add("deal", json!({"title": "Since", "companyId": again})).await;
    let told = scene.program.run(&["restore", "undo", "r1", "--yes"]).await.done().out;
    assert!(told.contains(&format!("company {again}  Lost Ltd: a record that somebody made or changed")), "{told}");
    assert_eq!(scene.field("deal", deal, "companyId").await, json!(again));
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([again]), "whoever keeps it keeps its links");
    // Without the deal nothing holds it.
    scene.delete("deal", deal).await;
    scene.undo("r1").await;
    assert_eq!(scene.find("company", "title", "Lost Ltd").await, None);
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([]));
}

#[tokio::test]
async fn b05_what_an_edited_record_points_at_is_kept_with_it() {
    let scene = Scene::new().await;
    let one = scene.add("company", json!({"title": "One"})).await;
    let two = scene.add("company", json!({"title": "Two"})).await;
    let three = scene.add("company", json!({"title": "Three"})).await;
    let person = scene.add("contact", json!({"name": "Edited", "companyIds": [one, two]})).await;
    let other = scene.add("contact", json!({"name": "Left", "companyIds": [two, three]})).await;
    let snapshot = scene.take().await;
    for (kind, id) in [("company", one), ("company", two), ("company", three), ("contact", person), ("contact", other)]
    {
        scene.delete(kind, id).await;
    }
    let plan = scene.plan(&["--at", &snapshot, "--scope", "selective"]).await;
    assert_eq!(plan["recreate"], json!(5));
    scene.apply(&plan).await;
    let edited = scene.find("contact", "name", "Edited").await.unwrap();
    scene.edit("contact", edited, json!({"lastName": "by hand"})).await;
    let report = scene.undo("r1").await;
    let kept = ["One", "Two"]
        .map(|name| format!("{name} {}", json!({"pointed-at": {"by": {"entity_type": "contact", "id": edited}}})));
    let told = reasons(&report);
    assert!(kept.iter().all(|kept| told.contains(kept)), "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
    let (one, two) =
        (scene.find("company", "title", "One").await.unwrap(), scene.find("company", "title", "Two").await.unwrap());
    assert_eq!(scene.field("contact", edited, "companyIds").await, json!([one, two]));
    assert_eq!(scene.find("company", "title", "Three").await, None);
    assert_eq!(scene.find("contact", "name", "Left").await, None);
    scene.undo("r2").await;
    let three = scene.find("company", "title", "Three").await.unwrap();
    let left = scene.find("contact", "name", "Left").await.unwrap();
    assert_eq!(scene.field("contact", left, "companyIds").await, json!([two, three]));
    assert_eq!(scene.field("contact", edited, "companyIds").await, json!([one, two]));
}

#[tokio::test]
async fn links_to_what_was_left_out_are_told_and_come_with_it_later() {
    let scene = Scene::new().await;
    let companies = [
        scene.add("company", json!({"title": "Left out 1"})).await,
        scene.add("company", json!({"title": "Left out 2"})).await,
    ];
    let mut people = Vec::new();
    for number in 0..3 {
        let company = companies[number % 2];
        people.push(scene.add("contact", json!({"name": format!("P{number}"), "companyIds": [company, 1]})).await);
    }
    let snapshot = scene.take().await;
    for id in people {
        scene.delete("contact", id).await;
    }
    for id in companies {
        scene.delete("company", id).await;
    }
    let base = ["--at", snapshot.as_str(), "--scope"];
    for (scope, choice) in [("selective", "--type"), ("crm", "--type")] {
        let plan = scene.plan(&[&base[..], &[scope, choice, "contact"]].concat()).await;
        assert_eq!((&plan["recreate"], &plan["left_out_links"]), (&json!(3), &json!({"company": 2})), "{scope}");
    }
    let plan = scene.plan(&[&base[..], &["selective", "--group", &format!("contact@{snapshot}")]].concat()).await;
    assert_eq!(plan["left_out_links"], json!({"company": 2}));
    let shown = scene.program.run(&["restore", "show", plan["plan"].as_str().unwrap()]).await.done().out;
    assert!(shown.contains("links to 2 companies are not included, because these were left out"), "{shown}");
    let report = scene.apply(&plan).await;
    assert_eq!((&report["difference_count"], &report["left_out_links"]), (&json!(0), &json!({"company": 2})));
    let file = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .find(|file| file.ends_with("differences.csv"));
    let file = std::fs::read_to_string(scene.program.data.path().join(file.unwrap())).unwrap();
    assert_eq!(file.matches("it leads to a record that was left out of this restore").count(), 3, "{file}");
    // The companies come back later, and the links with them.
    let plan = scene.plan(&[&base[..], &["selective", "--type", "company"]].concat()).await;
    assert_eq!((&plan["recreate"], &plan["relink"], &plan["left_out_links"]), (&json!(2), &json!(3), &json!({})));
    scene.apply(&plan).await;
    let company = scene.find("company", "title", "Left out 1").await.unwrap();
    let person = scene.find("contact", "name", "P2").await.unwrap();
    assert_eq!(scene.field("contact", person, "companyIds").await, json!([company, 1]));
}

#[tokio::test]
async fn b03_a_pointer_that_gets_a_new_number_does_not_read_the_same_before_and_after() {
    let scene = Scene::new().await;
    let company = scene.add("company", json!({"title": "Lost Ltd"})).await;
    let deal = scene.add("deal", json!({"title": "Points", (LINK_FIELD): format!("CO_{company}")})).await;
    let snapshot = scene.take().await;
    scene.delete("company", company).await;
    let done = async |plan: &Value| -> Vec<(String, String)> {
        let rows = Scene::rows(plan, "what-will-be-done.csv").into_iter();
        rows.filter(|row| row[0] == "relink").map(|row| (row[5].clone(), row[6].clone())).collect()
    };
    let plan = scene.plan(&["--at", &snapshot, "--scope", "selective"]).await;
    let old = format!("CO_{company}");
    assert_eq!(done(&plan).await, [(old.clone(), format!("the new number of {old}"))]);
    scene.apply(&plan).await;
    // Somebody puts the old number back; the record is known under its new one.
    scene.edit("deal", deal, json!({(LINK_FIELD): ""})).await;
    let again = scene.find("company", "title", "Lost Ltd").await.unwrap();
    let plan = scene.plan(&["--at", &snapshot, "--scope", "crm"]).await;
    let rows = Scene::rows(&plan, "what-will-be-done.csv");
    let row = rows.iter().find(|row| row[1] == "deal").unwrap();
    assert_eq!((row[5].as_str(), row[6].as_str()), ("", format!("CO_{again}").as_str()));
}
