create table member (
    community_id uuid        not null,
    id           uuid        not null,
    display_name text        not null,
    status       text        not null,
    joined_at    timestamptz not null,
    joined_by    text        not null,
    created_at   timestamptz not null,
    version      int         not null,
    constraint member_pk primary key (community_id, id),
    constraint member_community_fk foreign key (community_id) references community (community_id),
    constraint member_display_name_check check (length(display_name) between 1 and 200),
    constraint member_status_check check (status in ('VISITOR', 'ACTIVE')),
    constraint member_joined_by_check check (joined_by in ('STATEMENT', 'JOIN_EVENT', 'ACTIVITY'))
);

create index member_joined_at_idx on member (community_id, joined_at, id);
create index member_display_name_idx on member (community_id, lower(display_name) text_pattern_ops);

comment on table member is 'Somebody in a community.';
comment on column member.joined_by is
    'What joined_at rests on: STATEMENT somebody said so, JOIN_EVENT the earliest member.joined event, '
    'ACTIVITY the earliest event at all. Activity corrects the last two only.';

create table identity (
    community_id uuid        not null,
    platform     text        not null,
    external_id  text        not null,
    member_id    uuid        not null,
    handle       text,
    linked_at    timestamptz not null,
    constraint identity_pk primary key (community_id, platform, external_id),
    constraint identity_member_fk foreign key (community_id, member_id) references member (community_id, id)
);

create index identity_member_idx on identity (community_id, member_id);
create index identity_handle_idx on identity (community_id, lower(handle) text_pattern_ops) where handle is not null;

comment on table identity is 'An account on a platform and the one member it belongs to.';
comment on column identity.platform is 'Scheme of the URIs that the platform''s events name as their source, such as zulip.';

create table member_level (
    community_id uuid not null,
    member_id    uuid not null,
    level        int  not null,
    constraint member_level_pk primary key (community_id, member_id)
);

comment on table member_level is
    'The level that incentive-service announced last. It has no foreign key: the news can come before the member does.';

call protect('member');
call protect('identity');
call protect('member_level');
grant select, insert, update on member to ${app}, ${feed};
grant select, insert, update, delete on identity to ${app};
grant select, insert on identity to ${feed};
grant select on member_level to ${app};
grant select, insert, update on member_level to ${feed};
