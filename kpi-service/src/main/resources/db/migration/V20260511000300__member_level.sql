create table member_level (
    community_id uuid not null,
    member_id    uuid not null,
    since        date not null,
    level        int  not null,
    title        text not null,
    constraint member_level_pk primary key (community_id, member_id, since),
    constraint member_level_level_check check (level >= 0)
);

comment on table member_level is 'Since when a member stands on which level of the ladder that the community shows, as incentive-service tells.';
comment on column member_level.since is 'Local date; the row holds until the next one of the member.';
comment on column member_level.title is 'Of the level, as it was told with the member''s change.';

call protect('member_level');
grant select on member_level to ${app};
grant select, insert, update, delete on member_level to ${feed};
