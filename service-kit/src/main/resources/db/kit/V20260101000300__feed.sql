-- News waiting for a position. The transaction id is assigned before the number is drawn.
create sequence outbox_seq;
create function outbox_next() returns bigint language plpgsql volatile as $$
begin
    perform pg_current_xact_id();
    return nextval('outbox_seq');
end $$;

create table outbox (
    seq          bigint      not null default outbox_next(),
    slice        smallint    not null,
    size         int         not null,
    id           uuid        not null,
    community_id uuid        not null,
    type         text        not null,
    subject      text        not null,
    time         timestamptz not null,
    data         jsonb,
    constraint outbox_pk primary key (seq),
    constraint outbox_size_check check (size > 0)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

comment on column outbox.size is 'How many news the row stands for: 1, or a block whose bodies are kept elsewhere.';

create table feed (
    position     bigint      not null,
    seq          bigint      not null,
    slice        smallint    not null,
    size         int         not null,
    id           uuid        not null,
    community_id uuid        not null,
    type         text        not null,
    subject      text        not null,
    time         timestamptz not null,
    data         jsonb,
    constraint feed_pk primary key (slice, position)
);

comment on table feed is 'Published news, numbered densely within each slice.';
comment on column feed.position is 'The position of the last of the news that the row stands for.';

create table feed_head (
    slice    smallint not null,
    epoch    uuid     not null,
    position bigint   not null,
    constraint feed_head_pk primary key (slice)
);

comment on column feed_head.epoch is 'Changed when the database is restored to an older time; a follower that holds another one stops.';

insert into feed_head select s, e.id, 0 from generate_series(0, 15) s, (select gen_random_uuid() as id offset 0) e;

-- Moves committed news to the feed, numbering them densely within each slice. Safe to call from everywhere at once.
-- Returns how many rows were moved; -1 when others hold every slice.
create function feed_publish(at_most int) returns int language plpgsql volatile as $$
declare
    mine  smallint[];
    moved int;
begin
    perform 1 from outbox limit 1;
    if not found then return 0; end if;

    select array_agg(h.slice) into mine
      from (select slice from feed_head order by slice for update skip locked) h;
    if mine is null then return -1; end if;

    -- A new statement: its READ COMMITTED snapshot is taken after the locks. Must not run in REPEATABLE READ.
    with candidate as (
        select seq from outbox where slice = any (mine) order by seq limit at_most
    ), taken as (
        delete from outbox o using candidate c where o.seq = c.seq returning o.*
    ), numbered as (
        insert into feed
        select h.position + sum(t.size) over (partition by t.slice order by t.seq), t.*
          from taken t join feed_head h on h.slice = t.slice
        returning slice, size
    ), counted as (
        select slice, sum(size) as news, count(*) as n from numbered group by slice
    ), advanced as (
        update feed_head h set position = h.position + c.news from counted c where c.slice = h.slice returning c.n
    )
    select coalesce(sum(n), 0) into moved from advanced;
    return moved;
end $$;

grant usage on sequence outbox_seq to ${app}, ${feed};
grant insert on outbox to ${app};
grant select, insert, delete on outbox to ${feed};
grant select, insert on feed to ${feed};
grant select, update on feed_head to ${feed};
