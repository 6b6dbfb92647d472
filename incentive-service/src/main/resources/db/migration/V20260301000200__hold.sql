-- Holds: points that are set aside for a purchase. They stand on an account of their own, of the kind HELD, which is a wallet too: so
-- a hold is a transaction like any other, and neither side of it can go below zero.
alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check check (kind in ('MEMBER', 'TEAM', 'SYSTEM', 'RECOVERABLE', 'HELD'));
comment on column account.kind is
    'RECOVERABLE: what a member has to give back after points that were spent already turned out not to be earned. HELD: what is set aside of a member''s points.';

alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check check (
    kind in ('EARN', 'ADJUSTMENT', 'GRANT', 'SPEND', 'TRANSFER', 'REVERSAL', 'HOLD', 'CAPTURE', 'RELEASE'));

create table hold (
    community_id    uuid        not null,
    id              uuid        not null,
    member_id       uuid        not null,
    currency        text        not null,
    amount          bigint      not null,
    captured        bigint      not null,
    reason          text        not null,
    state           text        not null,
    idempotency_key text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    ended_at        timestamptz,
    constraint hold_pk primary key (community_id, id),
    constraint hold_idempotency_key unique (community_id, idempotency_key),
    constraint hold_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint hold_amount_check check (amount > 0),
    constraint hold_captured_check check (captured between 0 and amount and (captured > 0) = (state = 'CAPTURED')),
    constraint hold_state_check check (state in ('HELD', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    constraint hold_ended_check check ((state = 'HELD') = (ended_at is null))
);

comment on table hold is 'Points that a member set aside for something that is to come.';
comment on column hold.captured is 'What was paid in the end; the rest went back to the wallet.';

create index hold_member_idx on hold (community_id, member_id, id);
create index hold_expiry_idx on hold (expires_at) where state = 'HELD' and expires_at is not null;

call protect('hold');
grant select, insert on hold to ${app};
grant update (state, captured, ended_at) on hold to ${app}, ${feed};
grant select on hold to ${feed};

-- The door, as before; it opens wallets for held points as well, and entries on RECOVERABLE accounts tell what is owed after them,
-- as entries of wallets tell the balance.
create or replace function ledger_post(
    p_may_owe     boolean,
    p_posted_at   timestamptz,
    a_community   uuid[],
    a_kind        text[],
    a_owner       text[],
    a_currency    text[],
    t_community   uuid[],
    t_id          uuid[],
    t_kind        text[],
    t_reason      text[],
    t_key         text[],
    t_fingerprint text[],
    t_actor       text[],
    t_event       uuid[],
    t_rule        uuid[],
    t_version     int[],
    t_occasion    text[],
    t_adjusts     uuid[],
    t_reverses    uuid[],
    t_occurred    timestamptz[],
    l_transaction int[],
    l_id          uuid[],
    l_account     int[],
    l_amount      bigint[],
    l_currency    text[]
) returns table (transaction int, verdict text, id uuid, account int, amount bigint, balance bigint)
language plpgsql security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    -- Elements are reached by position: of fixed length and never null, or each access would walk the array.
    v_account  uuid[];
    v_wallet   boolean[];
    v_net      bigint[];
    v_entries  bigint[];
    v_debt     uuid[];
    v_accepted boolean[];
    v_poor     boolean[];
    v_running  bigint[];
    v_wanted   int;
    v_written  int;
    v_from     int := 1;
    v_to       int;
    v_enough   boolean;
begin
    -- An ordinal of the ledger is drawn by who has a transaction id already; ledger_seal builds on that.
    perform pg_current_xact_id();

    if session_user = '${app}' and not coalesce(scope_everywhere(), false)
            and not (a_community || t_community) <@ coalesce(scope_communities(), '{}') then
        raise exception 'The session may not post to this community' using errcode = 'insufficient_privilege';
    end if;

    with opened as (
        insert into account (community_id, id, kind, owner, currency)
        select u.community, gen_random_uuid(), u.kind, u.owner, u.currency
          from unnest(a_community, a_kind, a_owner, a_currency) u(community, kind, owner, currency)
         where not exists (
                   select from account a
                    where a.community_id = u.community and a.kind = u.kind and a.owner = u.owner and a.currency = u.currency)
         order by u.community, u.kind, u.owner, u.currency
        on conflict do nothing
        returning community_id, id, kind
    )
    insert into wallet (community_id, account_id, balance, owed, entries)
    select o.community_id, o.id, 0, 0, 0 from opened o where o.kind in ('MEMBER', 'TEAM', 'HELD');

    select array_agg(a.id order by u.position) into v_account
      from unnest(a_community, a_kind, a_owner, a_currency) with ordinality u(community, kind, owner, currency, position)
      join account a
        on a.community_id = u.community and a.kind = u.kind and a.owner = u.owner and a.currency = u.currency;

    perform from wallet w
      join unnest(a_community, v_account) u(community, account) on w.community_id = u.community and w.account_id = u.account
     order by w.community_id, w.account_id
       for update of w;

    -- New statements: their snapshots are taken after the locks.
    select array_agg(w.account_id is not null order by u.position),
           array_agg(coalesce(w.balance - w.owed, 0) order by u.position),
           array_agg(coalesce(w.entries, 0) order by u.position)
      into v_wallet, v_net, v_entries
      from unnest(a_community, v_account) with ordinality u(community, account, position)
      left join wallet w on w.community_id = u.community and w.account_id = u.account;

    select array_agg(
               not exists (
                   select from ledger_transaction d where d.community_id = u.community and d.idempotency_key = u.key)
               and (u.reverses is null or not exists (
                   select from ledger_transaction r where r.community_id = u.community and r.reverses = u.reverses))
               order by u.position)
      into v_accepted
      from unnest(t_community, t_key, t_reverses) with ordinality u(community, key, reverses, position);
    v_poor := array_fill(false, array[cardinality(t_id)]);

    if not p_may_owe and exists (
        select from (
            select l.amount, v_net[l.account] + sum(l.amount) over (partition by l.account order by l.position) as net
              from unnest(l_transaction, l_account, l_amount) with ordinality l(transaction, account, amount, position)
             where v_accepted[l.transaction] and v_wallet[l.account]
        ) l where l.amount < 0 and l.net < 0
    ) then
        -- Some wallet does not hold enough: decide one by one, so that what is refused gives nothing to those after it.
        v_running := v_net;
        for t in 1 .. cardinality(t_id) loop
            v_enough := true;
            v_to := v_from;
            while v_to <= cardinality(l_id) and l_transaction[v_to] = t loop
                if v_wallet[l_account[v_to]] and l_amount[v_to] < 0
                        and v_running[l_account[v_to]] + l_amount[v_to] < 0 then
                    v_enough := false;
                end if;
                v_to := v_to + 1;
            end loop;
            if v_accepted[t] and v_enough then
                for l in v_from .. v_to - 1 loop
                    v_running[l_account[l]] := v_running[l_account[l]] + l_amount[l];
                end loop;
            elsif v_accepted[t] then
                v_accepted[t] := false;
                v_poor[t] := true;
            end if;
            v_from := v_to;
        end loop;
    end if;

    select count(*) into v_wanted from unnest(v_accepted) a(accepted) where a.accepted;
    insert into ledger_transaction (
        community_id, id, kind, reason, idempotency_key, fingerprint, actor, event_id, rule_id, rule_version, occasion,
        adjusts, reverses, occurred_at, posted_at)
    select t.community, t.id, t.kind, t.reason, t.key, decode(t.fingerprint, 'hex'), t.actor, t.event, t.rule, t.version,
           t.occasion, t.adjusts, t.reverses, t.occurred, p_posted_at
      from unnest(t_community, t_id, t_kind, t_reason, t_key, t_fingerprint, t_actor, t_event, t_rule, t_version,
                  t_occasion, t_adjusts, t_reverses, t_occurred, v_accepted)
               t(community, id, kind, reason, key, fingerprint, actor, event, rule, version,
                 occasion, adjusts, reverses, occurred, accepted)
     where t.accepted
    on conflict do nothing;
    get diagnostics v_written = row_count;
    if v_written <> v_wanted then
        -- A twin with the same key committed since we looked; the repeat will find it.
        raise exception 'A transaction with the same key was posted meanwhile' using errcode = 'serialization_failure';
    end if;

    if p_may_owe or exists (select from unnest(v_net) n(net) where n.net < 0) then
        insert into account (community_id, id, kind, owner, currency)
        select distinct a_community[l.account], gen_random_uuid(), 'RECOVERABLE', a_owner[l.account], a_currency[l.account]
          from (
              select l.account, min(v_net[l.account] + l.running) as lowest
                from (
                    select l.account, sum(l.amount) over (partition by l.account order by l.position) as running
                      from unnest(l_account, l_amount) with ordinality l(account, amount, position)
                     where v_wallet[l.account]
                ) l group by l.account
          ) l
         where l.lowest < 0
        on conflict do nothing;

        select array_agg(coalesce(r.id, u.community) order by u.position) into v_debt
          from unnest(a_community, a_kind, a_owner, a_currency) with ordinality u(community, kind, owner, currency, position)
          left join account r
            on r.community_id = u.community and r.kind = 'RECOVERABLE' and r.owner = u.owner and r.currency = u.currency
           and u.kind = 'MEMBER';
    end if;

    return query
    with line as (
        select l.transaction, l.id, l.account, l.amount, l.currency, l.position,
               v_net[l.account] + (sum(l.amount) over (partition by l.account order by l.position))::bigint as net
          from unnest(l_transaction, l_id, l_account, l_amount, l_currency)
                   with ordinality l(transaction, id, account, amount, currency, position)
         where v_accepted[l.transaction]
    ), side as (
        select l.transaction, l.id, l.account, l.currency, l.position, v_wallet[l.account] as in_wallet,
               v_account[l.account] as account_id,
               case when v_wallet[l.account] then greatest(l.net, 0) - greatest(l.net - l.amount, 0)
                    else l.amount end as amount,
               case when v_wallet[l.account] then greatest(l.net, 0) end as balance
          from line l
        union all
        select l.transaction, gen_random_uuid(), l.account, l.currency, l.position, false, v_debt[l.account],
               l.amount - (greatest(l.net, 0) - greatest(l.net - l.amount, 0)), greatest(-l.net, 0)
          from line l
         where v_wallet[l.account] and (l.net < 0 or l.net - l.amount < 0)
    ), numbered as materialized (
        select s.*,
               row_number() over (partition by s.transaction order by s.position, s.in_wallet desc) as line,
               case when s.in_wallet then v_entries[s.account] + row_number()
                   over (partition by s.account, s.in_wallet order by s.position) end as number
          from side s
         where s.amount <> 0
    ), written as (
        insert into entry (
            community_id, id, transaction_id, line, account_id, currency, amount, balance, number, occurred_at, posted_at)
        select t_community[n.transaction], n.id, t_id[n.transaction], n.line, n.account_id, n.currency, n.amount,
               n.balance, n.number, t_occurred[n.transaction], p_posted_at
          from numbered n
    ), moved as (
        update wallet w
           set balance = greatest(c.net, 0), owed = greatest(-c.net, 0), entries = w.entries + c.entries
          from (
              select l.account, v_net[l.account] + sum(l.amount) as net, coalesce(max(n.entries), 0) as entries
                from line l
                left join (
                    select m.account, count(*) as entries from numbered m where m.in_wallet group by m.account
                ) n on n.account = l.account
               where v_wallet[l.account]
               group by l.account
          ) c
         where w.community_id = a_community[c.account] and w.account_id = v_account[c.account]
    )
    select n.transaction, 'POSTED', t_id[n.transaction], n.account, n.amount, n.balance
      from numbered n where n.in_wallet;

    if v_wanted = cardinality(t_id) then
        return;
    end if;
    return query
    select t.position::int,
           case when t.poor then 'INSUFFICIENT' when d.id is not null then 'DUPLICATE' else 'REVERSED' end,
           coalesce(d.id, r.id), null::int, null::bigint, null::bigint
      from unnest(t_community, t_key, t_reverses, v_accepted, v_poor)
               with ordinality t(community, key, reverses, accepted, poor, position)
      left join lateral (
               select x.id from ledger_transaction x where x.community_id = t.community and x.idempotency_key = t.key limit 1
           ) d on true
      left join lateral (
               select x.id from ledger_transaction x where x.community_id = t.community and x.reverses = t.reverses limit 1
           ) r on true
     where not t.accepted;
end $$;

create index entry_owed_idx on entry (community_id, account_id, posted_at) where number is null and balance is not null;
comment on column entry.balance is
    'Balance of the wallet after this entry, or on RECOVERABLE accounts what is owed after it; null on accounts of the system.';
