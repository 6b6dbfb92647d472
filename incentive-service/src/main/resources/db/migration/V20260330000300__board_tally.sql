create table board_tally (
    community_id uuid     not null,
    currency     text     not null,
    period       text     not null,
    height       smallint not null,
    slot         bigint   not null,
    members      bigint   not null,
    constraint board_tally_pk primary key (community_id, currency, period, height, slot),
    constraint board_tally_height_check check (height between 0 and 10),
    constraint board_tally_slot_check check (slot > 0),
    constraint board_tally_members_check check (members >= 0)
);

comment on table board_tally is
    'How many listed members of a board have which amount, so that a rank is a sum of few rows however many members there are.';
comment on column board_tally.height is
    'At height h a slot holds the amounts that are equal when divided by 64^h: single amounts at 0, 64 of them at 1 and so on.';
comment on column board_tally.slot is 'The amount shifted right by six bits for each height; slot 0 is never asked for and not kept.';

insert into board_tally (community_id, currency, period, height, slot, members)
select b.community_id, b.currency, b.period, h, b.amount >> (6 * h), count(*)
  from board b cross join generate_series(0, 10) h
 where b.amount >> (6 * h) > 0 and b.amount > 0
 group by 1, 2, 3, 4, 5;

call protect('board_tally');
grant select on board_tally to ${app};
grant select, insert, update, delete on board_tally to ${feed};
