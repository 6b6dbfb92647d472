create table ladder (
    community_id uuid not null,
    id           uuid not null,
    key          text not null,
    name         text not null,
    currency     text not null,
    constraint ladder_pk primary key (community_id, id),
    constraint ladder_key_key unique (community_id, key)
);

comment on table ladder is 'Ladders of levels; a member stands on a level by lifetime points of the currency.';

create table ladder_level (
    community_id uuid   not null,
    ladder_id    uuid   not null,
    level        int    not null,
    title        text   not null,
    min_points   bigint not null,
    constraint ladder_level_pk primary key (community_id, ladder_id, level),
    constraint ladder_level_points_key unique (community_id, ladder_id, min_points),
    constraint ladder_level_ladder_fk foreign key (community_id, ladder_id) references ladder (community_id, id)
);

create table member_level (
    community_id uuid not null,
    ladder_id    uuid not null,
    member_id    uuid not null,
    level        int  not null,
    constraint member_level_pk primary key (community_id, ladder_id, member_id)
);

comment on table member_level is 'The level that was last announced for a member; none yet: the lowest.';

call protect('ladder');
call protect('ladder_level');
call protect('member_level');
grant select on ladder, ladder_level, member_level to ${app};
grant select, insert on ladder, ladder_level to ${feed};
grant select, insert, update on member_level to ${feed};
