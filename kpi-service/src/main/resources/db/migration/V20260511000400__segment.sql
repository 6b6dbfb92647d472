create table segment (
    community_id uuid        not null,
    id           uuid        not null,
    name         text        not null,
    origin       jsonb       not null,
    cut_off      date        not null,
    members      int         not null,
    numbers      bytea       not null,
    created_at   timestamptz not null,
    constraint segment_pk primary key (community_id, id),
    constraint segment_name_key unique (community_id, name),
    constraint segment_name_check check (char_length(name) between 1 and 80),
    constraint segment_members_check check (members > 0)
);

comment on table segment is 'Members who were saved as a set at a moment. It does not change.';
comment on column segment.origin is 'What they have in common, as it was sent.';
comment on column segment.cut_off is 'Local date of the latest event when it was saved.';
comment on column segment.numbers is 'Roaring bitmap (portable format) of member numbers.';

create index segment_created_idx on segment (community_id, created_at, id);

call protect('segment');
grant select, insert, delete on segment to ${app};
-- The figures by segment change with the segments, so these raise the revision as the rollups do.
grant update (revision) on community to ${app};
