-- What a recount has counted so far. The old rollups serve until it is done.
create table recounted_count (
    like day_count including comments,
    constraint recounted_count_pk primary key (community_id, measure, day)
) with (fillfactor = 80);

create table recounted_presence (
    like presence including comments including constraints including storage,
    constraint recounted_presence_pk primary key (community_id, measure, day)
) with (fillfactor = 80, toast_tuple_target = 8160);

create table recounted_channel (
    like channel_day including comments including constraints including storage,
    constraint recounted_channel_pk primary key (community_id, measure, day, channel)
) with (fillfactor = 80, toast_tuple_target = 8160);

create table recounted_board (
    like board including comments,
    constraint recounted_board_pk primary key (community_id, measure, month, number)
) with (fillfactor = 80);

comment on table recounted_count is 'day_count as a recount counts it, up to community.recounted_to.';
comment on table recounted_presence is 'presence as a recount counts it, without joins, up to community.recounted_to.';
comment on table recounted_channel is 'channel_day as a recount counts it, up to community.recounted_to.';
comment on table recounted_board is 'board as a recount counts it, up to community.recounted_to.';

call protect('recounted_count');
call protect('recounted_presence');
call protect('recounted_channel');
call protect('recounted_board');
grant select, insert, update, delete on recounted_count, recounted_presence, recounted_channel, recounted_board to ${feed};

alter table community
    add recount_id uuid,
    add recount_zone text,
    add recounted_to date,
    add constraint community_recount_check check ((recount_id is null) = (recount_zone is null)),
    add constraint community_recounted_check check (recounted_to is null or recount_id is not null);

comment on column community.recount_id is 'The recount that is under way.';
comment on column community.recount_zone is
    'The zone in which it counts. Where it is another one than zone, facts may hold the day of either.';
comment on column community.recounted_to is
    'The last day that it has counted: what arrives for earlier days is added to its rollups too. Null: none yet.';
