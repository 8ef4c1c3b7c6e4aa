//! The portal's dictionaries: stages, sources, types; its pipelines and currencies.
//!
//! In charge of codes, labels and the meaning of stages (reference §3.2, §3.3). They do not change while the
//! sandbox runs; which records use them is the records' matter.

use super::fields::{Entity, label};
use super::php::Php;

/// One entry of a dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Status {
    /// The dictionary.
    pub dictionary: &'static str,
    /// The entry's code.
    pub code: &'static str,
    /// What people see, `English|Deutsch`.
    pub name: &'static str,
    /// `S`, `F`, or nothing for an open stage and for anything that is no stage.
    pub semantics: &'static str,
}

/// A deal pipeline.
#[derive(Debug, Clone, Copy)]
pub struct Pipeline {
    /// Its number; 0 is the general one.
    pub id: i64,
    /// What people see, `English|Deutsch`.
    pub name: &'static str,
}

/// The pipelines.
pub const PIPELINES: [Pipeline; 3] = [
    Pipeline { id: 0, name: "General|Allgemein" },
    Pipeline { id: 3, name: "Service contracts|Wartungsverträge" },
    Pipeline { id: 5, name: "Partner sales|Partnervertrieb" },
];

/// Codes of sources in use.
pub const SOURCE_CODES: &[&str] = &["CALL", "EMAIL", "WEB", "ADVERTISING", "PARTNER", "RECOMMENDATION", "TRADE_SHOW"];

/// Codes of industries in use.
pub const INDUSTRY_CODES: &[&str] = &["IT", "MANUFACTURING", "FINANCE", "CONSULTING", "DELIVERY", "OTHER"];

const fn entry(dictionary: &'static str, code: &'static str, name: &'static str) -> Status {
    Status { dictionary, code, name, semantics: "" }
}

const fn stage(dictionary: &'static str, code: &'static str, name: &'static str, semantics: &'static str) -> Status {
    Status { dictionary, code, name, semantics }
}

/// Every entry of every dictionary, in the order in which the portal lists them.
pub const STATUSES: &[Status] = &[
    stage("STATUS", "NEW", "Unassigned|Nicht zugewiesen", ""),
    stage("STATUS", "IN_PROCESS", "In progress|In Bearbeitung", ""),
    stage("STATUS", "PROCESSED", "Processed|Bearbeitet", ""),
    stage("STATUS", "CONVERTED", "High-quality lead|Qualifizierter Lead", "S"),
    stage("STATUS", "JUNK", "Junk lead|Lead minderer Qualität", "F"),
    entry("SOURCE", "CALL", "Call|Anruf"),
    entry("SOURCE", "EMAIL", "E-mail|E-Mail"),
    entry("SOURCE", "WEB", "Website|Website"),
    entry("SOURCE", "ADVERTISING", "Advertising|Werbung"),
    entry("SOURCE", "PARTNER", "Existing client|Bestandskunde"),
    entry("SOURCE", "RECOMMENDATION", "Recommendation|Empfehlung"),
    entry("SOURCE", "TRADE_SHOW", "Trade show|Messe"),
    entry("CONTACT_TYPE", "CLIENT", "Client|Kunde"),
    entry("CONTACT_TYPE", "SUPPLIER", "Supplier|Lieferant"),
    entry("CONTACT_TYPE", "PARTNER", "Partner|Partner"),
    entry("CONTACT_TYPE", "OTHER", "Other|Sonstige"),
    entry("COMPANY_TYPE", "CUSTOMER", "Client|Kunde"),
    entry("COMPANY_TYPE", "SUPPLIER", "Supplier|Lieferant"),
    entry("COMPANY_TYPE", "PARTNER", "Partner|Partner"),
    entry("COMPANY_TYPE", "COMPETITOR", "Competitor|Konkurrent"),
    entry("COMPANY_TYPE", "OTHER", "Other|Sonstige"),
    entry("EMPLOYEES", "EMPLOYEES_1", "Less than 50|Weniger als 50"),
    entry("EMPLOYEES", "EMPLOYEES_2", "50 - 250|50 bis 250"),
    entry("EMPLOYEES", "EMPLOYEES_3", "250 - 500|250 bis 500"),
    entry("EMPLOYEES", "EMPLOYEES_4", "Over 500|Mehr als 500"),
    entry("INDUSTRY", "IT", "Information technology|Informationstechnik"),
    entry("INDUSTRY", "MANUFACTURING", "Manufacturing|Produktion"),
    entry("INDUSTRY", "FINANCE", "Banking services|Finanzdienstleistung"),
    entry("INDUSTRY", "CONSULTING", "Consulting|Beratung"),
    entry("INDUSTRY", "DELIVERY", "Delivery|Lieferung"),
    entry("INDUSTRY", "OTHER", "Other|Sonstige"),
    entry("DEAL_TYPE", "SALE", "Sale|Verkauf"),
    entry("DEAL_TYPE", "COMPLEX", "Integrated sale|Komplexer Verkauf"),
    entry("DEAL_TYPE", "GOODS", "Goods|Produktverkauf"),
    entry("DEAL_TYPE", "SERVICES", "Services|Dienstleistungsverkauf"),
    entry("HONORIFIC", "HNR_DE_1", "Mr.|Herr"),
    entry("HONORIFIC", "HNR_DE_2", "Ms.|Frau"),
    stage("DEAL_STAGE", "NEW", "Initial contact|Erstkontakt", ""),
    stage("DEAL_STAGE", "PREPARATION", "Create papers|Dokumente vorbereiten", ""),
    stage("DEAL_STAGE", "PREPAYMENT_INVOICE", "Prepayment|Anzahlungsrechnung", ""),
    stage("DEAL_STAGE", "EXECUTING", "In progress|In Ausführung", ""),
    stage("DEAL_STAGE", "FINAL_INVOICE", "Final invoice|Schlussrechnung", ""),
    stage("DEAL_STAGE", "WON", "Deal won|Auftrag gewonnen", "S"),
    stage("DEAL_STAGE", "LOSE", "Deal lost|Auftrag verloren", "F"),
    stage("DEAL_STAGE", "APOLOGY", "Analyse failure|Absage analysieren", "F"),
    stage("DEAL_STAGE_3", "C3:NEW", "Requested|Angefragt", ""),
    stage("DEAL_STAGE_3", "C3:PREPARATION", "Inspection|Begehung", ""),
    stage("DEAL_STAGE_3", "C3:EXECUTING", "Offer sent|Angebot verschickt", ""),
    stage("DEAL_STAGE_3", "C3:WON", "Contract signed|Vertrag unterschrieben", "S"),
    stage("DEAL_STAGE_3", "C3:LOSE", "Declined|Abgelehnt", "F"),
    stage("DEAL_STAGE_5", "C5:NEW", "Registered|Registriert", ""),
    stage("DEAL_STAGE_5", "C5:PREPARATION", "Joint visit|Gemeinsamer Termin", ""),
    stage("DEAL_STAGE_5", "C5:WON", "Won by partner|Vom Partner gewonnen", "S"),
    stage("DEAL_STAGE_5", "C5:LOSE", "Lost|Verloren", "F"),
];

/// A dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary {
    /// Its name.
    pub id: &'static str,
    /// What people see, `English|Deutsch`.
    pub name: &'static str,
    /// The entity and pipeline whose stages it holds, if it holds stages.
    pub stages_of: Option<(Entity, i64)>,
}

const fn dictionary(id: &'static str, name: &'static str, stages_of: Option<(Entity, i64)>) -> Dictionary {
    Dictionary { id, name, stages_of }
}

/// All dictionaries.
pub const DICTIONARIES: [Dictionary; 11] = [
    dictionary("STATUS", "Lead stages|Lead-Phasen", Some((Entity::Lead, 0))),
    dictionary("SOURCE", "Sources|Quellen", None),
    dictionary("CONTACT_TYPE", "Contact type|Kontakttyp", None),
    dictionary("COMPANY_TYPE", "Company type|Unternehmenstyp", None),
    dictionary("EMPLOYEES", "Employees|Mitarbeiter", None),
    dictionary("INDUSTRY", "Industry|Branche", None),
    dictionary("DEAL_TYPE", "Deal type|Auftragstyp", None),
    dictionary("HONORIFIC", "Salutations|Anreden", None),
    dictionary("DEAL_STAGE", "Deal stages|Auftragsphasen", Some((Entity::Deal, 0))),
    dictionary(
        "DEAL_STAGE_3",
        "Deal stages (service contracts)|Auftragsphasen (Wartungsverträge)",
        Some((Entity::Deal, 3)),
    ),
    dictionary("DEAL_STAGE_5", "Deal stages (partner sales)|Auftragsphasen (Partnervertrieb)", Some((Entity::Deal, 5))),
];

/// The entries of one dictionary.
pub fn entries(dictionary: &str) -> impl Iterator<Item = &'static Status> {
    STATUSES.iter().filter(move |status| status.dictionary == dictionary)
}

/// The dictionary of a pipeline's stages.
pub fn deal_dictionary(pipeline: i64) -> &'static str {
    match pipeline {
        3 => "DEAL_STAGE_3",
        5 => "DEAL_STAGE_5",
        _ => "DEAL_STAGE",
    }
}

/// The code of a pipeline's stage at a position; positions go round.
pub fn deal_stage_code(pipeline: i64, position: usize) -> &'static str {
    let dictionary = deal_dictionary(pipeline);
    let count = entries(dictionary).count().max(1);
    entries(dictionary).nth(position % count).map_or("NEW", |status| status.code)
}

/// Whether a stage is open (`P`), a success (`S`) or a failure (`F`).
pub fn semantics(entity: Entity, code: &str) -> &'static str {
    let is_known = |status: &&Status| {
        status.code == code
            && if entity == Entity::Lead {
                status.dictionary == "STATUS"
            } else {
                status.dictionary.starts_with("DEAL_STAGE")
            }
    };
    match STATUSES.iter().find(is_known).map_or("", |status| status.semantics) {
        "" => "P",
        other => other,
    }
}

/// The pipeline that a stage belongs to, if the stage exists.
pub fn pipeline_of_stage(code: &str) -> Option<i64> {
    PIPELINES
        .iter()
        .map(|pipeline| pipeline.id)
        .find(|id| entries(deal_dictionary(*id)).any(|status| status.code == code))
}

/// Rows of `crm.status.list`.
pub fn status_rows(is_german: bool) -> Vec<Php> {
    STATUSES.iter().enumerate().map(|(position, status)| status_row(position, status, is_german)).collect()
}

fn status_row(position: usize, status: &Status, is_german: bool) -> Php {
    let pipeline = DICTIONARIES.iter().find(|found| found.id == status.dictionary).and_then(|found| found.stages_of);
    let name = label(status.name, is_german);
    let color = match status.semantics {
        "S" => "#7BD500",
        "F" => "#FF5752",
        _ => "#39A8EF",
    };
    let kind = match status.semantics {
        "S" => "success",
        "F" => "failure",
        _ => "process",
    };
    let mut row = vec![
        ("ID", Php::text((101 + 2 * position).to_string())),
        ("ENTITY_ID", Php::text(status.dictionary)),
        ("STATUS_ID", Php::text(status.code)),
        ("NAME", Php::text(name)),
        ("NAME_INIT", Php::text(name)),
        ("SORT", Php::text(sort_of(status).to_string())),
        ("SYSTEM", Php::text("Y")),
        ("CATEGORY_ID", pipeline.filter(|(_, id)| *id > 0).map_or(Php::Null, |(_, id)| Php::text(id.to_string()))),
        ("COLOR", if pipeline.is_some() { Php::text(color) } else { Php::Null }),
        ("SEMANTICS", if status.semantics.is_empty() { Php::Null } else { Php::text(status.semantics) }),
    ];
    if pipeline.is_some() {
        row.push(("EXTRA", Php::map([("SEMANTICS", Php::text(kind)), ("COLOR", Php::text(color))])));
    }
    Php::map(row)
}

/// An entry's place in its dictionary, in tens.
pub fn sort_of(status: &Status) -> i64 {
    let before = entries(status.dictionary).take_while(|other| other.code != status.code).count();
    10 * (before as i64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pipeline_has_one_success_and_knows_its_stages() {
        for pipeline in PIPELINES {
            let stages: Vec<_> = entries(deal_dictionary(pipeline.id)).collect();
            assert_eq!(stages.iter().filter(|stage| stage.semantics == "S").count(), 1);
            for stage in stages {
                assert_eq!(pipeline_of_stage(stage.code), Some(pipeline.id));
            }
        }
        assert_eq!((semantics(Entity::Deal, "C3:WON"), semantics(Entity::Lead, "JUNK")), ("S", "F"));
        assert_eq!((semantics(Entity::Deal, "NEW"), semantics(Entity::Lead, "WON")), ("P", "P"));
        assert_eq!(deal_stage_code(5, 3), "C5:LOSE");
    }

    #[test]
    fn every_entry_belongs_to_a_known_dictionary() {
        for status in STATUSES {
            assert!(DICTIONARIES.iter().any(|found| found.id == status.dictionary), "{}", status.dictionary);
        }
    }
}
