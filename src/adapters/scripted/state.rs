//! The scripted portal's records, users and rights.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::domain::schema::{self, Definitions};
use crate::domain::tariff::Tariff;
use crate::domain::{EntityType, Fields, Record, RecordId, RecordKey, UserId};
use crate::ports::crm::{CrmError, Fingerprint, LiveId, Page, PortalUser, Probe, WriteOutcome};

/// What was asked of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// [`Crm::probe`](crate::ports::crm::Crm::probe)
    Probe,
    /// [`Crm::read_definitions`](crate::ports::crm::Crm::read_definitions)
    Definitions,
    /// [`Crm::read_page`](crate::ports::crm::Crm::read_page)
    Page,
    /// [`Crm::read_changed`](crate::ports::crm::Crm::read_changed)
    Changed,
    /// [`Crm::read_ids`](crate::ports::crm::Crm::read_ids)
    Ids,
    /// [`Crm::read_by_ids`](crate::ports::crm::Crm::read_by_ids)
    ByIds,
    /// [`Crm::highest_id`](crate::ports::crm::Crm::highest_id)
    HighestId,
    /// [`Crm::create`](crate::ports::crm::Crm::create)
    Create,
    /// [`Crm::update`](crate::ports::crm::Crm::update)
    Update,
    /// [`Crm::delete`](crate::ports::crm::Crm::delete)
    Delete,
    /// [`Crm::find_user`](crate::ports::crm::Crm::find_user)
    User,
    /// [`Crm::notify`](crate::ports::crm::Crm::notify)
    Notify,
}

impl Method {
    /// Whether it changes the portal.
    pub fn is_write(self) -> bool {
        matches!(self, Self::Create | Self::Update | Self::Delete)
    }
}

/// One call, as it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// What was asked.
    pub method: Method,
    /// Of which type.
    pub entity_type: Option<EntityType>,
    /// How many items or ids came with it.
    pub items: usize,
}

type Refuse = Box<dyn Fn(EntityType, &Fields) -> Option<(String, String)> + Send>;

/// A portal in memory. Its clock moves by ten milliseconds with each call and by what the script says.
pub struct ScriptedPortal {
    records: BTreeMap<RecordKey, Record>,
    highest: BTreeMap<EntityType, u64>,
    next_row: u64,
    calls: Vec<Call>,
    refuse: Option<Refuse>,
    /// The portal's clock.
    pub now: DateTime<Utc>,
    /// Records to a page.
    pub page_size: usize,
    /// Custom fields, dictionaries, users.
    pub definitions: Definitions,
    /// What identifies the portal.
    pub fingerprint: Fingerprint,
    /// Users; the first one is the caller.
    pub users: Vec<PortalUser>,
    /// Whose addresses of e-mail are known.
    pub emails: BTreeMap<String, UserId>,
    /// What users were shown, oldest first.
    pub notifications: Vec<(UserId, String)>,
    /// Whether the caller is an administrator; others do not see what is hidden from them.
    pub is_admin: bool,
    /// Records that only an administrator sees.
    pub hidden: BTreeSet<RecordKey>,
    /// The scopes granted.
    pub scopes: Vec<String>,
    /// Types that cannot be read, and why not.
    pub unreadable: BTreeMap<EntityType, String>,
    /// The subscription.
    pub tariff: Tariff,
    /// What every call fails with, while there is something.
    pub outage: Option<CrmError>,
    /// What the connection tells of its slowest answer.
    pub slowest_answer: Duration,
}

impl Default for ScriptedPortal {
    fn default() -> Self {
        let admin = PortalUser { id: UserId(1), name: "Ada Admin".to_owned(), is_active: true };
        Self {
            records: BTreeMap::new(),
            highest: BTreeMap::new(),
            next_row: 1,
            calls: Vec::new(),
            refuse: None,
            now: DateTime::from_timestamp(1_792_000_000, 0).expect("a moment in October 2026"),
            page_size: 50,
            definitions: Definitions::default(),
            fingerprint: Fingerprint {
                host: "scripted.example".to_owned(),
                first_users: vec![(UserId(1), "2019-03-18T10:00:00+01:00".to_owned())],
            },
            users: vec![admin],
            emails: BTreeMap::new(),
            notifications: Vec::new(),
            is_admin: true,
            hidden: BTreeSet::new(),
            scopes: vec!["crm".to_owned(), "user".to_owned()],
            unreadable: BTreeMap::new(),
            tariff: Tariff::Known("std".to_owned()),
            outage: None,
            slowest_answer: Duration::from_millis(10),
        }
    }
}

impl ScriptedPortal {
    /// Every call so far.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Lets the portal's clock move.
    pub fn advance(&mut self, by: TimeDelta) {
        self.now += by;
    }

    /// A user makes a record; the portal adds id, authors and times.
    pub fn add(&mut self, entity_type: EntityType, fields: Value) -> RecordId {
        let fields: Fields = serde_json::from_value(fields).expect("a script gives fields as an object");
        self.insert_new(entity_type, &fields)
    }

    /// A user changes fields of a record that is there; the portal notes the time.
    pub fn change(&mut self, key: RecordKey, set: Value) {
        let set: Fields = serde_json::from_value(set).expect("a script gives fields as an object");
        self.set_fields(key, &set);
    }

    /// A user removes a record; pointers at it are cleared.
    pub fn remove(&mut self, key: RecordKey) {
        self.records.remove(&key);
        for record in self.records.values_mut() {
            clear_pointers(&self.definitions, record, key);
        }
    }

    /// A record comes back under its old id, as from the recycle bin.
    pub fn bring_back(&mut self, record: Record) {
        let highest = self.highest.entry(record.entity_type).or_default();
        *highest = (*highest).max(record.id.0);
        self.records.insert(record.key(), record);
    }

    /// Refuses writes for which the function gives code and text.
    pub fn refuse_writes(&mut self, refuse: impl Fn(EntityType, &Fields) -> Option<(String, String)> + Send + 'static) {
        self.refuse = Some(Box::new(refuse));
    }

    /// One record as it is now.
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        self.records.get(&key).cloned()
    }

    /// Every record of a type as it is now, by id.
    pub fn records(&self, entity_type: EntityType) -> Vec<Record> {
        self.records.values().filter(|record| record.entity_type == entity_type).cloned().collect()
    }

    pub(super) fn note_call(&mut self, call: Call) -> usize {
        self.now += TimeDelta::milliseconds(10);
        self.calls.push(call);
        self.calls.len()
    }

    pub(super) fn refusal(&self, method: Method, entity_type: Option<EntityType>) -> Result<(), CrmError> {
        if let Some(outage) = &self.outage {
            return Err(outage.clone());
        }
        if !matches!(method, Method::Probe | Method::User) && !self.scopes.iter().any(|scope| scope == "crm") {
            return Err(CrmError::MissingScope { what: "crm".to_owned() });
        }
        match entity_type.and_then(|entity_type| self.unreadable.get(&entity_type)) {
            Some(reason) => Err(CrmError::AccessDenied { text: reason.clone() }),
            None => Ok(()),
        }
    }

    pub(super) fn probe(&self) -> Probe {
        let readable = EntityType::ALL
            .into_iter()
            .map(|entity_type| {
                let answer = match self.refusal(Method::Page, Some(entity_type)) {
                    Ok(()) => Ok(()),
                    Err(error) => Err(error.to_string()),
                };
                (entity_type, answer)
            })
            .collect();
        Probe {
            portal_time: self.now,
            fingerprint: self.fingerprint.clone(),
            user: self.users[0].clone(),
            is_admin: self.is_admin,
            scopes: self.scopes.clone(),
            tariff: self.tariff.clone(),
            readable,
            time_zone: "Europe/Berlin".to_owned(),
        }
    }

    fn is_visible(&self, key: &RecordKey) -> bool {
        self.is_admin || !self.hidden.contains(key)
    }

    pub(super) fn page(
        &self,
        entity_type: EntityType,
        after: RecordId,
        keep: impl Fn(&Record) -> bool,
    ) -> Page<Record> {
        let mut items: Vec<Record> = self
            .records
            .values()
            .filter(|record| record.entity_type == entity_type && record.id > after)
            .filter(|record| self.is_visible(&record.key()) && keep(record))
            .take(self.page_size + 1)
            .cloned()
            .collect();
        let is_last = items.len() <= self.page_size;
        items.truncate(self.page_size);
        Page { items, portal_time: self.now, is_last }
    }

    pub(super) fn visible_by_ids(&self, entity_type: EntityType, ids: &[RecordId]) -> Vec<Record> {
        ids.iter()
            .map(|id| RecordKey { entity_type, id: *id })
            .filter(|key| self.is_visible(key))
            .filter_map(|key| self.records.get(&key).cloned())
            .collect()
    }

    pub(super) fn highest_id(&self, entity_type: EntityType) -> Option<RecordId> {
        let of_type = |key: &&RecordKey| key.entity_type == entity_type;
        self.records.keys().filter(of_type).map(|key| key.id).max()
    }

    pub(super) fn create(&mut self, entity_type: EntityType, fields: &Fields) -> WriteOutcome<RecordId> {
        match self.refused(entity_type, fields) {
            Some(refused) => refused,
            None => WriteOutcome::Done(self.insert_new(entity_type, fields)),
        }
    }

    pub(super) fn update(&mut self, entity_type: EntityType, id: RecordId, set: &Fields) -> WriteOutcome<()> {
        let key = RecordKey { entity_type, id };
        if !self.records.contains_key(&key) {
            return WriteOutcome::Refused { code: "NOT_FOUND".to_owned(), text: "Element not found".to_owned() };
        }
        if let Some(refused) = self.refused(entity_type, set) {
            return refused;
        }
        // Whoever writes through our connection is the last editor.
        let mut set = set.clone();
        set.entry("updatedBy".to_owned()).or_insert_with(|| Value::from(self.users[0].id.0));
        self.set_fields(key, &set);
        WriteOutcome::Done(())
    }

    pub(super) fn delete(&mut self, entity_type: EntityType, id: RecordId) -> WriteOutcome<()> {
        self.remove(RecordKey { entity_type, id });
        WriteOutcome::Done(())
    }

    fn refused<T>(&self, entity_type: EntityType, fields: &Fields) -> Option<WriteOutcome<T>> {
        let (code, text) = self.refuse.as_ref()?(entity_type, fields)?;
        Some(WriteOutcome::Refused { code, text })
    }

    fn insert_new(&mut self, entity_type: EntityType, fields: &Fields) -> RecordId {
        let highest = self.highest.entry(entity_type).or_default();
        *highest += 1;
        let id = RecordId(*highest);
        let mut all = fields.clone();
        let (now, author) = (Value::from(self.stamp()), Value::from(self.users[0].id.0));
        for (name, value) in
            [("createdTime", &now), ("updatedTime", &now), ("createdBy", &author), ("updatedBy", &author)]
        {
            all.entry(name.to_owned()).or_insert_with(|| value.clone());
        }
        self.number_rows(&mut all);
        let record = Record { entity_type, id, fields: all };
        self.records.insert(record.key(), record);
        id
    }

    fn set_fields(&mut self, key: RecordKey, set: &Fields) {
        let mut set = set.clone();
        self.number_rows(&mut set);
        set.insert("updatedTime".to_owned(), Value::from(self.stamp()));
        if let Some(record) = self.records.get_mut(&key) {
            record.fields.extend(set);
        }
    }

    /// Multifield rows get ids of their own whenever they are written.
    fn number_rows(&mut self, fields: &mut Fields) {
        let Some(Value::Array(rows)) = fields.get_mut("fm") else { return };
        for row in rows.iter_mut().filter_map(Value::as_object_mut) {
            row.insert("id".to_owned(), Value::from(self.next_row));
            self.next_row += 1;
        }
    }

    fn stamp(&self) -> String {
        self.now.to_rfc3339_opts(SecondsFormat::Secs, false)
    }
}

fn clear_pointers(definitions: &Definitions, record: &mut Record, gone: RecordKey) {
    let entity_type = record.entity_type;
    for (field, value) in &mut record.fields {
        if schema::references(definitions, entity_type, field, value).contains(&gone) {
            let keep = |key: RecordKey| (key != gone).then_some(key.id);
            *value = schema::rewrite_references(definitions, entity_type, field, value, &keep);
        }
    }
}

pub(super) fn updated_at(record: &Record) -> Option<DateTime<Utc>> {
    let text = record.text("updatedTime")?;
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.with_timezone(&Utc))
}

pub(super) fn live_id(record: &Record) -> LiveId {
    let updated_by = record.fields.get("updatedBy").and_then(schema::positive_id).map(|id| UserId(id.0));
    LiveId { id: record.id, updated_at: updated_at(record), updated_by }
}

/// Fields of a believable record of about 550 bytes; the number makes it its own.
pub fn example_record(entity_type: EntityType, number: u64) -> Value {
    let phone = format!("+49 30 {:07}", number * 7_919 % 10_000_000);
    let rows = json!([{"typeId": "PHONE", "valueType": "WORK", "value": phone}]);
    match entity_type {
        EntityType::Company => json!({"title": format!("Company {number} GmbH"), "fm": rows, "revenue": number * 100,
            "currencyId": "EUR", "industry": "IT", "assignedById": 1, "comments": format!("Client since {}", 1990 + number % 30)}),
        EntityType::Contact => json!({"name": format!("Name {number}"), "lastName": format!("Family {}", number % 97),
            "fm": rows, "post": "Engineer", "sourceId": "CALL", "opened": "Y", "assignedById": 1}),
        EntityType::Lead => json!({"title": format!("Request {number}"), "fm": rows, "stageId": "NEW",
            "opportunity": number * 10, "currencyId": "EUR", "assignedById": 1}),
        EntityType::Deal => json!({"title": format!("Order {number}"), "stageId": "NEW", "categoryId": 0,
            "opportunity": number * 50, "currencyId": "EUR", "assignedById": 1, "comments": "€ ½ привіт"}),
    }
}
