-- Sets of up to about 4,000 members stay in their row: a series reads hundreds of them, and to fetch each from the side table
-- takes longer than everything else that is done with it.
alter table presence set (toast_tuple_target = 8160);
