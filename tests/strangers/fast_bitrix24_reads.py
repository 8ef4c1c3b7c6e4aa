"""fast-bitrix24 against the sandbox: reads 5,003 contacts with limits on, filters, adds, updates, deletes, batches.

Usage: fast_bitrix24_reads.py WEBHOOK UI. Prints one JSON object; ends with an error where anything differs.
"""

import json
import sys
import urllib.request

from fast_bitrix24 import Bitrix

CONTACTS = 5003


def interface(ui, path):
    with urllib.request.urlopen(ui + path) as answer:
        return json.load(answer)


def main(webhook, ui):
    portal = Bitrix(webhook, verbose=False)

    # Reading everything: the first page, then batches of pages.
    contacts = portal.get_all("crm.contact.list", {"select": ["*", "UF_*", "PHONE"]})
    assert len(contacts) == CONTACTS, len(contacts)
    assert len({row["ID"] for row in contacts}) == CONTACTS
    for row in (contacts[0], contacts[1777], contacts[-1]):
        truth = interface(ui, f"records?type=contact&id={row['ID']}")
        assert row["NAME"] == truth["name"] and row["LAST_NAME"] == truth["lastName"], (row, truth)
        phones = [entry["value"] for entry in truth["fm"] if entry["typeId"] == "PHONE"]
        assert [entry["VALUE"] for entry in row.get("PHONE", [])] == phones, (row, truth)

    items = portal.get_all("crm.item.list", {"entityTypeId": 3, "select": ["id", "lastName"]})
    assert len(items) == CONTACTS, len(items)

    # Filters, in classic and universal words.
    wanted = contacts[42]["LAST_NAME"]
    found = portal.get_all("crm.contact.list", {"filter": {"=LAST_NAME": wanted, ">ID": 10}, "select": ["ID", "LAST_NAME"]})
    expected = [row["ID"] for row in contacts if row["LAST_NAME"] == wanted and int(row["ID"]) > 10]
    assert sorted(row["ID"] for row in found) == sorted(expected), (wanted, len(found), len(expected))
    several = portal.get_all("crm.item.list", {"entityTypeId": 3, "filter": {"@id": [1, 2, 3]}, "select": ["*"]})
    assert sorted(row["id"] for row in several) == [1, 2, 3], several

    # Adding, changing, reading back by number.
    added = portal.call(
        "crm.contact.add",
        [
            {"fields": {"NAME": "Żaneta", "LAST_NAME": f"O'Brien & Söhne {n}", "PHONE": [{"VALUE": "+49 30 1+1", "VALUE_TYPE": "WORK"}]}}
            for n in range(60)
        ],
    )
    assert len(set(added)) == 60 and all(isinstance(number, int) for number in added), added
    portal.call("crm.contact.update", [{"ID": number, "fields": {"POST": f"=A{number}"}} for number in added])
    read = portal.get_by_ID("crm.contact.get", added)
    # The library sends its batches side by side, so which number belongs to which name is open.
    rows = [read[str(number)] if str(number) in read else read[number] for number in added]
    assert sorted(row["LAST_NAME"] for row in rows) == sorted(f"O'Brien & Söhne {n}" for n in range(60)), rows
    for row in rows:
        assert row["NAME"] == "Żaneta" and row["POST"] == f"=A{row['ID']}", row
        assert [entry["VALUE"] for entry in row["PHONE"]] == ["+49 30 1+1"], row

    # Deleting, and a batch of one's own.
    portal.call("crm.contact.delete", [{"ID": number} for number in added])
    batch = portal.call_batch(
        {
            "halt": 0,
            "cmd": {
                "first": "crm.contact.list?select[]=ID&order[ID]=ASC",
                "second": "crm.contact.get?ID=$result[first][1][ID]",
                "me": "profile",
            },
        }
    )
    assert batch["second"]["ID"] == batch["first"][1]["ID"], batch
    assert batch["me"]["ADMIN"] is True, batch
    left = portal.get_all("crm.contact.list", {"select": ["ID"]})
    assert len(left) == CONTACTS, len(left)
    print(json.dumps({"read": len(contacts), "added": len(added), "requests": interface(ui, "requests")["requests"]}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
