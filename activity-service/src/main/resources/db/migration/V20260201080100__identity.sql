create table identity (
    community_id uuid not null,
    platform     text not null,
    external_id  text not null,
    member_id    uuid not null,
    constraint identity_pk primary key (community_id, platform, external_id)
);

comment on table identity is 'Who is who on a platform; kept from the feed of member-service, which owns it. An actor without a row gets a derived member id.';

grant select on identity to ${app};
grant select, insert, update, delete on identity to ${feed};
call protect('identity');
