create table community (
    community_id uuid    not null,
    time_zone    text    not null,
    archived     boolean not null,
    constraint community_pk primary key (community_id)
);

comment on table community is 'Communities as member-service tells of them; the owner is there.';
comment on column community.time_zone is 'IANA zone in which the days of the community are counted.';

create table member (
    community_id uuid not null,
    member_id    uuid not null,
    constraint member_pk primary key (community_id, member_id)
);

comment on table member is 'Everybody who can hold points: members that were announced, and whoever did something.';

call protect('community');
call protect('member');
grant select on community, member to ${app};
grant select, insert, update on community to ${feed};
grant select, insert on member to ${feed};
