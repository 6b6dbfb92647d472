-- Points of flagged events are set aside until a person decides. They stand on HELD accounts, as what holds set aside, but no hold is
-- theirs: only the decision moves them.
create table flag_hold (
    community_id   uuid   not null,
    flag_id        uuid   not null,
    member_id      uuid   not null,
    currency       text   not null,
    amount         bigint not null,
    transaction_id uuid   not null,
    constraint flag_hold_pk primary key (community_id, flag_id, member_id, currency),
    constraint flag_hold_flag_fk foreign key (community_id, flag_id) references fair_play_flag (community_id, id),
    constraint flag_hold_transaction_fk
        foreign key (community_id, transaction_id) references ledger_transaction (community_id, id),
    constraint flag_hold_amount_check check (amount > 0)
);

comment on table flag_hold is 'What was set aside of a member when it was flagged; a decided flag has given it back or taken it.';
comment on column flag_hold.transaction_id is 'The posting that set it aside.';

create table flag_earning (
    community_id uuid   not null,
    flag_id      uuid   not null,
    member_id    uuid   not null,
    day          date   not null,
    rule_id      uuid   not null,
    occasion     text   not null,
    currency     text   not null,
    amount       bigint not null,
    constraint flag_earning_pk primary key (community_id, flag_id, member_id, day, rule_id, occasion),
    constraint flag_earning_hold_fk foreign key (community_id, flag_id, member_id, currency)
        references flag_hold (community_id, flag_id, member_id, currency),
    constraint flag_earning_earning_fk foreign key (community_id, member_id, day, rule_id, occasion)
        references earning (community_id, member_id, day, rule_id, occasion),
    constraint flag_earning_amount_check check (amount > 0)
);

comment on table flag_earning is 'For which flagged occasions the points of a flag_hold were paid.';

create index flag_earning_earning_idx on flag_earning (community_id, member_id, day, rule_id, occasion);

call protect('flag_hold');
call protect('flag_earning');
grant select on flag_hold, flag_earning to ${app};
grant select, insert on flag_hold, flag_earning to ${feed};
