-- A hash chain over the ledger of each community. Transactions are chained a moment after they were posted, many together:
-- a chain that every posting had to extend would let one posting of a community wait for the other.

-- Drawn while a transaction is written, so never in the order of commits; how that is dealt with, see ledger_seal.
create sequence ledger_ordinal;

alter table ledger_transaction add column ordinal bigint not null default nextval('ledger_ordinal');
comment on column ledger_transaction.ordinal is 'Ascending in the order of writing, with gaps.';
create unique index ledger_transaction_ordinal_key on ledger_transaction (community_id, ordinal);

create table ledger_block (
    community_id  uuid        not null,
    number        bigint      not null,
    after_ordinal bigint      not null,
    last_ordinal  bigint      not null,
    transactions  int         not null,
    digests       bytea       not null,
    previous_hash bytea       not null,
    hash          bytea       not null,
    sealed_at     timestamptz not null,
    constraint ledger_block_pk primary key (community_id, number),
    constraint ledger_block_ordinal_key unique (community_id, last_ordinal),
    constraint ledger_block_number_check check (number >= 1),
    constraint ledger_block_range_check check (last_ordinal > after_ordinal),
    constraint ledger_block_digests_check check (transactions > 0 and octet_length(digests) = transactions * 48),
    constraint ledger_block_hash_check check (octet_length(hash) = 32 and octet_length(previous_hash) = 32)
);
-- Digests do not compress.
alter table ledger_block alter column digests set storage external;

comment on table ledger_block is 'Sealed stretches of a community''s ledger: each holds the hash of the one before.';
comment on column ledger_block.after_ordinal is 'The block holds the transactions above this ordinal, up to last_ordinal.';
comment on column ledger_block.digests is 'By ordinal, of each transaction its id (16 bytes) and the SHA-256 of it and its entries (32 bytes).';
comment on column ledger_block.previous_hash is 'Of the first block: 32 zero bytes.';

create trigger ledger_block_append_only before update or delete or truncate on ledger_block
    for each statement execute function refuse_change();

create table ledger_floor (
    only_row boolean not null default true,
    floor    bigint  not null,
    mark     bigint,
    mark_xid xid8,
    constraint ledger_floor_pk primary key (only_row),
    constraint ledger_floor_only_row_check check (only_row)
);

comment on column ledger_floor.floor is 'Every transaction up to this ordinal is sealed, and none can appear at or below it any more.';
comment on column ledger_floor.mark is 'The next floor, once every database transaction older than mark_xid has ended.';
comment on column ledger_floor.mark_xid is 'Assigned after the sequence was read: whoever drew an ordinal up to mark has an older one.';

insert into ledger_floor (floor) values (0);

-- The transactions of a community above one ordinal and up to another, with a digest of all that is written of each. As text of
-- rows, in which no two different rows look alike; the settings decide how times and bytes are written.
create function ledger_digests(p_community uuid, p_after bigint, p_last bigint)
returns table (ordinal bigint, id uuid, digest bytea) language sql stable
    set timezone = 'UTC' set datestyle = 'ISO, YMD' set bytea_output = 'hex' set enable_seqscan = off as $$
select t.ordinal, t.id, sha256(convert_to(
           row(t.community_id, t.ordinal, t.id, t.kind, t.reason, t.idempotency_key, t.fingerprint, t.actor, t.event_id,
               t.rule_id, t.rule_version, t.occasion, t.adjusts, t.reverses, t.occurred_at, t.posted_at)::text
           || coalesce(e.lines, ''), 'UTF8'))
  from ledger_transaction t
  cross join lateral (
      select string_agg(
                 row(e.line, e.id, a.kind, a.owner, e.account_id, e.currency, e.amount, e.balance, e.number, e.occurred_at,
                     e.posted_at)::text, '' order by e.line) as lines
        from entry e
        left join account a on a.community_id = e.community_id and a.id = e.account_id
       where e.community_id = t.community_id and e.transaction_id = t.id
  ) e
 where t.community_id = p_community and t.ordinal > p_after and t.ordinal <= p_last
$$;

create function ledger_block_hash(p_previous bytea, p_community uuid, p_number bigint, p_last bigint, p_digests bytea)
returns bytea language sql immutable parallel safe
return sha256(p_previous || uuid_send(p_community) || int8send(p_number) || int8send(p_last) || p_digests);

-- Seals what was posted since the last time, a block for each community, and returns how many blocks it wrote. To be called
-- now and then, as a statement of its own, from wherever: a second caller finds nothing to do.
--
-- A transaction with a lower ordinal may commit after one with a higher. So an ordinal is noted together with the id of the
-- database transaction that saw it drawn; once all older ones have ended, nothing new can appear at or below it.
create function ledger_seal(p_sealed_at timestamptz, p_at_most bigint) returns int
language plpgsql security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
    v_drawn    bigint;
    v_floor    bigint;
    v_mark     bigint;
    v_mark_xid xid8;
    v_to       bigint;
    v_settled  xid8;
    v_blocks   int := 0;
begin
    -- Before this transaction has an id, so that the id is younger than those of all who drew an ordinal so far.
    if pg_current_xact_id_if_assigned() is not null then
        raise exception 'Sealing is a transaction of its own' using errcode = 'invalid_transaction_state';
    end if;
    select case when s.is_called then s.last_value else 0 end into v_drawn from ledger_ordinal s;
    if v_drawn <= (select f.floor from ledger_floor f) then
        return 0;
    end if;

    select f.floor, f.mark, f.mark_xid into v_floor, v_mark, v_mark_xid from ledger_floor f for update skip locked;
    if not found then
        return 0;
    end if;
    -- Before the rows are looked for: what has ended by now is seen below.
    v_settled := pg_snapshot_xmin(pg_current_snapshot());

    if v_mark > v_floor and v_settled >= v_mark_xid then
        v_to := least(v_mark, v_floor + p_at_most);
        insert into ledger_block (
            community_id, number, after_ordinal, last_ordinal, transactions, digests, previous_hash, hash, sealed_at)
        select b.community_id, b.number, b.after_ordinal, b.last_ordinal, b.transactions, b.digests, b.previous_hash,
               ledger_block_hash(b.previous_hash, b.community_id, b.number, b.last_ordinal, b.digests), p_sealed_at
          from (
              select c.community_id, coalesce(p.number, 0) + 1 as number, coalesce(p.last_ordinal, 0) as after_ordinal,
                     coalesce(p.hash, decode(repeat('00', 32), 'hex')) as previous_hash, d.*
                from community c
                left join lateral (
                    select l.number, l.last_ordinal, l.hash from ledger_block l
                     where l.community_id = c.community_id order by l.number desc limit 1
                ) p on true
                cross join lateral (
                    select max(t.ordinal) as last_ordinal, count(*)::int as transactions,
                           string_agg(uuid_send(t.id) || t.digest, ''::bytea order by t.ordinal) as digests
                      from ledger_digests(c.community_id, v_floor, v_to) t
                ) d
               where exists (
                         select from ledger_transaction t
                          where t.community_id = c.community_id and t.ordinal > v_floor and t.ordinal <= v_to)
          ) b;
        get diagnostics v_blocks = row_count;
        v_floor := v_to;
    end if;

    -- A new mark when the last one is reached, or comes from another cluster's count of transactions.
    if v_mark is null or v_mark <= v_floor or v_mark_xid > pg_current_xact_id() then
        v_mark := v_drawn;
        v_mark_xid := pg_current_xact_id();
    end if;
    update ledger_floor set floor = v_floor, mark = v_mark, mark_xid = v_mark_xid;
    return v_blocks;
end $$;

comment on function ledger_seal is 'Extends the hash chains; the only way to do so.';

revoke all on function ledger_seal from public;
grant execute on function ledger_seal to ${feed};

call protect('ledger_block');
grant select on ledger_block to ${app}, ${feed};
grant select on ledger_floor to ${app}, ${feed};
