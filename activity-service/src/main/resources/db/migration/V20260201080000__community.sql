create table community (
    community_id uuid        not null,
    slug         text        not null,
    zone         text        not null,
    events_from  timestamptz,
    archived     boolean     not null,
    constraint community_pk primary key (community_id)
);

comment on table community is 'What this service needs to know of a community; kept from the feed of member-service, which owns it.';
comment on column community.zone is 'IANA time zone in which the days of the community are counted.';
comment on column community.events_from is 'Events that happened before this instant are refused; null when any age is welcome.';

grant select on community to ${app};
grant select, insert, update on community to ${feed};
call protect('community');
