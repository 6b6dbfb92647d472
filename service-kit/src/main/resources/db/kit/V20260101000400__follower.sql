create table feed_cursor (
    feed     text     not null,
    slice    smallint not null,
    epoch    uuid     not null,
    position bigint   not null,
    constraint feed_cursor_pk primary key (feed, slice)
);

comment on table feed_cursor is 'How far this service has followed each slice of another service''s feed; moves only together with the effects.';

create table dead_letter (
    feed         text        not null,
    slice        smallint    not null,
    position     bigint      not null,
    community_id uuid        not null,
    subject      text        not null,
    type         text        not null,
    item         jsonb       not null,
    reason       text        not null,
    parked       boolean     not null,
    recorded_at  timestamptz not null,
    constraint dead_letter_pk primary key (feed, slice, position)
);

comment on table dead_letter is 'News that could not be applied, and later news of the same subject parked behind them.';

create index dead_letter_subject_idx on dead_letter (feed, community_id, subject);

grant select, insert, update, delete on feed_cursor, dead_letter to ${feed};
