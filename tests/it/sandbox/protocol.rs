//! Addresses, parameters, paging, filters, batches.

use serde_json::{Value, json};

use crate::support_sandbox::Portal;

async fn portal() -> Portal {
    Portal::with_counts(30, 130, 120, 40).await
}

fn numbers(rows: &Value, key: &str) -> Vec<i64> {
    let number = |row: &Value| row[key].as_i64().or_else(|| row[key].as_str()?.parse().ok());
    rows.as_array().into_iter().flatten().filter_map(number).collect()
}

#[tokio::test]
async fn every_way_to_ask_gets_the_same_answer() {
    let portal = portal().await;
    let url = |method: &str| format!("{}{method}", portal.server.webhook_url());
    let (_, expected) =
        portal.post("crm.contact.list", json!({"filter": {">ID": 10, "<ID": 30}, "select": ["ID", "NAME"]})).await;
    let form = "FILTER%5B%3EID%5D=10&FILTER[<ID]=30&SELECT[]=ID&select[]=NAME&";
    let part =
        |name: &str, value: &str| format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let parts = [("filter[>ID]", "10"), ("filter[<ID]", "30"), ("select[]", "ID"), ("select[]", "NAME")];
    let multipart = parts.map(|(name, value)| part(name, value)).concat() + "--XX--\r\n";
    for (name, request) in [
        ("get", portal.client().get(url(&format!("crm.contact.list?{form}")))),
        ("suffix", portal.client().get(url(&format!("crm.contact.list.json?{form}")))),
        ("any case", portal.client().get(url(&format!("CRM.Contact.List?{form}")))),
        (
            "form",
            portal
                .client()
                .post(url("crm.contact.list"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form),
        ),
        (
            "query and body",
            portal
                .client()
                .post(url("crm.contact.list?filter[<ID]=30&select[]=ID&select[]=NAME"))
                .json(&json!({"filter": {">ID": 10, "<ID": 30}})),
        ),
        (
            "multipart",
            portal
                .client()
                .post(url("crm.contact.list"))
                .header("content-type", "multipart/form-data; boundary=XX")
                .body(multipart),
        ),
    ] {
        let (status, found) = portal.send(request).await;
        assert_eq!((status, &found["result"]), (200, &expected["result"]), "{name}");
        assert_eq!(found["total"], expected["total"], "{name}");
    }
}

/// A browser's or a PHP script's address, as it comes over the wire.
#[tokio::test]
async fn raw_characters_in_an_address_are_taken_as_web_servers_take_them() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let portal = portal().await;
    let mut stream = tokio::net::TcpStream::connect(portal.server.address()).await.unwrap();
    for _ in 0..2 {
        let address = "/rest/1/abc/crm.contact.list?filter[>ID]=10&filter[<ID]=13&select[]=ID";
        stream.write_all(format!("GET {address} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await.unwrap();
        let mut answer = String::new();
        while !answer.ends_with("}}") {
            let mut bytes = [0; 4_096];
            let read = stream.read(&mut bytes).await.unwrap();
            assert!(read > 0, "{answer}");
            answer += std::str::from_utf8(&bytes[..read]).unwrap();
        }
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(numbers(&serde_json::from_str::<Value>(body).unwrap()["result"], "ID"), [11, 12]);
    }
}

#[tokio::test]
async fn pages_have_fifty_rows_and_say_where_to_go_on() {
    let portal = portal().await;
    let mut seen = Vec::new();
    let mut start = json!(0);
    for expected in [Some(50), Some(100), None] {
        let (_, page) = portal.post("crm.contact.list", json!({"start": start, "select": ["ID"]})).await;
        assert_eq!((page["total"].as_i64(), page["next"].as_i64()), (Some(120), expected));
        seen.extend(numbers(&page["result"], "ID"));
        start = page["next"].clone();
    }
    assert_eq!(seen.len(), 120);
    assert!(seen.is_sorted());
    let (_, uncounted) = portal.post("crm.item.list", json!({"entityTypeId": 3, "start": -1})).await;
    assert_eq!((&uncounted["total"], uncounted.get("next")), (&json!(0), None));
    let (_, beyond) = portal.post("crm.contact.list", json!({"start": 500})).await;
    assert_eq!((&beyond["result"], &beyond["total"]), (&json!([]), &json!(120)));
    let descending =
        portal.result("crm.contact.list", json!({"order": {"ID": "DESC"}, "select": ["ID"], "start": 50})).await;
    let expected: Vec<i64> = seen.iter().rev().skip(50).take(50).copied().collect();
    assert_eq!(numbers(&descending, "ID"), expected);
}

#[tokio::test]
async fn the_id_cursor_and_chained_batches_read_everything_once() {
    let portal = portal().await;
    let mut cmd = serde_json::Map::new();
    for n in 0..5 {
        let after =
            if n == 0 { "0".to_owned() } else { format!("%24result%5Bc{}%5D%5Bitems%5D%5B49%5D%5Bid%5D", n - 1) };
        let command = format!("crm.item.list?entityTypeId=2&select[]=id&order[ID]=ASC&filter[%3EID]={after}&start=-1");
        cmd.insert(format!("c{n}"), json!(command));
    }
    let result = portal.result("batch", json!({"halt": 0, "cmd": cmd})).await["result"].clone();
    let pages: Vec<Vec<i64>> = (0..5).map(|n| numbers(&result[format!("c{n}")]["items"], "id")).collect();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 30, 50, 50]);
    assert!(pages[..3].concat().is_sorted() && pages[..3].concat().len() == 130);
    // The third page is short, so the reference after it is empty, and an empty bound is none.
    assert_eq!(pages[3], pages[0]);
}

#[tokio::test]
async fn filters_select_what_they_say() {
    let portal = portal().await;
    let all = portal.result("crm.item.list", json!({"entityTypeId": 3, "select": ["*"], "filter": {"<id": 50}})).await;
    let rows = all["items"].as_array().expect("rows").clone();
    let ask = async |filter: Value| {
        let found =
            portal.result("crm.item.list", json!({"entityTypeId": 3, "filter": filter, "select": ["id"]})).await;
        numbers(&found["items"], "id")
    };
    let expect = |keep: &dyn Fn(&Value) -> bool| -> Vec<i64> {
        rows.iter().filter(|row| keep(row)).filter_map(|row| row["id"].as_i64()).collect()
    };
    let name = rows[3]["lastName"].as_str().expect("a name").to_owned();
    assert_eq!(ask(json!({"=lastName": name, "<id": 50})).await, expect(&|row| row["lastName"] == name.as_str()));
    assert_eq!(ask(json!({"!=lastName": name, "<id": 50})).await, expect(&|row| row["lastName"] != name.as_str()));
    assert_eq!(
        ask(json!({"@assignedById": [2, 3], "<id": 50})).await,
        expect(&|row| [2, 3].map(Value::from).contains(&row["assignedById"]))
    );
    let or = json!({"0": {"logic": "OR", "0": {"=assignedById": 2}, "1": {"=lastName": name}}, "<id": 50});
    assert_eq!(ask(or).await, expect(&|row| row["assignedById"] == 2 || row["lastName"] == name.as_str()));
    let moment = rows[10]["updatedTime"].as_str().expect("a moment").to_owned();
    let since = chrono::DateTime::parse_from_rfc3339(&moment).expect("a moment");
    let updated = |row: &Value| chrono::DateTime::parse_from_rfc3339(row["updatedTime"].as_str().unwrap_or_default());
    assert_eq!(
        ask(json!({">=updatedTime": moment, "<id": 50})).await,
        expect(&|row| updated(row).is_ok_and(|m| m >= since))
    );
    assert_eq!(ask(json!({"@id": [7, 5, 6, 99_999]})).await, [5, 6, 7]);
    let refused = portal.refusal("crm.item.list", json!({"entityTypeId": 3, "filter": {"noSuch": 1}})).await;
    assert_eq!((refused.0, refused.1.as_str()), (400, "INVALID_ARG_VALUE"));
    assert_eq!(
        portal.refusal("crm.item.list", json!({"entityTypeId": 177})).await,
        (400, "NOT_FOUND".into(), "SPA not found".into())
    );
}

#[tokio::test]
async fn select_masks_decide_what_is_told() {
    let portal = portal().await;
    let classic = async |select: Value| {
        portal.result("crm.contact.list", json!({"select": select, "filter": {"ID": 1}})).await[0].clone()
    };
    let plain = classic(json!([])).await;
    assert!(
        plain.get("UF_CRM_1700000001").is_some() && plain.get("EMAIL").is_none() && plain.get("COMPANY_IDS").is_none()
    );
    assert!(classic(json!(["*"])).await.get("UF_CRM_1700000001").is_none());
    let item = async |select: Value| {
        portal.result("crm.item.list", json!({"entityTypeId": 3, "select": select, "filter": {"@id": [1, 2]}})).await["items"][0].clone()
    };
    let whole = item(json!(["*"])).await;
    assert!(whole["fm"].is_array() && whole.get("ufCrm_1700000001").is_some() && whole["companyIds"].is_array());
    assert!(item(json!(["*", "UF_*"])).await.get("fm").is_none());
    assert_eq!(item(json!(["lastName"])).await.as_object().map(|row| row.len()), Some(2));
    let original = portal.result("crm.item.get", json!({"entityTypeId": 3, "id": 1, "useOriginalUfNames": "Y"})).await;
    assert!(original["item"].get("UF_CRM_1700000001").is_some() && original["item"].get("ufCrm_1700000001").is_none());
}

#[tokio::test]
async fn refusals_have_the_documented_status_and_code() {
    let portal = portal().await;
    for (method, params, status, code, text) in [
        ("no.such.method", json!({}), 404, "ERROR_METHOD_NOT_FOUND", "Method not found!"),
        ("crm.contact.get", json!({}), 400, "", "ID is not defined or invalid."),
        ("crm.contact.get", json!({"ID": 99_999}), 400, "", "Not found"),
        ("crm.contact.update", json!({"ID": 99_999, "fields": {}}), 400, "", "Not found"),
        ("crm.contact.add", json!({"fields": "x"}), 400, "", "Parameter 'fields' must be array."),
        (
            "crm.contact.add",
            json!({"fields": {"NAME": "A"}, "params": "x"}),
            400,
            "",
            "Parameter 'params' must be array",
        ),
        ("batch", json!({"cmd": vec!["profile"; 51]}), 400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded"),
    ] {
        assert_eq!(portal.refusal(method, params).await, (status, code.to_owned(), text.to_owned()), "{method}");
    }
    let address = portal.server.address();
    for (path, code) in [
        ("rest/1/wrong/profile", "INVALID_CREDENTIALS"),
        ("rest/2/abc/profile", "INVALID_CREDENTIALS"),
        ("rest/profile", "NO_AUTH_FOUND"),
    ] {
        let (status, body) = portal.send(portal.client().get(format!("http://{address}/{path}"))).await;
        assert_eq!((status, body["error"].as_str()), (401, Some(code)), "{path}");
    }
}
