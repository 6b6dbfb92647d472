create table day_count (
    community_id uuid   not null,
    measure      text   not null,
    day          date   not null,
    value        bigint not null,
    constraint day_count_pk primary key (community_id, measure, day)
) with (fillfactor = 80);

comment on table day_count is 'How much of a measure a community had on a day; days with nothing have no row.';

create table presence (
    community_id uuid  not null,
    measure      text  not null,
    day          date  not null,
    cardinality  int   not null,
    members      bytea not null,
    constraint presence_pk primary key (community_id, measure, day),
    constraint presence_cardinality_check check (cardinality > 0)
) with (fillfactor = 80);

comment on table presence is 'Which members a measure had on a day, exactly; days with nobody have no row.';
comment on column presence.members is 'Roaring bitmap (portable format) of member numbers.';

-- Bitmaps are compact already; compressing them again would only cost time.
alter table presence alter column members set storage external;

create table board (
    community_id uuid   not null,
    measure      text   not null,
    month        date   not null,
    number       int    not null,
    value        bigint not null,
    constraint board_pk primary key (community_id, measure, month, number)
) with (fillfactor = 80);

comment on table board is 'How much of a measure each member had in a month; members with nothing have no row.';
comment on column board.month is 'The first day of the month.';

call protect('day_count');
call protect('presence');
call protect('board');
grant select on day_count, presence, board to ${app};
grant select, insert, update, delete on day_count, presence, board to ${feed};
