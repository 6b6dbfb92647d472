-- Moves committed news to the feed, numbering them densely within each slice. Safe to call from everywhere at once.
-- Returns how many rows were moved, at_most or a little more while there are others; -1 when others hold every slice.
-- Sequential scans are off since they would begin below the floor. Rows are taken by a range of seq, not by a join with the
-- chosen ones: the statistics of a queue are of the time when it was empty, and a plan that believes them looks at every row
-- for every row.
create or replace function feed_publish(at_most int) returns int language plpgsql volatile
    set enable_seqscan = off
    set enable_bitmapscan = off
as $$
declare
    mine    smallint[];
    moved   int;
    low     bigint;
    upto    bigint;
    reached bigint;
    drawn   bigint;
    settled xid8;
begin
    select f.floor into low from feed_floor f;
    perform 1 from outbox where seq > low order by seq limit 1;
    if not found then return 0; end if;

    -- Before this transaction has an id, so that the id is younger than those of all who drew a number so far.
    if pg_current_xact_id_if_assigned() is null then
        select case when is_called then last_value else 0 end into drawn from outbox_seq;
    end if;

    select array_agg(h.slice) into mine
      from (select slice from feed_head order by slice for update skip locked) h;
    if mine is null then return -1; end if;

    -- Before the rows are looked for: what has ended by now is seen below.
    settled := pg_snapshot_xmin(pg_current_snapshot());

    -- New statements: their READ COMMITTED snapshots are taken after the locks. Must not run in REPEATABLE READ.
    select max(c.seq) into upto
      from (select seq from outbox where slice = any (mine) and seq > low order by seq limit at_most) c;
    with taken as (
        delete from outbox where slice = any (mine) and seq > low and seq <= upto returning *
    ), numbered as (
        insert into feed
        select h.position + sum(t.size) over (partition by t.slice order by t.seq), t.*
          from taken t join feed_head h on h.slice = t.slice
        returning slice, size, seq
    ), counted as (
        select slice, sum(size) as news, count(*) as n, max(seq) as last from numbered group by slice
    ), advanced as (
        update feed_head h set position = h.position + c.news from counted c
         where c.slice = h.slice returning c.n, c.last
    )
    select coalesce(sum(n), 0), max(last) into moved, reached from advanced;

    -- Only who holds every slice knows that nothing is left behind.
    if cardinality(mine) = (select count(*) from feed_head) then
        update feed_floor
           set floor = case when settled >= mark_xid
                            then greatest(floor, case when moved < at_most then mark_seq else least(mark_seq, reached) end)
                            else floor end;
        -- A new mark when the last one is reached, or comes from another cluster's count of transactions.
        update feed_floor
           set mark_seq = drawn, mark_xid = pg_current_xact_id()
         where drawn is not null and (mark_seq is null or mark_seq <= floor or mark_xid > pg_current_xact_id());
    end if;
    return moved;
end $$;
