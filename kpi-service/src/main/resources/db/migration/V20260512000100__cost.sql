create table cost (
    community_id uuid           not null,
    id           uuid           not null,
    day          date           not null,
    amount       numeric(14, 4) not null,
    currency     text           not null,
    kind         text           not null,
    campaign_id  text,
    channel      text,
    line         text,
    hours        numeric(8, 2),
    operator_id  uuid,
    note         text,
    reverses     uuid,
    created_at   timestamptz    not null,
    constraint cost_pk primary key (community_id, id),
    constraint cost_reverses_key unique (community_id, reverses),
    constraint cost_reverses_fk foreign key (community_id, reverses) references cost (community_id, id),
    constraint cost_day_check check (day >= '2000-01-01'),
    constraint cost_amount_check check (case when reverses is null then amount >= 0 else amount <= 0 end),
    constraint cost_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint cost_kind_check check (kind in ('ACQUISITION', 'CONTENT', 'REWARD', 'STAFF', 'TOOL', 'OTHER')),
    constraint cost_campaign_check check (length(campaign_id) between 1 and 256),
    constraint cost_channel_check check (length(channel) between 1 and 256),
    constraint cost_line_check check (line in ('CORE', 'EXPERIMENT', 'RESERVE')),
    constraint cost_hours_check check (case when reverses is null then hours > 0 else hours < 0 end),
    constraint cost_operator_check check ((hours is null) = (operator_id is null)),
    constraint cost_something_check check (amount <> 0 or hours is not null)
);

comment on table cost is 'What the community costs: entries that never change. A reversal is an entry that takes another one back.';
comment on column cost.day is 'The day that bears the cost, a calendar day of the community whatever its zone.';
comment on column cost.campaign_id is 'The campaign as events name it in data.campaign.';
comment on column cost.line is 'The budget line that pays.';
comment on column cost.hours is 'Hours of an operator''s work.';
comment on column cost.reverses is 'The entry that this one takes back: the same with the opposite sign, on the same day.';

create index cost_day_idx on cost (community_id, day, id);

create table cost_day (
    community_id uuid   not null,
    measure      text   not null,
    day          date   not null,
    channel      text   not null,
    value        bigint not null,
    constraint cost_day_pk primary key (community_id, measure, day, channel)
) with (fillfactor = 80);

comment on table cost_day is 'The rollup of cost. Its days are those that people name, so no recount of facts touches it.';
comment on column cost_day.measure is 'Money of a kind and currency in ten-thousandths of its unit, or hours in hundredths.';
comment on column cost_day.channel is 'The channel of the cost; empty where there is none.';

call protect('cost');
call protect('cost_day');
grant select, insert on cost to ${app};
grant select, insert, update on cost_day to ${app};
grant select, insert on cost to ${feed};
grant select, insert, update on cost_day to ${feed};
grant update (revision) on community to ${app};
