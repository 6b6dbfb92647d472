create table joining (
    community_id uuid        not null,
    member_id    uuid        not null,
    joined_at    timestamptz not null,
    constraint joining_pk primary key (community_id, member_id)
);

comment on table joining is 'When members joined, as member-service tells; a member stands on the lowest level since then.';

call protect('joining');
grant select on joining to ${app};
grant select, insert, update on joining to ${feed};
