alter table member_level
    add column falls_on  date,
    add column review_on date;

comment on column member_level.falls_on is
    'On a ladder with a window: the local date on which the level is lost unless enough is earned before; the member was warned.';
comment on column member_level.review_on is 'The first local date on which time alone can change the level or warn of it, or an earlier one.';

create index member_level_review_idx on member_level (community_id, review_on) where review_on is not null;

create table level_change (
    community_id uuid        not null,
    id           uuid        not null,
    ladder_id    uuid        not null,
    member_id    uuid        not null,
    reason       text        not null,
    previous     int         not null,
    level        int         not null,
    title        text        not null,
    title_zh     text,
    since        date,
    changed_at   timestamptz not null,
    constraint level_change_pk primary key (community_id, id),
    constraint level_change_ladder_fk foreign key (community_id, ladder_id) references ladder (community_id, id),
    constraint level_change_reason_check check (reason in ('REACHED', 'LAPSED', 'CORRECTED', 'LADDER_CHANGED')),
    constraint level_change_level_check check (level <> previous)
);

comment on table level_change is 'The levels that members came to, as they were told of.';
comment on column level_change.title is 'What the level was called then.';

create index level_change_member_idx on level_change (community_id, member_id, id);

call protect('level_change');
grant select on level_change to ${app};
grant select, insert on level_change to ${feed};
