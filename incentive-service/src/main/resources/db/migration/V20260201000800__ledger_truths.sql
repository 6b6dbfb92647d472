-- What must hold whoever writes: the service's roles cannot write these tables at all, and for the owner there are triggers.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger ledger_transaction_append_only before update or delete or truncate on ledger_transaction
    for each statement execute function refuse_change();
create trigger entry_append_only before update or delete or truncate on entry
    for each statement execute function refuse_change();
create trigger account_append_only before update or delete or truncate on account
    for each statement execute function refuse_change();

-- Checked per statement over all its rows: stricter than a deferred row trigger, since no later statement can complete a
-- transaction, and several times cheaper. It also stands in for the foreign keys of entry, whose row locks on the system
-- accounts every posting would share; nothing they point to can be changed or deleted.
-- Always by the keys: a plan that was cached while the tables were small must not scan them when they are large.
create function entry_truths() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    if exists (select from added group by community_id, transaction_id, currency having sum(amount) <> 0) then
        raise exception 'A transaction sums to zero per currency' using errcode = 'check_violation', constraint = 'entry_zero_sum';
    end if;
    if exists (
        select from added group by community_id, transaction_id
        having count(*) < 2 or min(line) <> 1 or max(line) <> count(*)
    ) then
        raise exception 'A transaction has two lines or more, numbered from one, posted together'
            using errcode = 'check_violation', constraint = 'entry_lines';
    end if;
    if exists (
        select from added e
        left join account a on a.community_id = e.community_id and a.id = e.account_id and a.currency = e.currency
        where a.id is null
    ) then
        raise exception 'An entry is on an account of its community and currency'
            using errcode = 'foreign_key_violation', constraint = 'entry_account_fk';
    end if;
    if exists (
        select from added e
        left join ledger_transaction t on t.community_id = e.community_id and t.id = e.transaction_id
        where t.id is null
    ) then
        raise exception 'An entry belongs to a transaction of its community'
            using errcode = 'foreign_key_violation', constraint = 'entry_transaction_fk';
    end if;
    return null;
end $$;

create trigger entry_truths after insert on entry
    referencing new table as added for each statement execute function entry_truths();
