create table claim (
    community_id uuid        not null,
    rule_id      uuid        not null,
    member_id    uuid        not null,
    day          date        not null,
    occasion     text        not null,
    rule_version int         not null,
    event_id     uuid,
    time         timestamptz not null,
    source_id    text        not null,
    source       text        not null,
    amount       bigint      not null,
    paid         bigint      not null,
    constraint claim_pk primary key (community_id, rule_id, member_id, day, occasion),
    constraint claim_amount_check check (amount > 0),
    constraint claim_paid_check check (paid between 0 and amount)
);

comment on table claim is
    'What occasions are worth under rules that look back further than a period, or whose caps members share. Kept so that rating can begin at any day.';
comment on column claim.amount is 'What it is worth by what concerns the member alone.';
comment on column claim.paid is 'What the caps that members share leave of it; all of it where there are none.';
comment on column claim.time is 'Of the event, or the start of the day that completes a streak; then come source_id and source.';

create index claim_order_idx on claim (community_id, rule_id, day, time);

create table claim_day (
    community_id uuid   not null,
    rule_id      uuid   not null,
    day          date   not null,
    claimed      bigint not null,
    paid         bigint not null,
    constraint claim_day_pk primary key (community_id, rule_id, day),
    constraint claim_day_rule_fk foreign key (community_id, rule_id) references rule (community_id, id),
    constraint claim_day_paid_check check (paid between 0 and claimed)
);

comment on table claim_day is 'Sums of the claims of each day, so that a cap or budget over a long time is not added up event by event.';

call protect('claim');
call protect('claim_day');
grant select on claim, claim_day to ${app};
grant select, insert, update, delete on claim to ${feed};
grant select, insert, update on claim_day to ${feed};

-- Statistics of the right shape until autovacuum brings real ones, as for the other tables with several such indexes.
insert into claim (community_id, rule_id, member_id, day, occasion, rule_version, time, source_id, source, amount, paid)
select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), date '2026-01-01' + i, i::text, 1, now(), 'id', 'source', 1, 1
  from generate_series(1, 300) i;
alter table claim alter column community_id set (n_distinct = 20);
analyze claim;
delete from claim;

alter table claim add constraint claim_rule_fk foreign key (community_id, rule_id) references rule (community_id, id);
