-- A plan's budget is the one account of the system that has a wallet: it is bounded, and only what the plan pays waits for its row.
-- Opened with the account, whoever opens that, so that there is no budget of a plan that could go below zero.
create function open_plan_budget() returns trigger language plpgsql as $$
begin
    insert into wallet (community_id, account_id, balance, owed, entries) values (new.community_id, new.id, 0, 0, 0);
    return null;
end $$;

create trigger account_plan_budget after insert on account
    for each row when (new.kind = 'SYSTEM' and new.owner like 'budget:%') execute function open_plan_budget();

comment on table wallet is
    'Balances of member, team and held accounts, and of plans'' budgets. Balances of other system accounts are computed: a row that every posting updates costs three quarters of the throughput.';

create table plan (
    community_id   uuid           not null,
    id             uuid           not null,
    key            text           not null,
    name           text           not null,
    currency       text           not null,
    budget         bigint         not null,
    starts_at      timestamptz    not null,
    ends_at        timestamptz    not null,
    member_limit   int,
    award_limit    int,
    cost_amount    numeric(18, 6),
    cost_currency  text,
    state          text           not null,
    end_reason     text,
    paid           bigint         not null,
    awards         int            not null,
    members        int            not null,
    version        int            not null,
    created_at     timestamptz    not null,
    activated_at   timestamptz,
    ended_at       timestamptz,
    constraint plan_pk primary key (community_id, id),
    constraint plan_key_key unique (community_id, key),
    constraint plan_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint plan_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 64),
    constraint plan_budget_check check (budget between 1 and 1000000000000),
    constraint plan_time_check check (ends_at > starts_at and ends_at <= starts_at + interval '366 days'),
    constraint plan_limit_check check (member_limit > 0 and award_limit > 0),
    constraint plan_cost_check check ((cost_amount is null) = (cost_currency is null) and cost_amount > 0),
    constraint plan_state_check check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'ENDED')),
    constraint plan_end_reason_check check (end_reason in ('END_REACHED', 'BUDGET_USED', 'AWARD_LIMIT', 'STOPPED')),
    constraint plan_activated_check check ((state = 'DRAFT') = (activated_at is null)),
    constraint plan_ended_check check ((state = 'ENDED') = (ended_at is not null) and (state = 'ENDED') = (end_reason is not null)),
    constraint plan_paid_check check (paid between 0 and budget),
    constraint plan_awards_check check (awards between 0 and coalesce(award_limit, awards)),
    constraint plan_members_check check (members between 0 and coalesce(member_limit, members) and members <= awards)
);

comment on table plan is 'Time-boxed plans with a budget; its points stand on the account system:budget:<id>.';
comment on column plan.ends_at is 'Nothing is awarded from this time on.';
comment on column plan.cost_amount is 'What a point costs, in money; null when nobody said.';
comment on column plan.paid is 'What the awards that stand sum to; awards and members count them and whom they went to.';
comment on column plan.version is 'Goes up with every change; the ETag.';

create index plan_end_idx on plan (ends_at) where state in ('ACTIVE', 'PAUSED');

-- What was approved by activating it is what is paid: nothing of it changes afterwards, and what has ended stays so.
create function plan_truths() returns trigger language plpgsql as $$
begin
    if (new.community_id, new.id, new.key, new.created_at) is distinct from (old.community_id, old.id, old.key, old.created_at)
            or old.state <> 'DRAFT'
                and (new.currency, new.budget, new.starts_at, new.ends_at, new.member_limit, new.award_limit, new.activated_at)
                is distinct from
                (old.currency, old.budget, old.starts_at, old.ends_at, old.member_limit, old.award_limit, old.activated_at)
            or old.state = 'ENDED' and (new.ended_at, new.end_reason) is distinct from (old.ended_at, old.end_reason) then
        raise exception 'A plan that was activated stays as it is'
            using errcode = 'check_violation', constraint = 'plan_frozen';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
            ('DRAFT', 'ACTIVE'), ('ACTIVE', 'PAUSED'), ('PAUSED', 'ACTIVE'), ('ACTIVE', 'ENDED'), ('PAUSED', 'ENDED')) then
        raise exception 'A plan does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'plan_transition';
    end if;
    return new;
end $$;

create trigger plan_truths before update on plan for each row execute function plan_truths();

call protect('plan');
grant select, insert, update on plan to ${app};
grant select on plan to ${feed};
