/** What parties are marked with, and where invoices come from; what a table holds is told by its number, as in `fill.ts`. */
export const ORIGIN_STATEMENTS = [
  `insert into tag (organization_id, id, name, name_key)
    select o.id, gen_random_uuid(), 'Tag ' || n, 'tag ' || n from organization o, generate_series(0, 49) n`,
  `insert into party_tag (organization_id, id, party_id, tag_id)
    select p.organization_id, gen_random_uuid(), p.id, t.id from party p
    join tag t on t.organization_id = p.organization_id
      and t.name_key = 'tag ' || abs(hashtext(p.id::text)) % 50`,
  `insert into linked_integration (organization_id, id, integration_name, name)
    select o.id, gen_random_uuid(), 'books', 'Books ' || n from organization o, generate_series(1, 200) n`,
  `insert into linked_model (organization_id, id, linked_integration_id, name)
    select l.organization_id, gen_random_uuid(), l.id, 'model ' || n from linked_integration l, generate_series(1, 2) n`,
  `insert into sync_run (organization_id, id, status)
    select m.organization_id, m.id, 'COMPLETED' from linked_model m`,
  `insert into sync (organization_id, id, linked_model_id, run_id)
    select m.organization_id, gen_random_uuid(), m.id, m.id from linked_model m, generate_series(1, 10) n`,
  `update linked_model m set last_sync_id = (select s.id from sync s
      where s.organization_id = m.organization_id and s.linked_model_id = m.id limit 1)`,
  `insert into ap_portal (organization_id, id, party_id, name, provider)
    select p.organization_id, gen_random_uuid(), p.id, 'Portal', 'COUPA' from party p`,
  `update integration_link l set sync_status = case when abs(hashtext(l.id::text)) % 50 = 0 then 'FAILED' else 'SYNCED' end::"SyncStatus",
      last_synced_at = $1::timestamptz, linked_integration_id =
        (select c.id from linked_integration c where c.organization_id = l.organization_id order by c.name limit 1)`,
]
