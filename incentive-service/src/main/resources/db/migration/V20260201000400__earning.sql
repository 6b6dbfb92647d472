create table earning (
    community_id   uuid    not null,
    member_id      uuid    not null,
    day            date    not null,
    rule_id        uuid    not null,
    occasion       text    not null,
    rule_version   int     not null,
    event_id       uuid,
    amount         bigint  not null,
    revision       int     not null,
    transaction_id uuid    not null,
    withdrawn      boolean not null,
    constraint earning_pk primary key (community_id, member_id, day, rule_id, occasion),
    constraint earning_amount_check check (amount >= 0)
);

comment on table earning is
    'What each rule has paid to each member for each occasion: the sum of all postings for it. Rating again posts only the difference.';
comment on column earning.day is 'Follows from the occasion; it leads the key because rating works by member and day.';
comment on column earning.revision is 'How many transactions were posted for this occasion.';
comment on column earning.transaction_id is 'The first of them, which the others adjust.';
comment on column earning.withdrawn is 'An operator reversed it; rating leaves it alone from then on.';

call protect('earning');
grant select on earning to ${app};
grant update (amount, withdrawn) on earning to ${app};
grant select, insert, update on earning to ${feed};
