create table event_reference (
    community_id uuid not null,
    event_id     uuid not null,
    name         uuid,
    about        uuid,
    constraint event_reference_pk primary key (community_id, event_id),
    constraint event_reference_check check (name is not null or about is not null)
);

comment on table event_reference is 'What an event is called where it comes from, and which other one it answers: who responds to whom.';
comment on column event_reference.event_id is 'The fact. Without a foreign key, since both come from the same page.';
comment on column event_reference.name is 'UUIDv5 of its source and id; null for events that nobody answers.';
comment on column event_reference.about is 'The name of the event that it replies or reacts to, of the same source; null for none.';

call protect('event_reference');
grant select on event_reference to ${app};
grant select, insert on event_reference to ${feed};
