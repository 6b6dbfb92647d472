create table event (
    community_id uuid        not null,
    id           uuid        not null,
    source       text        not null,
    source_id    text        not null,
    type         text        not null,
    subject      text,
    time         timestamptz not null,
    member_id    uuid,
    data         jsonb,
    attributes   jsonb,
    content_hash bytea       not null,
    checksum     bigint      not null,
    recorded_at  timestamptz not null,
    constraint event_pk primary key (community_id, id),
    constraint event_source_key unique (community_id, source, source_id),
    constraint event_content_hash_check check (octet_length(content_hash) = 32)
);

create index event_member_idx on event (community_id, member_id, id);
create index event_time_idx on event using brin (time);

comment on table event is 'Every accepted activity event, kept for ever and written once: the outbox and the feed refer to it. A further b-tree would cost a third of the ingest rate.';
comment on column event.id is 'UUIDv7 in the order of recording. The events of one commit and community share one block of ids, which is what the feed refers to.';
comment on column event.source_id is 'The id that the sender gave: (community, source, source_id) is the identity of the event, for ever.';
comment on column event.subject is 'The actor: the user id on the platform.';
comment on column event.member_id is 'The member that the actor was when the event was recorded; derived when nobody was linked.';
comment on column event.attributes is 'CloudEvents attributes other than the ones with a column of their own, as sent.';
comment on column event.content_hash is 'SHA-256 of the canonical form of what was sent: tells a repeat from a conflict.';
comment on column event.checksum is 'First eight bytes of content_hash; summed modulo 2^64 in the digests of all services.';

grant select, insert on event to ${app};
grant select on event to ${feed};
call protect('event');

create table retraction (
    community_id uuid not null,
    source       text not null,
    source_id    text not null,
    event_id     uuid not null,
    constraint retraction_pk primary key (community_id, source, source_id)
);

comment on table retraction is 'Which events were taken back, by the identity of the event taken back: it may arrive after its retraction.';
comment on column retraction.event_id is 'The event.retracted that came first; later ones for the same target have no effect.';

grant select, insert on retraction to ${app};
grant select on retraction to ${feed};
call protect('retraction');

create index feed_block_idx on feed (community_id, id);

comment on index feed_block_idx is 'Finds the place of an event in the feed: whether a retraction or its target comes first there, and where a live stream goes on.';
