//! Words that records are made of.
//!
//! Names come as `native=ascii` where mail addresses need another spelling.

/// First names, last names and the country code of phones, by culture.
pub struct Vocabulary {
    /// First names.
    pub first: &'static [&'static str],
    /// Last names.
    pub last: &'static [&'static str],
    /// Middle names; empty where nobody has one.
    pub middle: &'static [&'static str],
    /// The phone prefix.
    pub prefix: &'static str,
    /// Ending of mail domains.
    pub domain: &'static str,
}

/// German, with a few neighbours.
pub static GERMAN: Vocabulary = Vocabulary {
    first: &[
        "Anna",
        "Jürgen=juergen",
        "Sabine",
        "Thomas",
        "Käthe=kaethe",
        "Lukas",
        "Mia",
        "Björn=bjoern",
        "Petra",
        "Uwe",
        "Hannah",
        "Jörg=joerg",
        "Claudia",
        "Matthias",
        "Zoë=zoe",
        "Felix",
        "Renate",
        "Günther=guenther",
        "Leonie",
        "Emil",
    ],
    last: &[
        "Müller=mueller",
        "Schmidt",
        "Weiß=weiss",
        "Schäfer=schaefer",
        "Krüger=krueger",
        "Hoffmann",
        "Groß=gross",
        "Becker",
        "von der Heide=vonderheide",
        "Jäger=jaeger",
        "Köhler=koehler",
        "Schröder=schroeder",
        "Lang",
        "Busch-Meyer=busch-meyer",
        "Vogt",
        "Öztürk=oeztuerk",
        "Brandt",
        "Sommer",
        "Thiele",
        "Zimmermann",
    ],
    middle: &[],
    prefix: "+49",
    domain: "de",
};

/// French.
pub static FRENCH: Vocabulary = Vocabulary {
    first: &[
        "Élodie=elodie",
        "François=francois",
        "Chloé=chloe",
        "Noël=noel",
        "Anaïs=anais",
        "Luc",
        "Maëlle=maelle",
        "Hélène=helene",
        "Théo=theo",
        "Camille",
    ],
    last: &[
        "Lefèvre=lefevre",
        "D'Artagnan=dartagnan",
        "Dubois",
        "Müller-Roche=muller-roche",
        "Garçon=garcon",
        "Beaulieu",
        "L'Hôte=lhote",
        "Moreau",
        "Éluard=eluard",
        "Petit",
    ],
    middle: &[],
    prefix: "+33",
    domain: "fr",
};

/// Polish.
pub static POLISH: Vocabulary = Vocabulary {
    first: &[
        "Małgorzata=malgorzata",
        "Łukasz=lukasz",
        "Agnieszka",
        "Grzegorz",
        "Żaneta=zaneta",
        "Paweł=pawel",
        "Ewa",
        "Stanisław=stanislaw",
    ],
    last: &[
        "Wiśniewska=wisniewska",
        "Kowalski",
        "Wójcik=wojcik",
        "Dąbrowski=dabrowski",
        "Szczęsny=szczesny",
        "Zając=zajac",
        "Błaszczykowski=blaszczykowski",
    ],
    middle: &[],
    prefix: "+48",
    domain: "pl",
};

/// Vietnamese.
pub static VIETNAMESE: Vocabulary = Vocabulary {
    first: &["Hương=huong", "Dũng=dung", "Thảo=thao", "Đức=duc", "Quỳnh=quynh", "Minh", "Ngọc=ngoc", "Tuấn=tuan"],
    last: &["Nguyễn=nguyen", "Trần=tran", "Lê=le", "Phạm=pham", "Huỳnh=huynh", "Đặng=dang", "Võ=vo"],
    middle: &["Thị=thi", "Văn=van", "Hữu=huu", "Ngọc=ngoc"],
    prefix: "+84",
    domain: "vn",
};

/// Russian and Ukrainian.
pub static CYRILLIC: Vocabulary = Vocabulary {
    first: &[
        "Ольга=olga",
        "Дмитрий=dmitrij",
        "Їжак=yizhak",
        "Светлана=svetlana",
        "Юрий=yurij",
        "Наталія=natalia",
        "Пётр=petr",
        "Алёна=alena",
    ],
    last: &[
        "Иваненко=ivanenko",
        "Щербак=shcherbak",
        "Коваль=koval",
        "Мельничук=melnychuk",
        "Ткаченко=tkachenko",
        "Бондарь=bondar",
        "Ґалаґан=galagan",
    ],
    middle: &["Сергеевич=s", "Іванович=i", "Петровна=p"],
    prefix: "+380",
    domain: "ua",
};

/// Elsewhere: Italian, Nordic, Turkish, English.
pub static OTHERS: Vocabulary = Vocabulary {
    first: &["Niccolò=niccolo", "Åsa=asa", "Søren=soren", "Şule=sule", "Giulia", "Seán=sean", "İbrahim=ibrahim", "Zoe"],
    last: &[
        "D'Angelo=dangelo",
        "Øvergård=overgard",
        "Yılmaz=yilmaz",
        "O'Brien=obrien",
        "Rossi",
        "Þórsdóttir=thorsdottir",
        "Smith",
        "Núñez=nunez",
    ],
    middle: &[],
    prefix: "+39",
    domain: "it",
};

/// What companies do.
pub static BRANCHES: &[&str] = &[
    "Maschinenbau",
    "Logistik",
    "Consulting",
    "Bäckerei",
    "Elektro",
    "Software",
    "Bau",
    "Design",
    "Handel",
    "Optik",
    "Ingénierie",
    "Строй",
    "Công nghệ",
    "Usługi",
    "Medical",
    "Garten & Landschaft",
    "Druck",
    "Hôtellerie",
    "Motors",
    "Verlag",
];

/// Legal forms.
pub static LEGAL_FORMS: &[&str] = &[
    "GmbH",
    "AG",
    "KG",
    "GmbH & Co. KG",
    "SARL",
    "Sp. z o.o.",
    "e. K.",
    "Ltd.",
    "ТОВ",
    "S.r.l.",
    "UG (haftungsbeschränkt)",
    "TNHH",
];

/// Positions of people.
pub static POSTS: &[&str] = &[
    "Geschäftsführer",
    "Einkauf",
    "Buchhaltung",
    "Assistenz der Geschäftsleitung",
    "CTO",
    "Sales Manager",
    "Projektleiterin",
    "Directrice",
    "Kierownik",
    "Менеджер",
    "Giám đốc",
    "Werkstattleiter",
    "Office Manager",
];

/// What deals and leads are about.
pub static SUBJECTS: &[&str] = &[
    "Wartungsvertrag",
    "Jahresbestellung",
    "Neue Anlage",
    "Angebot Ersatzteile",
    "Schulung",
    "Website-Relaunch",
    "Umbau Halle 3",
    "Rahmenvertrag",
    "Repair order",
    "Commande annuelle",
    "Поставка оборудования",
    "Hợp đồng bảo trì",
    "Licences 2026",
    "Messeauftritt",
    "Probelauf",
];

/// Comments; `{}` is a number.
pub static COMMENTS: &[&str] = &[
    "Bitte nur vormittags anrufen, Durchwahl -{}.",
    "Stammkunde seit {} Monaten 👍",
    "Sagt: \"Angebot zu teuer\" – Rabatt {} % geprüft.",
    "Zeile eins\nZeile zwei\nRef. {}",
    "=SUM(A1:A{}) aus der alten Liste übernommen",
    "Préfère être contacté par e-mail (réf. {}).",
    "Просил перезвонить через {} дней.",
    "Đã gửi báo giá số {}.",
    "Met at the fair, stand {}; wants C:\\Docs\\offer.pdf <b>today</b> & tomorrow.",
    "Kontakt über Empfehlung; Notiz Nr. {} siehe Ordner; Semikolon; und 'Hochkomma'.",
    "@Einkauf: Lieferung {} 🚚 fehlt noch",
    "-{} € Gutschrift vereinbart",
];

/// Keywords of the multiple text field.
pub static KEYWORDS: &[&str] =
    &["VIP", "Messe Köln", "A-Kunde", "Newsletter", "überfällig", "партнёр", "khách hàng", "⭐", "Q3"];
