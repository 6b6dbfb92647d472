-- The order of a board. Every change of an amount writes it anew: 24 instead of 7 microseconds of CPU time a row with a million
-- members. When V20260201000900 dropped such an index each earning paid that six times; since changes are added together
-- every two seconds, only members who earned meanwhile do, however much they earned.
drop index board_period_idx;
create index board_rank_idx on board (community_id, currency, period, amount desc, member_id) where listed and amount > 0;
