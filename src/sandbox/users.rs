//! The people of the portal.
//!
//! In charge of who they are, and of what the interface may change about them: dismissing, granting and
//! taking administrator rights. Webhooks and what they may do are [`auth`](super::auth)'s.

use super::php::Php;
use super::zone::{DAY, Zone};

/// A user.
#[derive(Debug, Clone)]
pub struct User {
    /// The number.
    pub id: i64,
    /// First name.
    pub name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// Position, `English|Deutsch`.
    pub position: &'static str,
    /// Whether an administrator of the portal.
    pub is_admin: bool,
    /// Whether still working here.
    pub is_active: bool,
    /// When registered.
    pub registered: i64,
}

impl User {
    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.name, self.last_name)
    }

    /// The address, made of the number.
    pub fn email(&self) -> String {
        format!("user{}@example.de", self.id)
    }

    /// A row of `user.get`.
    pub fn row(&self, zone: &Zone, now: i64) -> Php {
        let text = |text: &str| Php::text(text.to_owned());
        Php::map([
            ("ID", Php::text(self.id.to_string())),
            ("XML_ID", Php::Null),
            ("ACTIVE", Php::Bool(self.is_active)),
            ("NAME", text(self.name)),
            ("LAST_NAME", text(self.last_name)),
            ("SECOND_NAME", Php::text("")),
            ("TITLE", Php::Null),
            ("EMAIL", Php::text(self.email())),
            ("LAST_LOGIN", Php::text(zone.text(now - now % 3600))),
            ("DATE_REGISTER", Php::text(zone.text(self.registered))),
            ("TIME_ZONE", text(zone.name())),
            ("IS_ONLINE", Php::text("N")),
            ("TIMESTAMP_X", Php::EMPTY),
            ("LAST_ACTIVITY_DATE", Php::EMPTY),
            ("PERSONAL_GENDER", Php::text("")),
            ("PERSONAL_WWW", Php::Null),
            ("PERSONAL_BIRTHDAY", Php::text("")),
            ("PERSONAL_PHOTO", Php::Null),
            ("PERSONAL_MOBILE", Php::Null),
            ("PERSONAL_CITY", Php::Null),
            ("WORK_PHONE", Php::Null),
            ("WORK_POSITION", text(super::fields::label(self.position, false))),
            ("UF_DEPARTMENT", Php::list([Php::Int(1)])),
            ("USER_TYPE", Php::text("employee")),
        ])
    }
}

/// The users at first; `origin` tells one portal from another by its registration dates.
pub fn team(story_start: i64, origin: u64) -> Vec<User> {
    const PEOPLE: [(&str, &str, &str); 10] = [
        ("Katharina", "Vogel", "Managing director|Geschäftsführerin"),
        ("Marek", "Nowak", "Sales|Vertrieb"),
        ("Claire", "Dubois", "Sales|Vertrieb"),
        ("Jonas", "Albers", "IT|IT"),
        ("Linh", "Trần", "Service|Service"),
        ("Tobias", "Rehm", "Sales|Vertrieb"),
        ("Ingrid", "Sørensen", "Accounting|Buchhaltung"),
        ("Оксана", "Шевченко", "Sales|Vertrieb"),
        ("Giulia", "Ferri", "Marketing|Marketing"),
        ("Ahmet", "Yıldız", "Service|Service"),
    ];
    let founded = story_start - story_start % DAY - 1_300 * DAY - (origin % 1_000) as i64 * 977;
    let person = |(index, (name, last_name, position)): (usize, (&'static str, &'static str, &'static str))| {
        let id = index as i64 + 1;
        // User 1 made the portal and the webhook, user 4 is the other administrator, user 7 has left.
        User {
            id,
            name,
            last_name,
            position,
            is_admin: matches!(id, 1 | 4),
            is_active: id != 7,
            registered: founded + index as i64 * (17 * DAY + 3_607),
        }
    };
    PEOPLE.into_iter().enumerate().map(person).collect()
}

/// Names of the fields in a row of `user.get` (`user.fields`), after recorded answers.
pub const FIELD_TITLES: [(&str, &str); 64] = [
    ("ID", "ID"),
    ("XML_ID", "External ID"),
    ("ACTIVE", "Active"),
    ("NAME", "First name"),
    ("LAST_NAME", "Last name"),
    ("SECOND_NAME", "Second name"),
    ("TITLE", "Title"),
    ("EMAIL", "E-Mail"),
    ("LAST_LOGIN", "Last login"),
    ("DATE_REGISTER", "Registration date"),
    ("TIME_ZONE", "TIME_ZONE"),
    ("IS_ONLINE", "IS_ONLINE"),
    ("TIME_ZONE_OFFSET", "TIME_ZONE_OFFSET"),
    ("TIMESTAMP_X", "TIMESTAMP_X"),
    ("LAST_ACTIVITY_DATE", "LAST_ACTIVITY_DATE"),
    ("PERSONAL_GENDER", "Gender"),
    ("PERSONAL_PROFESSION", "Profession"),
    ("PERSONAL_WWW", "Home page"),
    ("PERSONAL_BIRTHDAY", "Date of birth"),
    ("PERSONAL_PHOTO", "Photo"),
    ("PERSONAL_ICQ", "ICQ"),
    ("PERSONAL_PHONE", "Personal phone"),
    ("PERSONAL_FAX", "Fax"),
    ("PERSONAL_MOBILE", "Mobile phone"),
    ("PERSONAL_PAGER", "Pager"),
    ("PERSONAL_STREET", "Street"),
    ("PERSONAL_CITY", "City"),
    ("PERSONAL_STATE", "Region"),
    ("PERSONAL_ZIP", "Postal code"),
    ("PERSONAL_COUNTRY", "Country"),
    ("PERSONAL_MAILBOX", "Mailbox"),
    ("PERSONAL_NOTES", "Notes"),
    ("WORK_PHONE", "Company phone"),
    ("WORK_COMPANY", "Company"),
    ("WORK_POSITION", "Position"),
    ("WORK_DEPARTMENT", "Department"),
    ("WORK_WWW", "Company page"),
    ("WORK_FAX", "Company fax"),
    ("WORK_PAGER", "Company pager"),
    ("WORK_STREET", "Company street"),
    ("WORK_MAILBOX", "Company mailbox"),
    ("WORK_CITY", "Company city"),
    ("WORK_STATE", "Company region"),
    ("WORK_ZIP", "Company postal code"),
    ("WORK_COUNTRY", "Company country"),
    ("WORK_PROFILE", "Line of business"),
    ("WORK_LOGO", "Company logo"),
    ("WORK_NOTES", "Company notes"),
    ("UF_SKYPE_LINK", "Skype chat"),
    ("UF_ZOOM", "Zoom"),
    ("UF_EMPLOYMENT_DATE", "Employed since"),
    ("UF_TIMEMAN", "Time management"),
    ("UF_DEPARTMENT", "Departments"),
    ("UF_INTERESTS", "Interests"),
    ("UF_SKILLS", "Skills"),
    ("UF_WEB_SITES", "Other sites"),
    ("UF_XING", "Xing"),
    ("UF_LINKEDIN", "LinkedIn"),
    ("UF_FACEBOOK", "Facebook"),
    ("UF_TWITTER", "Twitter"),
    ("UF_SKYPE", "Skype"),
    ("UF_DISTRICT", "District"),
    ("UF_PHONE_INNER", "Extension"),
    ("USER_TYPE", "User type"),
];
