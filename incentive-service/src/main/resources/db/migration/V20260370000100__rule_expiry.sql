-- What rules pay can end, too. Corrections of points with an end concern those very points: what is taken back is taken from their lots,
-- or out of what has ended of them, and what is added gets the same end. And boards let go of what has ended.
alter table lot rename column transaction_id to origin_id;
alter table lot add column earned_on date;
comment on column lot.origin_id is 'The transaction that gave the points, or the one that it adjusts: all lots of an occasion have the same.';
comment on column lot.earned_on is 'The local day on whose boards the points stand.';

create index lot_origin_idx on lot (community_id, origin_id);

update lot l set earned_on = (t.occurred_at at time zone c.time_zone)::date
  from ledger_transaction t
  join community c on c.community_id = t.community_id
 where l.community_id = t.community_id and l.origin_id = t.id;

alter table lot alter column earned_on set not null;

alter table board add column expired bigint not null default 0;
alter table board_change add column expired bigint not null default 0;
comment on table board is 'Points that rules and grants gave on the local days of each period and that have not ended, per member.';
comment on column board.expired is 'What has ended unused of what was earned; amount and expired together are what was earned, which levels follow.';

-- What has ended before boards knew of it.
insert into board_change (community_id, member_id, currency, day, amount, expired)
select l.community_id, a.owner::uuid, a.currency, l.earned_on, -sum(l.expired), sum(l.expired)
  from lot l
  join account a on a.community_id = l.community_id and a.id = l.account_id and a.kind = 'MEMBER'
 where l.expired > 0
 group by 1, 2, 3, 4;

drop function ledger_lots(uuid[], uuid[], text[], timestamptz[], uuid[], uuid[], uuid[]);

-- Brings lots up to date with transactions that were just posted; what was not posted has no entries and changes nothing.
--
-- t_restores: the transaction whose taking is given back, in whole (a spending that is reversed) or in part (a hold, of which
-- something was captured). What is given back is what would have been taken last: points without an end, then those that end last.
-- Of an EXPIRY: the transaction that gave the points that come back from their end.
create function ledger_lots(
    t_community uuid[],
    t_id        uuid[],
    t_kind      text[],
    t_expires   timestamptz[],
    t_earned    date[],
    t_adjusts   uuid[],
    t_reverses  uuid[],
    t_restores  uuid[]
) returns void language plpgsql
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
    l        record;
    v_wanted bigint;
begin
    for l in
        select t.community, t.id, t.kind, t.expires, t.earned, t.restores, t.adjusts,
               coalesce(t.adjusts, r.adjusts, t.reverses) as corrects,
               a.kind = 'SYSTEM' as back, e.id as entry_id, e.account_id, e.amount, e.balance - e.amount as before
          from unnest(t_community, t_id, t_kind, t_expires, t_earned, t_adjusts, t_reverses, t_restores) with ordinality
                   t(community, id, kind, expires, earned, adjusts, reverses, restores, position)
          join entry e on e.community_id = t.community and e.transaction_id = t.id
          join account a on a.community_id = e.community_id and a.id = e.account_id
          left join ledger_transaction r on r.community_id = t.community and r.id = t.reverses
         where a.kind in ('MEMBER', 'TEAM') and (e.amount < 0 or t.expires is not null or t.restores is not null)
            or a.kind = 'SYSTEM' and t.kind = 'EXPIRY' and t.restores is not null
         order by t.position, e.line
    loop
        if l.back then
            with ended as (
                select o.entry_id, o.expired,
                       sum(o.expired) over (order by o.expires_at desc, o.entry_id desc) - o.expired as before
                  from lot o
                 where o.community_id = l.community and o.origin_id = l.restores and o.expired > 0
            )
            update lot k set expired = k.expired - least(n.expired, -l.amount - n.before)
              from ended n
             where k.community_id = l.community and k.entry_id = n.entry_id and n.before < -l.amount;
            continue;
        end if;

        if l.amount < 0 then
            v_wanted := -l.amount;
            if l.corrects is not null and not exists (
                select from lot o
                 where o.community_id = l.community and o.origin_id = l.corrects and o.account_id = l.account_id
            ) then
                -- Points without an end are taken back from points without an end, as far as there are any.
                select greatest(0, v_wanted - (l.before - coalesce(sum(o.remaining), 0))) into v_wanted
                  from lot o
                 where o.community_id = l.community and o.account_id = l.account_id and o.remaining > 0;
            end if;
            with open as (
                select o.entry_id, o.remaining,
                       sum(o.remaining) over (
                           order by (o.origin_id is not distinct from l.corrects) desc, o.expires_at, o.entry_id)
                           - o.remaining as before
                  from lot o
                 where o.community_id = l.community and o.account_id = l.account_id and o.remaining > 0
            ), taken as (
                update lot k
                   set remaining = k.remaining - o.amount,
                       expired = k.expired + case when l.kind = 'EXPIRY' then o.amount else 0 end
                  from (select entry_id, least(remaining, v_wanted - before) as amount from open where before < v_wanted) o
                 where k.community_id = l.community and k.entry_id = o.entry_id
                returning k.entry_id, o.amount
            )
            insert into lot_use (community_id, transaction_id, entry_id, amount)
            select l.community, l.id, t.entry_id, t.amount from taken t where l.kind <> 'EXPIRY';
        end if;

        if l.amount > 0 and l.kind = 'EXPIRY' then
            with room as (
                select o.entry_id, o.amount - o.remaining - o.expired as amount,
                       sum(o.amount - o.remaining - o.expired) over (order by o.expires_at desc, o.entry_id desc)
                           - (o.amount - o.remaining - o.expired) as before
                  from lot o
                 where o.community_id = l.community and o.origin_id = l.restores and o.account_id = l.account_id
            )
            update lot k set remaining = k.remaining + least(o.amount, l.amount - o.before)
              from room o
             where k.community_id = l.community and k.entry_id = o.entry_id and o.amount > 0 and o.before < l.amount;
        elsif l.amount > 0 and l.restores is not null then
            with used as (
                select u.entry_id, u.amount,
                       sum(u.amount) over (order by o.expires_at desc, o.entry_id desc) - u.amount as before,
                       sum(u.amount) over () as total
                  from lot_use u
                  join lot o on o.community_id = u.community_id and o.entry_id = u.entry_id
                 where u.community_id = l.community and u.transaction_id = l.restores and o.account_id = l.account_id
            ), wanted as (
                select least(l.amount, -sum(e.amount)) - (-sum(e.amount) - (select max(total) from used)) as amount
                  from entry e
                 where e.community_id = l.community and e.transaction_id = l.restores and e.account_id = l.account_id
            )
            update lot k set remaining = k.remaining + least(u.amount, w.amount - u.before)
              from used u cross join wanted w
             where k.community_id = l.community and k.entry_id = u.entry_id and u.before < w.amount;
        end if;

        if l.amount > 0 and l.expires is not null then
            insert into lot (
                community_id, entry_id, origin_id, account_id, amount, remaining, expired, expires_at, earned_on, warned)
            values (l.community, l.entry_id, coalesce(l.adjusts, l.id), l.account_id, l.amount, l.amount, 0, l.expires,
                    l.earned, false);
        end if;
    end loop;

    -- Only now: the balances are those after all of the transactions.
    update wallet w set expiring = o.remaining
      from (
          select distinct e.community_id, e.account_id
            from unnest(t_community, t_id) t(community, id)
            join entry e on e.community_id = t.community and e.transaction_id = t.id and e.number is not null
      ) m
     cross join lateral (
          select coalesce(sum(o.remaining), 0) as remaining from lot o
           where o.community_id = m.community_id and o.account_id = m.account_id and o.remaining > 0
      ) o
     where w.community_id = m.community_id and w.account_id = m.account_id and w.expiring <> o.remaining;
end $$;

revoke all on function ledger_lots from public;

drop function ledger_post(boolean, timestamptz, uuid[], text[], text[], text[], uuid[], uuid[], text[], text[], text[], text[], text[], uuid[], uuid[], int[], text[], uuid[], uuid[], timestamptz[], timestamptz[], uuid[], int[], uuid[], int[], bigint[], text[]);

-- The door, as before; t_earned is the local day on whose boards points with an end stand. Every kind of account but those of the
-- system has a wallet.
create function ledger_post(
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
    t_expires     timestamptz[],
    t_earned      date[],
    t_restores    uuid[],
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
    v_expiring boolean;
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
    select o.community_id, o.id, 0, 0, 0 from opened o where o.kind <> 'SYSTEM';

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
           array_agg(coalesce(w.entries, 0) order by u.position),
           bool_or(coalesce(w.expiring > 0, false))
      into v_wallet, v_net, v_entries, v_expiring
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
        adjusts, reverses, occurred_at, posted_at, expires_at)
    select t.community, t.id, t.kind, t.reason, t.key, decode(t.fingerprint, 'hex'), t.actor, t.event, t.rule, t.version,
           t.occasion, t.adjusts, t.reverses, t.occurred, p_posted_at, t.expires
      from unnest(t_community, t_id, t_kind, t_reason, t_key, t_fingerprint, t_actor, t_event, t_rule, t_version,
                  t_occasion, t_adjusts, t_reverses, t_occurred, t_expires, v_accepted)
               t(community, id, kind, reason, key, fingerprint, actor, event, rule, version,
                 occasion, adjusts, reverses, occurred, expires, accepted)
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
           set balance = greatest(c.net, 0), owed = greatest(-c.net, 0), entries = w.entries + c.entries,
               expiring = least(w.expiring, greatest(c.net, 0))
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

    if v_expiring or exists (
        select from unnest(t_expires, t_restores) t(expires, restores) where t.expires is not null or t.restores is not null
    ) then
        perform ledger_lots(t_community, t_id, t_kind, t_expires, t_earned, t_adjusts, t_reverses, t_restores);
    end if;

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

comment on function ledger_post is 'The one door for writing to the ledger.';

revoke all on function ledger_post from public;
grant execute on function ledger_post to ${app}, ${feed};

drop function ledger_due(uuid, text, timestamptz, int);

-- What has to expire by now: of each wallet what is left of the lots whose time is over, by the days on which it was earned. Locks the
-- wallets until the transaction ends, so that nobody takes from a lot between this and the posting. The wallets of one owner, or some of
-- all. The key names the wallet and how many entries it has: after the posting it has more.
create function ledger_due(p_community uuid, p_owner text, p_now timestamptz, p_at_most int)
returns table (community_id uuid, kind text, owner text, currency text, earned_on date, amount bigint, key text)
language plpgsql security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    v_communities uuid[];
    v_accounts    uuid[];
begin
    if session_user = '${app}' and not coalesce(scope_everywhere(), false)
            and not coalesce(p_community = any (scope_communities()), false) then
        raise exception 'The session may not expire points of this community' using errcode = 'insufficient_privilege';
    end if;

    -- Whoever wants to know about one owner waits; the sweep over all leaves what others work on for its next turn.
    if p_owner is not null then
        select array_agg(w.community_id), array_agg(w.account_id) into v_communities, v_accounts
          from (
              select w.community_id, w.account_id
                from account a
                join wallet w on w.community_id = a.community_id and w.account_id = a.id
               where a.community_id = p_community and a.owner = p_owner and a.kind in ('MEMBER', 'TEAM') and w.expiring > 0
               order by w.community_id, w.account_id
                 for update of w
          ) w;
    else
        select array_agg(w.community_id), array_agg(w.account_id) into v_communities, v_accounts
          from (
              select w.community_id, w.account_id from wallet w
               where (w.community_id, w.account_id) in (
                         select l.community_id, l.account_id from lot l
                          where l.remaining > 0 and l.expires_at <= p_now limit p_at_most)
               order by w.community_id, w.account_id
                 for update skip locked
          ) w;
    end if;

    return query
    select a.community_id, a.kind, a.owner, a.currency, l.earned_on, sum(l.remaining)::bigint,
           'expiry:' || a.id || ':' || w.entries
      from unnest(v_communities, v_accounts) u(community, account)
      join account a on a.community_id = u.community and a.id = u.account
      join wallet w on w.community_id = u.community and w.account_id = u.account
      join lot l on l.community_id = u.community and l.account_id = u.account
     where l.remaining > 0 and l.expires_at <= p_now
     group by a.community_id, a.id, a.kind, a.owner, a.currency, w.entries, l.earned_on
     order by 1, 2, 3, 4, 5;
end $$;

comment on function ledger_due is 'Locks wallets with points whose time is over, and says how much of each has to expire.';

revoke all on function ledger_due from public;
grant execute on function ledger_due to ${app}, ${feed};

-- What has ended of the points that these transactions gave, together with those that adjust the same. Locks the wallets until the
-- transaction ends, so that nothing more of them ends meanwhile.
create function ledger_ended(p_community uuid[], p_transaction uuid[])
returns table (community_id uuid, transaction_id uuid, origin_id uuid, kind text, owner text, currency text, earned_on date,
               amount bigint)
language plpgsql security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
    if session_user = '${app}' and not coalesce(scope_everywhere(), false)
            and not p_community <@ coalesce(scope_communities(), '{}') then
        raise exception 'The session may not look at points of this community' using errcode = 'insufficient_privilege';
    end if;

    perform from wallet w
     where (w.community_id, w.account_id) in (
               select l.community_id, l.account_id
                 from unnest(p_community, p_transaction) u(community, transaction)
                 join ledger_transaction t on t.community_id = u.community and t.id = u.transaction
                 join lot l on l.community_id = t.community_id and l.origin_id = coalesce(t.adjusts, t.id))
     order by w.community_id, w.account_id
       for update;

    return query
    select a.community_id, t.id, l.origin_id, a.kind, a.owner, a.currency, l.earned_on, sum(l.expired)::bigint
      from unnest(p_community, p_transaction) u(community, transaction)
      join ledger_transaction t on t.community_id = u.community and t.id = u.transaction
      join lot l on l.community_id = t.community_id and l.origin_id = coalesce(t.adjusts, t.id)
      join account a on a.community_id = l.community_id and a.id = l.account_id
     where l.expired > 0
     group by a.community_id, a.id, t.id, l.origin_id, a.kind, a.owner, a.currency, l.earned_on;
end $$;

comment on function ledger_ended is 'Locks wallets and says what has ended of some points that are about to be taken back.';

revoke all on function ledger_ended from public;
grant execute on function ledger_ended to ${app}, ${feed};
