//! The fields of each entity in the portal's order (reference §2.3, Appendix A).

use super::Access::{AdminImport, Always, Never, OnAdd};
use super::Entity::{Company, Contact, Deal, Lead};
use super::Kind::{
    Char, Currency, Custom, Date, Datetime, Double, File, Integer, Many, One, Status, Text, User, Users,
};
use super::{Access, Column, Entity, Field, Kind};
use crate::sandbox::custom::Type;

/// The columns of an entity.
pub fn of(entity: Entity) -> &'static [Column] {
    match entity {
        Lead => LEAD,
        Deal => DEAL,
        Contact => CONTACT,
        Company => COMPANY,
    }
}

const fn col(
    field: Field,
    item: &'static str,
    classic: &'static str,
    kind: Kind,
    access: Access,
    title: &'static str,
) -> Column {
    Column { field, item, classic, kind, access, is_required: false, title }
}

const fn required(column: Column) -> Column {
    Column { is_required: true, ..column }
}

/// Part of an address: only the classic API has it (reference §2.3, §2.6).
const fn address(field: Field, classic: &'static str, title: &'static str) -> Column {
    col(field, "", classic, Text, Always, title)
}

const fn custom(field: Field, item: &'static str, classic: &'static str, kind: Type, title: &'static str) -> Column {
    col(field, item, classic, Custom(kind), Always, title)
}

const ID: Column = col(Field::Id, "id", "ID", Integer, Never, "ID|ID");
const TITLE: Column = col(Field::Title, "title", "TITLE", Text, Always, "Name|Name");
const HONORIFIC: Column =
    col(Field::Honorific, "honorific", "HONORIFIC", Status("HONORIFIC"), Always, "Salutation|Anrede");
const NAME: Column = col(Field::Name, "name", "NAME", Text, Always, "First name|Vorname");
const SECOND_NAME: Column =
    col(Field::SecondName, "secondName", "SECOND_NAME", Text, Always, "Middle name|Zweiter Vorname");
const LAST_NAME: Column = col(Field::LastName, "lastName", "LAST_NAME", Text, Always, "Last name|Nachname");
const BIRTHDATE: Column = col(Field::Birthdate, "birthdate", "BIRTHDATE", Date, Always, "Date of birth|Geburtsdatum");
const POST: Column = col(Field::Post, "post", "POST", Text, Always, "Position|Position");
const SOURCE_ID: Column = col(Field::SourceId, "sourceId", "SOURCE_ID", Status("SOURCE"), Always, "Source|Quelle");
const SOURCE_DESCRIPTION: Column = col(
    Field::SourceDescription,
    "sourceDescription",
    "SOURCE_DESCRIPTION",
    Text,
    Always,
    "Source information|Angaben zur Quelle",
);
const CURRENCY: Column = col(Field::CurrencyId, "currencyId", "CURRENCY_ID", Currency, Always, "Currency|Währung");
const OPPORTUNITY: Column = col(Field::Opportunity, "opportunity", "OPPORTUNITY", Double, Always, "Amount|Betrag");
const MANUAL: Column = col(
    Field::IsManualOpportunity,
    "isManualOpportunity",
    "IS_MANUAL_OPPORTUNITY",
    Char,
    Always,
    "Manual amount|Manuelle Berechnung",
);
const RETURN_CUSTOMER: Column =
    col(Field::IsReturnCustomer, "isReturnCustomer", "IS_RETURN_CUSTOMER", Char, Never, "Repeat customer|Stammkunde");
const OPENED: Column = col(Field::Opened, "opened", "OPENED", Char, Always, "Available to everyone|Für alle verfügbar");
const COMMENTS: Column = col(Field::Comments, "comments", "COMMENTS", Text, Always, "Comment|Kommentar");
const HAS_PHONE: Column = col(Field::HasPhone, "hasPhone", "HAS_PHONE", Char, Never, "Has phone|Telefon vorhanden");
const HAS_EMAIL: Column = col(Field::HasEmail, "hasEmail", "HAS_EMAIL", Char, Never, "Has e-mail|E-Mail vorhanden");
const HAS_IMOL: Column =
    col(Field::HasImol, "hasImol", "HAS_IMOL", Char, Never, "Has open channel|Kommunikationskanal vorhanden");
const ASSIGNED: Column =
    col(Field::AssignedById, "assignedById", "ASSIGNED_BY_ID", User, Always, "Responsible person|Zuständige Person");
const CREATED_BY: Column =
    col(Field::CreatedBy, "createdBy", "CREATED_BY_ID", User, AdminImport, "Created by|Erstellt von");
const UPDATED_BY: Column =
    col(Field::UpdatedBy, "updatedBy", "MODIFY_BY_ID", User, AdminImport, "Modified by|Geändert von");
const MOVED_BY: Column = col(Field::MovedBy, "movedBy", "MOVED_BY_ID", User, AdminImport, "Moved by|Verschoben von");
const CREATED_TIME: Column =
    col(Field::CreatedTime, "createdTime", "DATE_CREATE", Datetime, AdminImport, "Created on|Erstellt am");
const UPDATED_TIME: Column =
    col(Field::UpdatedTime, "updatedTime", "DATE_MODIFY", Datetime, AdminImport, "Modified on|Geändert am");
const MOVED_TIME: Column =
    col(Field::MovedTime, "movedTime", "MOVED_TIME", Datetime, AdminImport, "Moved on|Verschoben am");
const LEAD_ID: Column = col(Field::LeadId, "leadId", "LEAD_ID", One(Lead), OnAdd, "Lead|Lead");
const COMPANY_ID: Column =
    col(Field::CompanyId, "companyId", "COMPANY_ID", One(Company), Always, "Company|Unternehmen");
const CONTACT_ID: Column = col(Field::ContactId, "contactId", "CONTACT_ID", One(Contact), Always, "Contact|Kontakt");
const CONTACT_IDS: Column =
    col(Field::ContactIds, "contactIds", "CONTACT_IDS", Many(Contact), Always, "Contacts|Kontakte");
const ORIGINATOR: Column =
    col(Field::OriginatorId, "originatorId", "ORIGINATOR_ID", Text, Always, "External source|Externe Quelle");
const ORIGIN: Column =
    col(Field::OriginId, "originId", "ORIGIN_ID", Text, Always, "Item ID in data source|Element-ID in der Datenquelle");
const ORIGIN_VERSION: Column =
    col(Field::OriginVersion, "originVersion", "ORIGIN_VERSION", Text, Always, "Original version|Originalversion");
const OBSERVERS: Column = col(Field::Observers, "observers", "", Users, Always, "Observers|Beobachter");
const WEBFORM: Column =
    col(Field::WebformId, "webformId", "", Integer, Never, "Created by CRM form|Mit Onlineformular erstellt");
const UTM_SOURCE: Column = col(Field::UtmSource, "utmSource", "UTM_SOURCE", Text, Always, "UTM Source|UTM Source");
const UTM_MEDIUM: Column = col(Field::UtmMedium, "utmMedium", "UTM_MEDIUM", Text, Always, "UTM Medium|UTM Medium");
const UTM_CAMPAIGN: Column =
    col(Field::UtmCampaign, "utmCampaign", "UTM_CAMPAIGN", Text, Always, "UTM Campaign|UTM Campaign");
const UTM_CONTENT: Column =
    col(Field::UtmContent, "utmContent", "UTM_CONTENT", Text, Always, "UTM Content|UTM Content");
const UTM_TERM: Column = col(Field::UtmTerm, "utmTerm", "UTM_TERM", Text, Always, "UTM Term|UTM Term");
const ACTIVITY_BY: Column = col(
    Field::LastActivityBy,
    "lastActivityBy",
    "LAST_ACTIVITY_BY",
    User,
    Never,
    "Last activity by|Letzte Aktivität von",
);
const ACTIVITY_TIME: Column = col(
    Field::LastActivityTime,
    "lastActivityTime",
    "LAST_ACTIVITY_TIME",
    Datetime,
    Never,
    "Last activity on|Letzte Aktivität am",
);

const ADDRESS: [Column; 9] = [
    address(Field::Address, "ADDRESS", "Address|Adresse"),
    address(Field::Address2, "ADDRESS_2", "Address (line 2)|Adresse (Zeile 2)"),
    address(Field::AddressCity, "ADDRESS_CITY", "City|Stadt"),
    address(Field::AddressPostalCode, "ADDRESS_POSTAL_CODE", "Postal code|PLZ"),
    address(Field::AddressRegion, "ADDRESS_REGION", "Region|Region"),
    address(Field::AddressProvince, "ADDRESS_PROVINCE", "State / province|Bundesland"),
    address(Field::AddressCountry, "ADDRESS_COUNTRY", "Country|Land"),
    address(Field::AddressCountryCode, "ADDRESS_COUNTRY_CODE", "Country code|Ländercode"),
    Column {
        kind: Integer,
        ..address(Field::AddressLocAddrId, "ADDRESS_LOC_ADDR_ID", "Location address ID|ID der Standortadresse")
    },
];

const LEAD: &[Column] = &[
    ID,
    required(TITLE),
    HONORIFIC,
    NAME,
    SECOND_NAME,
    LAST_NAME,
    BIRTHDATE,
    col(Field::CompanyTitle, "companyTitle", "COMPANY_TITLE", Text, Always, "Company name|Name des Unternehmens"),
    SOURCE_ID,
    SOURCE_DESCRIPTION,
    col(Field::StageId, "stageId", "STATUS_ID", Status("STATUS"), Always, "Stage|Phase"),
    col(
        Field::StatusDescription,
        "statusDescription",
        "STATUS_DESCRIPTION",
        Text,
        Always,
        "Stage information|Angaben zur Phase",
    ),
    col(Field::StageSemanticId, "stageSemanticId", "STATUS_SEMANTIC_ID", Text, Never, "Stage group|Phasengruppe"),
    POST,
    ADDRESS[0],
    ADDRESS[1],
    ADDRESS[2],
    ADDRESS[3],
    ADDRESS[4],
    ADDRESS[5],
    ADDRESS[6],
    ADDRESS[7],
    ADDRESS[8],
    CURRENCY,
    OPPORTUNITY,
    MANUAL,
    OPENED,
    COMMENTS,
    HAS_PHONE,
    HAS_EMAIL,
    HAS_IMOL,
    ASSIGNED,
    CREATED_BY,
    UPDATED_BY,
    MOVED_BY,
    CREATED_TIME,
    UPDATED_TIME,
    MOVED_TIME,
    COMPANY_ID,
    CONTACT_ID,
    CONTACT_IDS,
    RETURN_CUSTOMER,
    col(Field::DateClosed, "dateClosed", "DATE_CLOSED", Datetime, Never, "Completed on|Abgeschlossen am"),
    ORIGINATOR,
    ORIGIN,
    OBSERVERS,
    WEBFORM,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_CONTENT,
    UTM_TERM,
    ACTIVITY_BY,
    ACTIVITY_TIME,
    CUSTOM[0],
    CUSTOM[1],
    CUSTOM[2],
    CUSTOM[3],
    CUSTOM[4],
    CUSTOM[5],
    CUSTOM[6],
    CUSTOM[7],
];

const DEAL: &[Column] = &[
    ID,
    required(TITLE),
    col(Field::TypeId, "typeId", "TYPE_ID", Status("DEAL_TYPE"), Always, "Deal type|Auftragstyp"),
    col(Field::CategoryId, "categoryId", "CATEGORY_ID", Integer, OnAdd, "Pipeline|Pipeline"),
    col(Field::StageId, "stageId", "STAGE_ID", Status("DEAL_STAGE"), Always, "Deal stage|Auftragsphase"),
    col(Field::StageSemanticId, "stageSemanticId", "STAGE_SEMANTIC_ID", Text, Never, "Stage group|Phasengruppe"),
    col(Field::IsNew, "isNew", "IS_NEW", Char, Never, "New deal|Neuer Auftrag"),
    col(Field::IsRecurring, "isRecurring", "IS_RECURRING", Char, Always, "Recurring deal|Wiederkehrender Auftrag"),
    RETURN_CUSTOMER,
    col(
        Field::IsRepeatedApproach,
        "isRepeatedApproach",
        "IS_REPEATED_APPROACH",
        Char,
        Never,
        "Repeat inquiry|Wiederholte Anfrage",
    ),
    col(Field::Probability, "probability", "PROBABILITY", Integer, Always, "Probability|Wahrscheinlichkeit"),
    CURRENCY,
    OPPORTUNITY,
    MANUAL,
    col(Field::TaxValue, "taxValue", "TAX_VALUE", Double, Always, "Tax rate|Steuerbetrag"),
    COMPANY_ID,
    CONTACT_ID,
    CONTACT_IDS,
    col(Field::QuoteId, "quoteId", "QUOTE_ID", Integer, Never, "Estimate|Angebot"),
    col(Field::Begindate, "begindate", "BEGINDATE", Date, Always, "Start date|Startdatum"),
    col(Field::Closedate, "closedate", "CLOSEDATE", Date, Always, "End date|Abschlussdatum"),
    OPENED,
    col(Field::Closed, "closed", "CLOSED", Char, Never, "Closed|Abgeschlossen"),
    COMMENTS,
    ASSIGNED,
    CREATED_BY,
    UPDATED_BY,
    MOVED_BY,
    CREATED_TIME,
    UPDATED_TIME,
    MOVED_TIME,
    SOURCE_ID,
    SOURCE_DESCRIPTION,
    LEAD_ID,
    col(
        Field::AdditionalInfo,
        "additionalInfo",
        "ADDITIONAL_INFO",
        Text,
        Always,
        "Additional information|Zusätzliche Informationen",
    ),
    col(Field::LocationId, "locationId", "LOCATION_ID", Text, Always, "Location|Standort"),
    ORIGINATOR,
    ORIGIN,
    OBSERVERS,
    WEBFORM,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_CONTENT,
    UTM_TERM,
    ACTIVITY_BY,
    ACTIVITY_TIME,
    CUSTOM[0],
    CUSTOM[1],
    CUSTOM[2],
    CUSTOM[3],
    CUSTOM[4],
    CUSTOM[5],
    CUSTOM[6],
    CUSTOM[7],
];

const CONTACT: &[Column] = &[
    ID,
    HONORIFIC,
    required(NAME),
    SECOND_NAME,
    required(LAST_NAME),
    col(Field::Photo, "photo", "PHOTO", File, Never, "Photo|Foto"),
    BIRTHDATE,
    col(Field::TypeId, "typeId", "TYPE_ID", Status("CONTACT_TYPE"), Always, "Contact type|Kontakttyp"),
    SOURCE_ID,
    SOURCE_DESCRIPTION,
    POST,
    ADDRESS[0],
    ADDRESS[1],
    ADDRESS[2],
    ADDRESS[3],
    ADDRESS[4],
    ADDRESS[5],
    ADDRESS[6],
    ADDRESS[7],
    ADDRESS[8],
    COMMENTS,
    OPENED,
    col(Field::Export, "export", "EXPORT", Char, Always, "Include in export|Für Export verfügbar"),
    HAS_PHONE,
    HAS_EMAIL,
    HAS_IMOL,
    ASSIGNED,
    CREATED_BY,
    UPDATED_BY,
    CREATED_TIME,
    UPDATED_TIME,
    COMPANY_ID,
    col(Field::CompanyIds, "companyIds", "COMPANY_IDS", Many(Company), Always, "Companies|Unternehmen (mehrere)"),
    LEAD_ID,
    ORIGINATOR,
    ORIGIN,
    ORIGIN_VERSION,
    col(Field::FaceId, "faceId", "FACE_ID", Integer, Never, "Face ID|Gesichtserkennung"),
    OBSERVERS,
    WEBFORM,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_CONTENT,
    UTM_TERM,
    ACTIVITY_BY,
    ACTIVITY_TIME,
    CUSTOM[0],
    CUSTOM[1],
    CUSTOM[2],
    CUSTOM[3],
    CUSTOM[4],
    CUSTOM[5],
    CUSTOM[6],
    CUSTOM[7],
];

const COMPANY: &[Column] = &[
    ID,
    col(Field::TypeId, "typeId", "COMPANY_TYPE", Status("COMPANY_TYPE"), Always, "Company type|Unternehmenstyp"),
    required(TITLE),
    col(Field::Logo, "logo", "LOGO", File, Never, "Logo|Logo"),
    ADDRESS[0],
    ADDRESS[1],
    ADDRESS[2],
    ADDRESS[3],
    ADDRESS[4],
    ADDRESS[5],
    ADDRESS[6],
    ADDRESS[7],
    ADDRESS[8],
    address(Field::AddressLegal, "ADDRESS_LEGAL", "Registered address|Juristische Adresse"),
    address(Field::RegAddress, "REG_ADDRESS", "Registered address (line 1)|Juristische Adresse (Zeile 1)"),
    address(Field::RegAddress2, "REG_ADDRESS_2", "Registered address (line 2)|Juristische Adresse (Zeile 2)"),
    address(Field::RegAddressCity, "REG_ADDRESS_CITY", "Registered city|Stadt (juristisch)"),
    address(Field::RegAddressPostalCode, "REG_ADDRESS_POSTAL_CODE", "Registered postal code|PLZ (juristisch)"),
    address(Field::RegAddressCountry, "REG_ADDRESS_COUNTRY", "Registered country|Land (juristisch)"),
    col(Field::BankingDetails, "bankingDetails", "BANKING_DETAILS", Text, Always, "Bank details|Bankverbindung"),
    col(Field::Industry, "industry", "INDUSTRY", Status("INDUSTRY"), Always, "Industry|Branche"),
    col(Field::Employees, "employees", "EMPLOYEES", Status("EMPLOYEES"), Always, "Employees|Mitarbeiter"),
    CURRENCY,
    col(Field::Revenue, "revenue", "REVENUE", Double, Always, "Annual revenue|Jahresumsatz"),
    OPENED,
    COMMENTS,
    HAS_PHONE,
    HAS_EMAIL,
    HAS_IMOL,
    col(Field::IsMyCompany, "isMyCompany", "IS_MY_COMPANY", Char, Always, "My company|Mein Unternehmen"),
    ASSIGNED,
    CREATED_BY,
    UPDATED_BY,
    CREATED_TIME,
    UPDATED_TIME,
    col(Field::ContactIds, "contactIds", "CONTACT_ID", Many(Contact), Always, "Contacts|Kontakte"),
    LEAD_ID,
    ORIGINATOR,
    ORIGIN,
    ORIGIN_VERSION,
    OBSERVERS,
    WEBFORM,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_CONTENT,
    UTM_TERM,
    ACTIVITY_BY,
    ACTIVITY_TIME,
    col(
        Field::LastCommunicationTime,
        "lastCommunicationTime",
        "LAST_COMMUNICATION_TIME",
        Datetime,
        Never,
        "Last communication|Letzte Kommunikation",
    ),
    CUSTOM[0],
    CUSTOM[1],
    CUSTOM[2],
    CUSTOM[3],
    CUSTOM[4],
    CUSTOM[5],
    CUSTOM[6],
    CUSTOM[7],
];

const CUSTOM: [Column; 8] = [
    custom(Field::CustomText, "ufCrm_1700000001", "UF_CRM_1700000001", Type::Text, "Customer number|Kundennummer"),
    custom(Field::CustomNumber, "ufCrm_1700000002", "UF_CRM_1700000002", Type::Number, "Discount (%)|Rabatt (%)"),
    custom(Field::CustomYes, "ufCrm_1700000003", "UF_CRM_1700000003", Type::Yes, "Newsletter|Newsletter"),
    custom(Field::CustomDate, "ufCrm_1700000004", "UF_CRM_1700000004", Type::Date, "Next visit|Nächster Besuch"),
    custom(Field::CustomChoice, "ufCrm_1700000005", "UF_CRM_1700000005", Type::Choice, "Region|Region"),
    custom(Field::CustomLink, "ufCrm_1700000006", "UF_CRM_1700000006", Type::Link, "Recommended by|Empfohlen von"),
    custom(Field::CustomChoices, "ufCrm_1700000007", "UF_CRM_1700000007", Type::Choices, "Interests|Interessen"),
    custom(Field::CustomTexts, "ufCrm_1700000008", "UF_CRM_1700000008", Type::Texts, "Keywords|Schlagwörter"),
];
