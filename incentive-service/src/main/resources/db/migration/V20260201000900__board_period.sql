-- An index that holds the amount is written anew whenever points are earned, six times an earning. Without one an update
-- stays within its page, and the first hundred of a board are found by looking at the board once.
drop index board_rank_idx;
create index board_period_idx on board (community_id, currency, period);

-- Pages of events note their changes as single requests do.
grant insert on board_change to ${feed};
comment on table board_change is
    'What was earned and waits to be added to the boards, much of it together: six board rows cost more than a posting.';
