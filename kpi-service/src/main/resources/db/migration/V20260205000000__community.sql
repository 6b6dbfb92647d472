create table community (
    community_id uuid    not null,
    slug         text,
    zone         text    not null,
    members      int     not null default 0,
    first_day    date,
    last_day     date,
    revision     bigint  not null default 0,
    constraint community_pk primary key (community_id)
);

comment on table community is 'What this service knows of a community, and how far its data reach.';
comment on column community.slug is 'Null until member-service has told of the community; its events may arrive first.';
comment on column community.zone is 'IANA zone in which the days of all facts and rollups of the community are counted.';
comment on column community.members is 'The last member number that was given out.';
comment on column community.first_day is 'Local date of the earliest fact that is not retracted.';
comment on column community.last_day is 'Local date of the latest fact that is not retracted: the data cut-off.';
comment on column community.revision is 'Rises with every change of the rollups; the entity tag of what is computed from them.';

call protect('community');
grant select on community to ${app};
grant select, insert, update on community to ${feed};
