create table board (
    community_id uuid   not null,
    member_id    uuid   not null,
    currency     text   not null,
    period       text   not null,
    amount       bigint not null,
    constraint board_pk primary key (community_id, member_id, currency, period)
) with (fillfactor = 80);

comment on table board is 'Points earned by rules and grants on the local days of each period, per member.';
comment on column board.period is '2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026 or all.';

create index board_rank_idx on board (community_id, currency, period, amount desc, member_id);

create table board_change (
    number       bigint not null generated always as identity,
    community_id uuid   not null,
    member_id    uuid   not null,
    currency     text   not null,
    day          date   not null,
    amount       bigint not null,
    constraint board_change_pk primary key (community_id, number)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

comment on table board_change is
    'Changes by postings of single requests, waiting to be added to the boards together: six board rows cost more than the posting.';

call protect('board');
call protect('board_change');
grant select on board to ${app};
grant select, insert on board_change to ${app};
grant select, insert, update on board to ${feed};
grant select, delete on board_change to ${feed};
-- For update needs the right to update a column; this one cannot be.
grant update (number) on board_change to ${feed};
