create function bitmap_numbers(stored bytea) returns setof int
    language plpgsql immutable strict parallel safe rows 1000
as $$
declare
    -- Out of the side table once, not for every byte.
    bitmap     bytea := stored || ''::bytea;
    with_runs  boolean;
    containers int;
    header     int;
    at         int;
    high       int;
    size       int;
    part       bytea;
begin
    with_runs := get_byte(bitmap, 0) + 256 * get_byte(bitmap, 1) = 12347;
    if with_runs then
        containers := get_byte(bitmap, 2) + 256 * get_byte(bitmap, 3) + 1;
        header := 4 + (containers + 7) / 8;
        -- Few containers with runs have no table of offsets.
        at := header + containers * case when containers < 4 then 4 else 8 end;
    else
        containers := get_byte(bitmap, 4) + 256 * get_byte(bitmap, 5) + 65536 * get_byte(bitmap, 6);
        header := 8;
        at := header + containers * 8;
    end if;
    for i in 0 .. containers - 1 loop
        high := 65536 * (get_byte(bitmap, header + 4 * i) + 256 * get_byte(bitmap, header + 4 * i + 1));
        size := get_byte(bitmap, header + 4 * i + 2) + 256 * get_byte(bitmap, header + 4 * i + 3) + 1;
        if with_runs and get_bit(bitmap, 32 + i) = 1 then
            size := get_byte(bitmap, at) + 256 * get_byte(bitmap, at + 1);
            part := substring(bitmap from at + 3 for 4 * size);
            return query
                select high + get_byte(part, 4 * run) + 256 * get_byte(part, 4 * run + 1) + more
                  from generate_series(0, size - 1) run,
                       generate_series(0, get_byte(part, 4 * run + 2) + 256 * get_byte(part, 4 * run + 3)) more;
            at := at + 2 + 4 * size;
        elsif size > 4096 then
            part := substring(bitmap from at + 1 for 8192);
            return query select high + number from generate_series(0, 65535) number where get_bit(part, number) = 1;
            at := at + 8192;
        else
            part := substring(bitmap from at + 1 for 2 * size);
            return query
                select high + get_byte(part, 2 * place) + 256 * get_byte(part, 2 * place + 1)
                  from generate_series(0, size - 1) place;
            at := at + 2 * size;
        end if;
    end loop;
end $$;

comment on function bitmap_numbers(bytea) is
    'The numbers in a roaring bitmap of the portable format (RoaringFormatSpec), so that SQL can count with the sets of presence.';
