create table event_count (
    community_id uuid        not null,
    quarter      timestamptz not null,
    type         text        not null,
    events       bigint      not null,
    constraint event_count_pk primary key (community_id, quarter, type),
    constraint event_count_events_check check (events > 0)
);

comment on table event_count is 'Events by the quarter of an hour in which they happened, so that days can be counted in every time zone in use.';

grant select on event_count to ${app};
grant select, insert, update on event_count to ${feed};
call protect('event_count');

create table count_cursor (
    slice    smallint not null,
    position bigint   not null,
    constraint count_cursor_pk primary key (slice)
);

comment on table count_cursor is 'Up to which position of the service''s own feed the events are counted; moves in the transaction of the counts.';

insert into count_cursor select s, 0 from generate_series(0, 15) s;

grant select, update on count_cursor to ${feed};
