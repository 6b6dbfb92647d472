create table fact (
    community_id uuid        not null,
    event_id     uuid        not null,
    source       text        not null,
    source_id    text        not null,
    subject      text        not null,
    member_id    uuid        not null,
    type         text        not null,
    time         timestamptz not null,
    day          date        not null,
    data         jsonb       not null,
    retracted    boolean     not null,
    constraint fact_pk primary key (community_id, event_id)
);

comment on table fact is 'What rating needs of each activity event; the event itself belongs to activity-service.';
comment on column fact.event_id is 'The identifier of the stored event, the same in every service.';
comment on column fact.source_id is 'The id that the sender gave, unique within its source.';
comment on column fact.day is 'Local date in the zone that the community had when the event arrived.';

create index fact_member_day_idx on fact (community_id, member_id, day);
create index fact_source_idx on fact (community_id, source_id);

create table retraction (
    community_id uuid not null,
    event_id     uuid not null,
    retracted_by uuid not null,
    constraint retraction_pk primary key (community_id, event_id)
);

comment on table retraction is 'Events that were taken back, known or still to come: either may arrive first.';

call protect('fact');
call protect('retraction');
grant select on fact, retraction to ${app};
grant select, insert on fact, retraction to ${feed};
grant update (retracted) on fact to ${feed};
