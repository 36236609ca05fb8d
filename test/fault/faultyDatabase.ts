import pg from 'pg'

/** Where PostgreSQL is told to refuse: who asks, what is read of the ledger, what is written, what is reported. */
export type Place = 'ACCOUNT' | 'READ' | 'WRITE' | 'REPORT'

/** What every path passes: views that fail while they are read, triggers that fail while something is written. */
const PREPARE = `
  create table fault (place text primary key, state text not null);
  create function refuse(asked text) returns boolean language plpgsql volatile as $$
    declare refused text;
    begin
      select state into refused from fault where place = asked;
      if refused is not null then raise exception 'refused' using errcode = refused; end if;
      return true;
    end $$;
  create function refuse_change() returns trigger language plpgsql as $$
    begin perform refuse(tg_argv[0]); return new; end $$;
  alter table api_token rename to api_token_kept;
  create view api_token as select kept.xmin, kept.* from api_token_kept kept where refuse('ACCOUNT');
  alter table party rename to party_kept;
  create view party as select * from party_kept where refuse('READ');
  create trigger refuse_write before insert on audit_entry for each row execute function refuse_change('WRITE');
  create trigger refuse_report before update on webhook_endpoint for each row execute function refuse_change('REPORT');
`

/** A database that really refuses, with any SQLSTATE, where it is told to. */
export async function makeFaulty(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'fault' })
  await client.connect()
  await client.query(PREPARE)
  return {
    refuse: async (place: Place, state: string) => {
      await client.query(
        'insert into fault values ($1, $2) on conflict (place) do update set state = excluded.state',
        [place, state],
      )
    },
    recover: async () => {
      await client.query('delete from fault')
    },
    close: () => client.end(),
  }
}
