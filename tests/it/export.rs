//! Files of a snapshot: what the import wizard takes, what is lossless, and what never happens to a folder.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use restore24::adapters::files::DiskFolder;
use restore24::domain::EntityType;
use restore24::domain::schema::CustomField;
use restore24::ports::files::{Folder, NewFile, Packed};
use restore24::ports::portals::PortalStore;
use restore24::ports::restores::RestoreStore;
use restore24::ports::snapshots::SnapshotReader;
use restore24::service::export::{ExportError, ExportRequest, ExportSource, Manifest, export, find_missing};
use serde_json::{Value, json};

use crate::program::{Program, sandbox};
use crate::restore_support::{admin, desk, populate, take_day};
use crate::store_support::{Bench, key};

async fn bench_to_export() -> Bench {
    let mut bench = Bench::new().await;
    {
        let mut portal = bench.crm.portal();
        populate(&mut portal);
        portal.definitions.users.insert("1".into(), "Ada Admin".into());
        portal.definitions.statuses.insert("DEAL_STAGE".into(), [("NEW".to_owned(), "Fresh; new".to_owned())].into());
        portal.definitions.titles.insert(
            EntityType::Contact,
            [("name", "First name"), ("companyIds", "Company"), ("comments", "Comment")]
                .map(|(field, title)| (field.to_owned(), title.to_owned()))
                .into(),
        );
        portal.definitions.custom_fields.insert(
            EntityType::Contact,
            vec![CustomField {
                name: "UF_CRM_DAY".into(),
                label: "Day".into(),
                kind: "date".into(),
                multiple: false,
                options: Default::default(),
                targets: BTreeSet::new(),
            }],
        );
        let rows = json!([
            {"typeId": "PHONE", "valueType": "WORK", "value": "+49 30 1"},
            {"typeId": "PHONE", "valueType": "WORK", "value": "=1+1"},
            {"typeId": "EMAIL", "valueType": "HOME", "value": "a@b.example"}]);
        portal.change(
            key(EntityType::Contact, 1),
            json!({"comments": "He said \"no\";\nthen left", "fm": rows, "UF_CRM_DAY": "2026-11-20T00:00:00+01:00"}),
        );
        portal.change(key(EntityType::Contact, 2), json!({"comments": "=cmd|' /C calc'!A0"}));
    }
    take_day(&mut bench).await;
    bench
}

async fn export_to(
    bench: &Bench,
    files: &dyn Folder,
    change: impl FnOnce(&mut ExportRequest),
) -> Result<Manifest, ExportError> {
    let portal = bench.store.load_portal(&bench.portal).await.unwrap();
    let snapshot = bench.store.list_snapshots(&bench.portal).await.unwrap().pop().unwrap();
    let mut request = ExportRequest {
        snapshot,
        types: BTreeSet::new(),
        only: None,
        who: admin(),
        zip_above_bytes: 1_000_000,
        now: bench.now,
        without_audit: false,
    };
    change(&mut request);
    let source = ExportSource { portal: &portal, snapshots: &bench.store, restores: &bench.store };
    export(source, &request, files, &|_| {}).await
}

fn read(folder: &Path, start: &str, ending: &str) -> String {
    let path = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with(start) && name.ends_with(ending)
        })
        .unwrap_or_else(|| panic!("{start}…{ending} in {}", folder.display()));
    std::fs::read_to_string(path).unwrap()
}

/// The rows of a CSV file by heading.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[tokio::test]
async fn r16_r17_files_as_the_wizard_takes_them_and_a_lossless_twin() {
    let bench = bench_to_export().await;
    let out = tempfile::tempdir().unwrap();
    let manifest = export_to(&bench, &DiskFolder::new(out.path()), |_| {}).await.unwrap();
    assert_eq!(manifest.records(), 17);
    let text = read(out.path(), "contact_", ".csv");
    assert!(text.contains("\r\n") && text.contains("\"He said \"\"no\"\";\nthen left\""), "{text}");
    let contacts = rows(&text);
    assert_eq!(contacts.len(), 6);
    let first = &contacts[0];
    assert_eq!(first["First name"], "Contact 1");
    assert_eq!(first["Company"], "Company 1", "linked by name");
    assert_eq!(first["Day"], "2026-11-20");
    assert_eq!((first["Phone: work"].as_str(), first["Phone: work (2)"].as_str()), ("+49 30 1", "'=1+1"));
    assert_eq!(first["E-mail: home"], "a@b.example");
    assert_eq!(contacts[1]["Comment"], "'=cmd|' /C calc'!A0");
    let told: Vec<_> = manifest.neutralised.iter().map(|cell| (cell.row, cell.column.as_str())).collect();
    assert_eq!(told, [(2, "Phone: work (2)"), (3, "Comment")]);
    let deals = rows(&read(out.path(), "deal_", ".csv"));
    assert_eq!((deals[0]["stageId"].as_str(), deals[0]["contactIds"].as_str()), ("Fresh; new", "Contact 1"));
    assert_eq!(deals[0]["(information only) createdBy"], "Ada Admin");

    for line in read(out.path(), "contact_", ".ndjson").lines() {
        let twin: Value = serde_json::from_str(line).unwrap();
        let id = twin["id"].as_u64().unwrap();
        let record = bench.crm.portal().record(key(EntityType::Contact, id)).unwrap();
        assert_eq!(twin["fields"], serde_json::to_value(&record.fields).unwrap());
    }
    let stored: Manifest = serde_json::from_str(&read(out.path(), "manifest", ".json")).unwrap();
    assert_eq!(stored, manifest);
    for file in &manifest.files {
        let bytes = std::fs::read(out.path().join(&file.name)).unwrap();
        assert_eq!(blake3::hash(&bytes).to_hex().to_string(), file.blake3, "{}", file.name);
        assert!(read(out.path(), "SHA256SUMS", "").contains(&format!("{}  {}", file.sha256, file.name)));
        assert_eq!(bytes.len() as u64, file.size_bytes);
    }
    assert_sums(out.path(), 9).await;
    let note = read(out.path(), "README", ".txt");
    assert!(note.contains("companies, contacts, leads, deals") && note.contains("timeline comments"), "{note}");
    assert!(!bench.store.list_audit(None).await.unwrap().is_empty());
}

/// Every file but the list itself and the manifest is as the list says, by the tool that people have.
async fn assert_sums(folder: &Path, files: usize) {
    let listed = std::fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    assert_eq!(listed.lines().count(), files, "{listed}");
    let check = || {
        tokio::process::Command::new("sha256sum").args(["-c", "--strict", "SHA256SUMS"]).current_dir(folder).output()
    };
    assert!(check().await.unwrap().status.success(), "{listed}");
    let readme = folder.join("README.txt");
    let text = std::fs::read_to_string(&readme).unwrap();
    std::fs::write(&readme, text.clone() + " ").unwrap();
    assert!(!check().await.unwrap().status.success());
    std::fs::write(readme, text).unwrap();
}

#[tokio::test]
async fn nothing_is_overwritten_and_types_can_be_chosen() {
    let bench = bench_to_export().await;
    let out = tempfile::tempdir().unwrap();
    std::fs::write(out.path().join("mine.txt"), "mine").unwrap();
    let disk = DiskFolder::new(out.path());
    let only_deals = |request: &mut ExportRequest| request.types = BTreeSet::from([EntityType::Deal]);
    assert_eq!(export_to(&bench, &disk, only_deals).await.unwrap().files.len(), 2);
    let error = export_to(&bench, &disk, only_deals).await.unwrap_err();
    assert!(matches!(error, ExportError::InTheWay { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(out.path().join("mine.txt")).unwrap(), "mine");
}

#[tokio::test]
async fn only_what_is_missing() {
    let bench = bench_to_export().await;
    bench.crm.portal().remove(key(EntityType::Contact, 3));
    bench.crm.portal().remove(key(EntityType::Deal, 2));
    let desk = desk(&bench).await;
    let snapshot = bench.store.list_snapshots(&bench.portal).await.unwrap().pop().unwrap();
    let missing = find_missing(&desk, &snapshot, &BTreeSet::new(), &|_| {}).await.unwrap();
    let out = tempfile::tempdir().unwrap();
    let manifest =
        export_to(&bench, &DiskFolder::new(out.path()), |request| request.only = Some(missing)).await.unwrap();
    assert_eq!((manifest.records(), manifest.only_missing), (2, true));
    assert_eq!(rows(&read(out.path(), "contact_", ".csv"))[0]["First name"], "Contact 3");
    // A webhook that sees less must not make everything look missing.
    bench.crm.portal().is_admin = false;
    let error = find_missing(&desk, &snapshot, &BTreeSet::new(), &|_| {}).await.unwrap_err();
    assert!(matches!(error, ExportError::Unknown { .. }), "{error}");
}

#[tokio::test]
async fn large_files_are_zipped() {
    let bench = bench_to_export().await;
    let out = tempfile::tempdir().unwrap();
    let manifest =
        export_to(&bench, &DiskFolder::new(out.path()), |request| request.zip_above_bytes = 100).await.unwrap();
    let file = std::fs::File::open(out.path().join(manifest.zip.clone().unwrap())).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    assert_eq!(zip.len(), 8);
    for file in &manifest.files {
        let mut bytes = Vec::new();
        io::copy(&mut zip.by_name(&file.name).unwrap(), &mut bytes).unwrap();
        assert_eq!(blake3::hash(&bytes).to_hex().to_string(), file.blake3);
    }
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 4, "the ZIP, its digest, the note and the manifest");
    assert_sums(out.path(), 2).await;
}

/// A disk with room for so many bytes.
struct SmallDisk {
    disk: DiskFolder,
    room: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

struct SmallFile {
    file: Box<dyn NewFile>,
    room: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

impl Folder for SmallDisk {
    fn begin(&self, name: &str) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(SmallFile { file: self.disk.begin(name)?, room: self.room.clone() }))
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.disk.read(name)
    }

    fn has(&self, name: &str) -> bool {
        self.disk.has(name)
    }

    fn pack(&self, names: &[String], into: &str) -> io::Result<Packed> {
        self.disk.pack(names, into)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.disk.remove(name)
    }

    fn describe(&self) -> String {
        self.disk.describe()
    }
}

impl Write for SmallFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        use std::sync::atomic::Ordering::SeqCst;
        let room = self.room.load(SeqCst);
        if room < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.room.store(room - bytes.len(), SeqCst);
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl NewFile for SmallFile {
    fn commit(self: Box<Self>) -> io::Result<()> {
        self.file.commit()
    }
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_left() {
    let bench = bench_to_export().await;
    let mut room = 0;
    loop {
        let out = tempfile::tempdir().unwrap();
        let left = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(room));
        let small = SmallDisk { disk: DiskFolder::new(out.path()), room: left };
        match export_to(&bench, &small, |_| {}).await {
            Ok(_) => break,
            Err(error) => {
                assert!(matches!(error, ExportError::DiskFull { .. }), "{error}");
                assert!(error.hint().unwrap().contains("snapshots are safe"));
                let names: Vec<_> =
                    std::fs::read_dir(out.path()).unwrap().map(|each| each.unwrap().file_name()).collect();
                assert_eq!(names.len(), 0, "with room for {room} bytes these are left: {names:?}");
            }
        }
        room += 700;
    }
    assert!(room > 3_000);
}

#[tokio::test]
async fn the_program_exports_without_the_portal() {
    let server = sandbox(300).await;
    let program = Program::new();
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let out = program.data.path().join("out");
    let out = out.to_str().unwrap();
    let first = program.run(&["export", "--at", "s1", "--out", out, "--only", "missing", "--json"]).await.json();
    assert_eq!(first[0]["records"], 0);
    drop(server);
    let out = format!("{out}-offline");
    let told = program.run(&["export", "--at", "s1", "--out", &out, "--json"]).await.json();
    assert!(told[0]["records"].as_u64().unwrap() > 290, "{told:?}");
    program.run(&["export", "--at", "s1", "--out", &out]).await.failed("is in");
    program.run(&["export", "--at", "s9", "--out", &out]).await.failed("there is no snapshot s9");
    program.run(&["export", "--at", "2026-11-01", "--out", &out]).await.failed("the oldest is s1");
    program.run(&["export", "--at", "2126-11-01", "--out", &out]).await.failed("in the future");
    assert_eq!(program.run(&["export", "--at", "yesterday", "--out", &out]).await.code, 2);
}
