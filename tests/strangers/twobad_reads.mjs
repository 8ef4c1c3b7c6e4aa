// @2bad/bitrix against the sandbox: reads 5,003 contacts with limits on, filters, adds, updates, deletes, batches.
//
// Usage: twobad_reads.mjs WEBHOOK UI MODULES. Prints one JSON object; ends with an error where anything differs.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const CONTACTS = 5003
const [webhook, ui, modules] = process.argv.slice(2)
const { default: Bitrix } = createRequire(join(modules, 'anything.js'))('@2bad/bitrix')
const portal = Bitrix(webhook.replace(/\/$/, ''))
const look = async (path) => (await fetch(ui + path)).json()

// Reading everything: the first page, then batches of pages, by GET.
const { result: contacts, total } = await portal.contacts.list({ select: ['*', 'UF_*', 'PHONE'] })
assert.equal(total, CONTACTS)
assert.equal(contacts.length, CONTACTS)
assert.equal(new Set(contacts.map((row) => row.ID)).size, CONTACTS)
for (const row of [contacts[0], contacts[1777], contacts.at(-1)]) {
  const truth = await look(`records?type=contact&id=${row.ID}`)
  assert.equal(row.NAME, truth.name)
  assert.equal(row.LAST_NAME, truth.lastName)
  const phones = truth.fm.filter((entry) => entry.typeId === 'PHONE').map((entry) => entry.value)
  assert.deepEqual((row.PHONE ?? []).map((entry) => entry.VALUE), phones)
}

// A filter.
const wanted = contacts[42].LAST_NAME
const found = await portal.contacts.list({ filter: { '=LAST_NAME': wanted, '>ID': 10 }, select: ['ID'] })
const expected = contacts.filter((row) => row.LAST_NAME === wanted && Number(row.ID) > 10).map((row) => row.ID)
assert.deepEqual(found.result.map((row) => row.ID).sort(), expected.sort())

// Adding, changing, reading back, deleting.
const { result: id } = await portal.contacts.create({ NAME: 'Żaneta', LAST_NAME: "O'Brien & Söhne", COMMENTS: '=1+1 100 %' })
assert.equal(typeof id, 'number')
assert.equal((await portal.contacts.update(String(id), { POST: 'a=b&c[]' })).result, true)
const { result: read } = await portal.contacts.get(String(id))
assert.equal(read.ID, String(id))
assert.equal(read.NAME, 'Żaneta')
assert.equal(read.LAST_NAME, "O'Brien & Söhne")
assert.equal(read.COMMENTS, '=1+1 100 %')
assert.equal(read.POST, 'a=b&c[]')
assert.equal((await portal.call('crm.contact.delete', { ID: String(id) })).result, true)
await assert.rejects(portal.contacts.get(String(id)))

// A batch of its own.
const { result: batch } = await portal.batch({
  me: { method: 'profile' },
  deals: { method: 'crm.deal.list', params: { select: ['ID', 'TITLE'], order: { ID: 'DESC' } } }
})
assert.equal(batch.result.me.ADMIN, true)
assert.equal(batch.result.deals.length, 50)
assert.ok(Number(batch.result.deals[0].ID) > Number(batch.result.deals[1].ID))
assert.equal(batch.result_next.deals, 50)

console.log(JSON.stringify({ read: contacts.length, requests: (await look('requests')).requests }))
