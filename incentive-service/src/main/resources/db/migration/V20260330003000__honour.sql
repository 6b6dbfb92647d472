create table honour (
    community_id   uuid        not null,
    id             uuid        not null,
    key            text        not null,
    name           text        not null,
    name_zh        text,
    description    text        not null,
    description_zh text,
    active         boolean     not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    constraint honour_pk primary key (community_id, id),
    constraint honour_key_key unique (community_id, key)
);

comment on table honour is 'Honours that are awarded for a period, such as the best contribution of a month.';

create table honour_award (
    community_id uuid        not null,
    id           uuid        not null,
    honour_id    uuid        not null,
    period       text        not null,
    member_id    uuid        not null,
    citation     text        not null,
    evidence     text,
    currency     text,
    rank         bigint,
    amount       bigint,
    awarded_by   text        not null,
    awarded_at   timestamptz not null,
    constraint honour_award_pk primary key (community_id, id),
    constraint honour_award_member_key unique (community_id, honour_id, period, member_id),
    constraint honour_award_honour_fk foreign key (community_id, honour_id) references honour (community_id, id),
    constraint honour_award_member_fk foreign key (community_id, member_id) references member (community_id, member_id),
    constraint honour_award_period_check check (period ~ '^\d{4}(-\d{2}(-\d{2})?|-W\d{2}|-Q[1-4])?$'),
    constraint honour_award_board_check check (
        (currency is null) = (rank is null) and (rank is null) = (amount is null) and rank > 0 and amount > 0)
);

comment on table honour_award is 'Honours that members have been given: once for an honour and period, and for good.';
comment on column honour_award.period is '2026-11-20, 2026-W47, 2026-11, 2026-Q4 or 2026.';
comment on column honour_award.rank is 'The place on the leaderboard that it was given for, as it was then; null when it was given by hand.';

create index honour_award_honour_idx on honour_award (community_id, honour_id, id);
create index honour_award_period_idx on honour_award (community_id, period, id);
create index honour_award_member_idx on honour_award (community_id, member_id, id);

call protect('honour');
call protect('honour_award');
grant select, insert on honour, honour_award to ${app};
grant update (name, name_zh, description, description_zh, active, version) on honour to ${app};
grant select on honour, honour_award to ${feed};
