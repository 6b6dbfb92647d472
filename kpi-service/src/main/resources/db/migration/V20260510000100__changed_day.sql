create table changed_day (
    community_id uuid        not null,
    day          date        not null,
    changed_at   timestamptz not null,
    constraint changed_day_pk primary key (community_id, day)
) with (fillfactor = 80);

comment on table changed_day is
    'Every day that the data of a community have ever reached, and when its figures changed last. Kept by triggers, so that whoever changes the rollups need not think of it.';
comment on column changed_day.changed_at is
    'Taken while the community is locked, so within a community a change that is committed later has a later time.';

call protect('changed_day');
grant select on changed_day to ${app};
grant select, insert, update on changed_day to ${feed};

-- The first mark of a transaction is enough: all that it changes is seen at once.
create function mark_changed_days() returns trigger language plpgsql as $$
declare
    moment timestamptz := clock_timestamp();
begin
    insert into changed_day as d (community_id, day, changed_at)
    select distinct c.community_id, c.day, moment from changed c
    on conflict (community_id, day) do update set changed_at = excluded.changed_at
     where d.xmin <> pg_current_xact_id()::xid;
    return null;
end $$;

create trigger day_count_inserted after insert on day_count
    referencing new table as changed for each statement execute function mark_changed_days();
create trigger day_count_updated after update on day_count
    referencing new table as changed for each statement execute function mark_changed_days();
create trigger day_count_deleted after delete on day_count
    referencing old table as changed for each statement execute function mark_changed_days();
create trigger presence_inserted after insert on presence
    referencing new table as changed for each statement execute function mark_changed_days();
create trigger presence_updated after update on presence
    referencing new table as changed for each statement execute function mark_changed_days();
create trigger presence_deleted after delete on presence
    referencing old table as changed for each statement execute function mark_changed_days();

-- Days without an event that lie between others have figures too: nought.
create function mark_reached_days() returns trigger language plpgsql as $$
begin
    insert into changed_day (community_id, day, changed_at)
    select new.community_id, d::date, clock_timestamp()
      from generate_series(new.first_day::timestamp, new.last_day::timestamp, interval '1 day') d
    on conflict do nothing;
    return null;
end $$;

create trigger community_reached after update of first_day, last_day on community
    for each row when (row(old.first_day, old.last_day) is distinct from row(new.first_day, new.last_day))
    execute function mark_reached_days();

-- Who did how much on a day may change although the rollups of the day do not.
create function mark_moved_days() returns trigger language plpgsql as $$
begin
    update changed_day set changed_at = clock_timestamp() where community_id = new.community_id;
    return null;
end $$;

create trigger community_moved after update of zone on community
    for each row when (old.zone <> new.zone) execute function mark_moved_days();

insert into changed_day (community_id, day, changed_at)
select c.community_id, d::date, clock_timestamp()
  from community c, generate_series(c.first_day::timestamp, c.last_day::timestamp, interval '1 day') d;
