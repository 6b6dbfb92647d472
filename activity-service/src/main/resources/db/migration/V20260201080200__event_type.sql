create table event_type (
    community_id uuid        not null,
    type         text        not null,
    description  text,
    schema       jsonb       not null,
    created_at   timestamptz not null,
    constraint event_type_pk primary key (community_id, type)
);

comment on table event_type is 'Event types that a community registered itself; the types that all communities know are part of the program.';
comment on column event_type.schema is 'JSON Schema (draft 2020-12) of the data member; never changed once registered, because stored events passed it.';

grant select, insert on event_type to ${app};
call protect('event_type');
