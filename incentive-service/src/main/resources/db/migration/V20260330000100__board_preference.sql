create table board_preference (
    community_id uuid    not null,
    member_id    uuid    not null,
    listed       boolean not null,
    version      bigint  not null,
    constraint board_preference_pk primary key (community_id, member_id),
    constraint board_preference_member_fk foreign key (community_id, member_id) references member (community_id, member_id)
);

comment on table board_preference is 'Whether a member wants to be seen on leaderboards; nothing said yet: yes.';

alter table board add column listed boolean not null default true;
comment on column board.listed is 'What the preference of the member says; repeated here so that the index of places can leave others out.';

call protect('board_preference');
grant select on board_preference to ${app};
grant select, insert, update on board_preference to ${feed};
