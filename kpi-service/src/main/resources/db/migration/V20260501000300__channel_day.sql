create table channel_day (
    community_id uuid   not null,
    measure      text   not null,
    day          date   not null,
    channel      text   not null,
    value        bigint not null,
    cardinality  int    not null,
    members      bytea  not null,
    constraint channel_day_pk primary key (community_id, measure, day, channel),
    constraint channel_day_cardinality_check check (cardinality > 0)
) with (fillfactor = 80, toast_tuple_target = 8160);

comment on table channel_day is 'The part of each channel in day_count and presence; channels with nothing on a day have no row.';
comment on column channel_day.channel is 'Where it happened; empty for events that do not say.';
comment on column channel_day.value is 'The part of the counter; 0 for measures without one.';
comment on column channel_day.members is 'Roaring bitmap (portable format) of member numbers; channels share members.';

alter table channel_day alter column members set storage external;

call protect('channel_day');
grant select on channel_day to ${app};
grant select, insert, update, delete on channel_day to ${feed};
