-- Until the first analyze the planner takes all indexes that begin with community_id for equally good, and the first pages of
-- a large import would read the whole community for each row. So each table with several of them starts out with statistics of
-- the right shape: few communities, keys that tell rows apart. Autovacuum replaces them with the real ones.
do $$
declare
    target text;
begin
    insert into fact (community_id, event_id, source, source_id, subject, member_id, type, time, day, data, retracted)
    select gen_random_uuid(), gen_random_uuid(), 'source', i::text, 'subject', gen_random_uuid(), 'type', now(),
           date '2026-01-01' + i, '{}', false
      from generate_series(1, 300) i;
    insert into account (community_id, id, kind, owner, currency)
    select gen_random_uuid(), gen_random_uuid(), 'MEMBER', gen_random_uuid()::text, 'points' from generate_series(1, 300);
    insert into ledger_transaction (community_id, id, kind, reason, idempotency_key, occurred_at, posted_at)
    select gen_random_uuid(), gen_random_uuid(), 'GRANT', 'reason', gen_random_uuid()::text, now(), now()
      from generate_series(1, 300);
    insert into entry (
        community_id, id, transaction_id, line, account_id, currency, amount, balance, number, occurred_at, posted_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'points', 1, 1, i, now(), now()
      from generate_series(1, 300) i;
    insert into board (community_id, member_id, currency, period, amount)
    select gen_random_uuid(), gen_random_uuid(), 'points', (date '2026-01-01' + i)::text, i from generate_series(1, 300) i;

    foreach target in array array['fact', 'account', 'ledger_transaction', 'entry', 'board'] loop
        execute format('alter table %I alter column community_id set (n_distinct = 20)', target);
        execute format('analyze %I', target);
        execute format('delete from %I', target);
    end loop;
end $$;
