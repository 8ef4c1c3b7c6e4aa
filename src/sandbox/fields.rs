//! Which fields each entity has, what they are called in both APIs, and what may write them.
//!
//! In charge of names, types and access (reference §2.3, §2.6); the tables themselves are in `tables`.
//! Values live in [`record`](super::record), custom fields' definitions in [`custom`](super::custom).

mod tables;

use super::custom;

/// The four entities that the sandbox keeps records of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// `entityTypeId` 1.
    Lead,
    /// `entityTypeId` 2.
    Deal,
    /// `entityTypeId` 3.
    Contact,
    /// `entityTypeId` 4.
    Company,
}

impl Entity {
    /// All of them, by their number.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Deal, Self::Contact, Self::Company];

    /// The entity of an `entityTypeId`.
    pub fn of_type_id(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.type_id() == number)
    }

    /// The entity of that name, as in `crm.contact.list`.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.name() == name)
    }

    /// Its `entityTypeId` (reference §2.1).
    pub fn type_id(self) -> i64 {
        self as i64 + 1
    }

    /// Its place in arrays.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its name in the classic methods.
    pub fn name(self) -> &'static str {
        ["lead", "deal", "contact", "company"][self.index()]
    }

    /// Its code in values of crm-type custom fields.
    pub fn code(self) -> &'static str {
        ["L", "D", "C", "CO"][self.index()]
    }

    /// Whether it has phones, e-mail addresses and the like.
    pub fn has_multifields(self) -> bool {
        self != Self::Deal
    }

    /// Whether it goes through stages.
    pub fn has_stages(self) -> bool {
        matches!(self, Self::Lead | Self::Deal)
    }
}

/// A field, whichever entity has it; also the place of its value in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Id,
    Title,
    Honorific,
    Name,
    SecondName,
    LastName,
    Birthdate,
    Post,
    Photo,
    Logo,
    TypeId,
    CompanyTitle,
    SourceId,
    SourceDescription,
    StageId,
    StatusDescription,
    StageSemanticId,
    CategoryId,
    IsNew,
    IsRecurring,
    IsReturnCustomer,
    IsRepeatedApproach,
    Probability,
    BankingDetails,
    Industry,
    Employees,
    CurrencyId,
    Revenue,
    Opportunity,
    IsManualOpportunity,
    TaxValue,
    CompanyId,
    CompanyIds,
    ContactId,
    ContactIds,
    LeadId,
    QuoteId,
    Begindate,
    Closedate,
    Opened,
    Closed,
    Export,
    Comments,
    IsMyCompany,
    HasPhone,
    HasEmail,
    HasImol,
    AssignedById,
    CreatedBy,
    UpdatedBy,
    MovedBy,
    CreatedTime,
    UpdatedTime,
    MovedTime,
    DateClosed,
    AdditionalInfo,
    LocationId,
    OriginatorId,
    OriginId,
    OriginVersion,
    FaceId,
    Observers,
    WebformId,
    UtmSource,
    UtmMedium,
    UtmCampaign,
    UtmContent,
    UtmTerm,
    LastActivityBy,
    LastActivityTime,
    LastCommunicationTime,
    Address,
    Address2,
    AddressCity,
    AddressPostalCode,
    AddressRegion,
    AddressProvince,
    AddressCountry,
    AddressCountryCode,
    AddressLocAddrId,
    AddressLegal,
    RegAddress,
    RegAddress2,
    RegAddressCity,
    RegAddressPostalCode,
    RegAddressCountry,
    CustomText,
    CustomNumber,
    CustomYes,
    CustomDate,
    CustomChoice,
    CustomLink,
    CustomChoices,
    CustomTexts,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Self::CustomTexts as usize + 1;

    /// Its place in a record.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Whether it is a custom field.
    pub fn is_custom(self) -> bool {
        self.index() >= Self::CustomText.index()
    }
}

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A user's number.
    User,
    /// Several users.
    Users,
    /// Text.
    Text,
    /// A code out of a dictionary.
    Status(&'static str),
    /// A currency's code.
    Currency,
    /// `Y` or `N`.
    Char,
    /// A number with a fraction.
    Double,
    /// A moment.
    Datetime,
    /// A day.
    Date,
    /// A record of another entity.
    One(Entity),
    /// Several records of another entity.
    Many(Entity),
    /// A file; the sandbox has none.
    File,
    /// A custom field.
    Custom(custom::Type),
}

/// What may write a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: it is computed.
    Never,
    /// An administrator's import (reference §2.6).
    AdminImport,
    /// Import and add.
    OnAdd,
    /// Import, add and update.
    Always,
}

/// One field of one entity.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The field.
    pub field: Field,
    /// Its name in `crm.item.*`; empty where that API does not have it.
    pub item: &'static str,
    /// Its name in the classic API; empty where that API does not have it.
    pub classic: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What may write it.
    pub access: Access,
    /// Whether a record needs it.
    pub is_required: bool,
    /// What people see, `English|Deutsch`.
    pub title: &'static str,
}

impl Column {
    /// What people see as its name.
    pub fn label(&self, is_german: bool) -> &'static str {
        label(self.title, is_german)
    }

    /// Whether it takes several values.
    pub fn is_multiple(&self) -> bool {
        match self.kind {
            Kind::Users | Kind::Many(_) => true,
            Kind::Custom(kind) => kind.is_multiple(),
            _ => false,
        }
    }
}

/// One half of `English|Deutsch`.
pub fn label(both: &'static str, is_german: bool) -> &'static str {
    let (english, german) = both.split_once('|').unwrap_or((both, both));
    if is_german { german } else { english }
}

/// The columns of an entity, custom fields last.
pub fn columns(entity: Entity) -> &'static [Column] {
    tables::of(entity)
}

/// The column of that name in `crm.item.*`: any case, custom fields by either of their names.
pub fn item_column(entity: Entity, name: &str) -> Option<&'static Column> {
    let lower = name.to_ascii_lowercase();
    columns(entity).iter().find(|column| {
        !column.item.is_empty()
            && (column.item.eq_ignore_ascii_case(&lower)
                || column.field.is_custom() && column.classic.eq_ignore_ascii_case(&lower))
    })
}

/// The column of that name in the classic API, in any case.
pub fn classic_column(entity: Entity, name: &str) -> Option<&'static Column> {
    columns(entity).iter().find(|column| !column.classic.is_empty() && column.classic.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_custom_fields_are_known_by_both() {
        for entity in Entity::ALL {
            for api in [|column: &Column| column.item, |column: &Column| column.classic] {
                let names: Vec<_> = columns(entity).iter().map(api).filter(|name| !name.is_empty()).collect();
                assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{entity:?}");
            }
            let fields: Vec<_> = columns(entity).iter().map(|c| c.field).collect();
            assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len(), "{entity:?}");
        }
        let field = item_column(Entity::Contact, "ufCrm_1700000001").unwrap().field;
        assert_eq!(item_column(Entity::Contact, "UF_CRM_1700000001").unwrap().field, field);
        assert_eq!(item_column(Entity::Deal, "ID").unwrap().field, Field::Id);
        assert_eq!(item_column(Entity::Deal, "DATE_MODIFY").map(|c| c.field), None);
        assert_eq!(classic_column(Entity::Lead, "status_id").unwrap().field, Field::StageId);
    }
}
